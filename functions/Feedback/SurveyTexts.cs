namespace LeadToCash.Feedback;

/// <summary>Texts of surveys in mails and on their page; German beside this file, English in it.</summary>
public sealed class SurveyTexts;
