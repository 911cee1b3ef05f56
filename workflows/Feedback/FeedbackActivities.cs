using LeadToCash.Cases;
using Microsoft.DurableTask;

namespace LeadToCash.Feedback;

/// <summary>The activities of feedback, typed.</summary>
internal static class FeedbackActivities
{
    public static Task<SurveySchedule> ScheduleSurveyAsync(this TaskOrchestrationContext context, ScheduleSurvey input) =>
        context.CallActivityAsync<SurveySchedule>(nameof(ScheduleSurvey), input, Retries.Transient);

    public static Task AskAboutOrderAsync(this TaskOrchestrationContext context, AskAboutOrder input) =>
        context.CallActivityAsync(nameof(AskAboutOrder), input, Retries.Transient);

    public static Task InviteToSurveyAsync(this TaskOrchestrationContext context, InviteToSurvey input) =>
        context.CallActivityAsync(nameof(InviteToSurvey), input, Retries.Transient);

    public static Task RemindOfSurveyAsync(this TaskOrchestrationContext context, RemindOfSurvey input) =>
        context.CallActivityAsync(nameof(RemindOfSurvey), input, Retries.Transient);

    public static Task<SurveyClosing> CloseSurveyAsync(this TaskOrchestrationContext context, CloseSurvey input) =>
        context.CallActivityAsync<SurveyClosing>(nameof(CloseSurvey), input, Retries.Transient);

    public static Task OpenFollowUpAsync(this TaskOrchestrationContext context, OpenFollowUp input) =>
        context.CallActivityAsync(nameof(OpenFollowUp), input, Retries.Transient);
}
