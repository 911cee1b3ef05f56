using LeadToCash.Calendar;
using LeadToCash.Cases;
using LeadToCash.Insights;
using Microsoft.Azure.Functions.Worker;
using SurveyStore = LeadToCash.Cases.CaseStore<LeadToCash.Feedback.Survey, LeadToCash.Feedback.SurveyCommand, LeadToCash.Feedback.SurveyEvent>;
using TaskStore = LeadToCash.Cases.CaseStore<LeadToCash.Insights.StaffTask, LeadToCash.Insights.StaffTaskCommand, LeadToCash.Insights.StaffTaskEvent>;

namespace LeadToCash.Feedback;

/// <summary>
/// Opens the service lead's task for a low score and mails it. Safe to run twice: the task's id comes from the survey, so that the first
/// run's due date stays, and the mail has a key.
/// </summary>
public sealed class OpenFollowUpActivity(SurveyStore surveys, TaskStore tasks, SurveyMails mails, BusinessCalendars calendars, TimeProvider time)
{
    [Function(nameof(OpenFollowUp))]
    public async Task RunAsync([ActivityTrigger] OpenFollowUp input, CancellationToken cancellationToken)
    {
        Survey survey = (await surveys.GetAsync(input.SurveyId, cancellationToken)).State;
        SurveyAnswer answer = survey.Answer ?? throw new BusinessRuleException($"Survey '{input.SurveyId}' has no answer to follow up.");
        BusinessCalendar own = calendars.Own;
        OpenTask open = new(
            $"Score {answer.Score} from {survey.Customer.Name}",
            $"{survey.Work} by {survey.TechnicianName}. {answer.Comment}".TrimEnd(),
            "service",
            own.AddWorkingDays(own.DateOf(time.GetUtcNow()), SurveyPolicy.FollowUpWorkingDays),
            $"/api/surveys/{input.SurveyId}",
            survey.CustomerId);
        CaseOutcome<StaffTask, StaffTaskEvent> outcome = await tasks.ExecuteAsync(TaskId(input.SurveyId), "open", open, cancellationToken: cancellationToken);
        await mails.FollowUpAsync(input.SurveyId, survey, outcome.Required().Due, cancellationToken);
    }

    /// <summary>Id of the task that follows from a survey.</summary>
    internal static string TaskId(string surveyId) => $"survey-{surveyId}";
}
