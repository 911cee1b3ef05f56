using LeadToCash.Calendar;
using LeadToCash.Cases;

namespace LeadToCash.Books;

/// <summary>
/// Posts revenue that was earned, and lists the schedule under its next date. A schedule that came late, after the run of a month, recognises that month at once.
/// Seeing an event twice changes nothing.
/// </summary>
public sealed class RecognitionObserver(Recognition recognition, RecognitionDue due, BusinessCalendars calendars, TimeProvider time) : ICaseObserver
{
    /// <inheritdoc/>
    public string? CaseType => RecognitionSchedule.CaseType;

    /// <inheritdoc/>
    public async Task OnAsync(CaseEvent @event, Processes processes, CancellationToken cancellationToken)
    {
        RecognitionSchedule schedule = (await @event.CaseAsync<RecognitionSchedule>(cancellationToken)).State;
        await due.SetAsync(schedule, cancellationToken);
        RecognitionEvent happened = @event.As<RecognitionEvent>();
        DateOnly lastMonthsEnd = BookMonths.MonthOf(calendars.Today(time)).AddDays(-1);
        if (happened is RevenueRecognised recognised)
        {
            await recognition.PostAsync(schedule, recognised, cancellationToken);
        }
        else if (happened is ScheduleOpened && schedule.NextDate <= lastMonthsEnd)
        {
            await recognition.RecogniseAsync(@event.CaseId, lastMonthsEnd, cancellationToken);
        }
    }
}
