namespace LeadToCash.FieldService;

/// <summary>Texts of visits in mails and on the technician's page; German beside this file, English in it.</summary>
public sealed class VisitTexts;
