namespace LeadToCash.Feedback;

/// <summary>What can be asked of a survey.</summary>
public abstract record SurveyCommand;

/// <summary>Opens the case.</summary>
public sealed record PlanSurvey(SurveyRequest Request, SurveySchedule Schedule) : SurveyCommand;

/// <summary>Notes that the invitation goes out.</summary>
public sealed record SendSurvey : SurveyCommand;

/// <summary>Notes that the reminder goes out.</summary>
public sealed record RecallSurvey : SurveyCommand;

/// <summary>Answers it; the first answer counts.</summary>
public sealed record AnswerSurvey(SurveyAnswer Answer) : SurveyCommand;

/// <summary>Closes it unanswered.</summary>
public sealed record ExpireSurvey : SurveyCommand;

/// <summary>What a customer says.</summary>
/// <param name="Score">Would you recommend us? 0 to 10.</param>
/// <param name="Quality">Quality of the work, 1 to 5; null if left out.</param>
/// <param name="Comment">In their words, at most 2,000 characters; empty if none.</param>
/// <param name="Wish">What else they would like from us, at most 500 characters; empty if nothing.</param>
public sealed record SurveyAnswer(int Score, int? Quality, string Comment, string Wish);
