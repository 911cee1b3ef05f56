using LeadToCash.Calendar;
using LeadToCash.Cases;
using Microsoft.Azure.Functions.Worker;
using SurveyStore = LeadToCash.Cases.CaseStore<LeadToCash.Feedback.Survey, LeadToCash.Feedback.SurveyCommand, LeadToCash.Feedback.SurveyEvent>;

namespace LeadToCash.Feedback;

/// <summary>Opens the case of a survey with its times. Safe to run twice: the case keeps the times it was opened with.</summary>
public sealed class ScheduleSurveyActivity(SurveyStore surveys, BusinessCalendars calendars)
{
    [Function(nameof(ScheduleSurvey))]
    public async Task<SurveySchedule> RunAsync([ActivityTrigger] ScheduleSurvey input, CancellationToken cancellationToken)
    {
        PlanSurvey plan = new(input.Request, ScheduleOf(calendars.Own, input.Request.CompletedAt));
        CaseOutcome<Survey, SurveyEvent> outcome = await surveys.ExecuteAsync(input.Request.SurveyId, "plan", plan, cancellationToken: cancellationToken);
        return outcome.Required().Schedule;
    }

    /// <summary>The times of a survey about work that was completed then, in whole seconds as the link carries them.</summary>
    internal static SurveySchedule ScheduleOf(BusinessCalendar calendar, DateTimeOffset completedAt)
    {
        TimeOnly time = calendar.TimeOf(completedAt);
        time = new TimeOnly(time.Hour, time.Minute, time.Second);
        DateOnly send = calendar.AddWorkingDays(calendar.DateOf(completedAt), 1);
        return new SurveySchedule(
            calendar.At(send, time),
            calendar.At(calendar.AddWorkingDays(send, SurveyPolicy.ReminderWorkingDays), time),
            calendar.At(send.AddDays(SurveyPolicy.OpenDays), time));
    }
}
