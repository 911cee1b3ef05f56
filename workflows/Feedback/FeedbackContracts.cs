using LeadToCash.Customers;

namespace LeadToCash.Feedback;

/// <summary>Asks a customer about a completed visit: the input of <c>FeedbackOrchestrator</c>.</summary>
/// <param name="SurveyId">Case id of the survey: the visit's id.</param>
/// <param name="OrderId">The order that the visit belonged to.</param>
/// <param name="Customer">Who is asked.</param>
/// <param name="Work">What was done, as the customer reads it.</param>
/// <param name="TechnicianName">Who did it.</param>
/// <param name="CompletedAt">When the work was signed for, UTC.</param>
public sealed record SurveyRequest(
    string SurveyId, string OrderId, Party Customer, string Work, string TechnicianName, DateTimeOffset CompletedAt);

/// <summary>When a survey does what, UTC; business days are counted once and then stay as they are.</summary>
/// <param name="SendAt">The same local time as the completion, on the next working day.</param>
/// <param name="RemindAt">The same local time, three working days after sending.</param>
/// <param name="CloseAt">14 days after sending.</param>
public sealed record SurveySchedule(DateTimeOffset SendAt, DateTimeOffset RemindAt, DateTimeOffset CloseAt);

/// <summary>Activity: opens the case of a survey and fixes its times.</summary>
public sealed record ScheduleSurvey(SurveyRequest Request);

/// <summary>Activity, and input of <see cref="OrderFeedbackOrchestrator"/>: asks the customer of an order how ordering was, unless he does not want to be asked.</summary>
public sealed record AskAboutOrder(string OrderId);

/// <summary>Activity: mails the link to the survey.</summary>
public sealed record InviteToSurvey(string SurveyId);

/// <summary>Activity: reminds once of an unanswered survey; an answered one is left alone.</summary>
public sealed record RemindOfSurvey(string SurveyId);

/// <summary>Activity: closes a survey that nobody answered. An answer that came in time wins and is returned.</summary>
public sealed record CloseSurvey(string SurveyId);

/// <summary>What a closing survey had.</summary>
/// <param name="Score">The score if there was an answer after all, else null.</param>
public sealed record SurveyClosing(int? Score);

/// <summary>Activity: opens the task for the service lead that follows from a low score.</summary>
public sealed record OpenFollowUp(string SurveyId);

/// <summary>How a survey ended.</summary>
/// <param name="Score">0 to 10; null if nobody answered.</param>
/// <param name="TaskOpened">Whether a task followed.</param>
public sealed record SurveyOutcome(int? Score, bool TaskOpened);
