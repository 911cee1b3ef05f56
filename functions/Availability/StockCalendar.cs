using LeadToCash.Calendar;

namespace LeadToCash.Availability;

/// <summary>When on a promised date goods are ready.</summary>
public sealed class StockCalendar(BusinessCalendars calendars, TimeProvider time)
{
    private static readonly TimeOnly StartOfWork = new(9, 0);

    /// <summary>The later of an instant and the start of work on a date; a date that is today or past is now.</summary>
    public DateTimeOffset Later(DateTimeOffset instant, DateOnly date)
    {
        DateTimeOffset ready = date <= calendars.Own.DateOf(time.GetUtcNow()) ? time.GetUtcNow() : calendars.Own.At(date, StartOfWork);
        return ready > instant ? ready : instant;
    }
}
