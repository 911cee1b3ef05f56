using LeadToCash.Calendar;

namespace LeadToCash.Insights;

/// <summary>A calendar month at our office.</summary>
/// <param name="First">Its first local date.</param>
/// <param name="Start">Its first instant, UTC.</param>
/// <param name="End">First instant after it, UTC.</param>
public sealed record SalesMonth(DateOnly First, DateTimeOffset Start, DateTimeOffset End)
{
    /// <summary>The month of a local date.</summary>
    public static SalesMonth Of(BusinessCalendar calendar, DateOnly date)
    {
        DateOnly first = new(date.Year, date.Month, 1);
        return new SalesMonth(first, calendar.At(first, TimeOnly.MinValue), calendar.At(first.AddMonths(1), TimeOnly.MinValue));
    }

    /// <summary>Whether an instant is in it.</summary>
    public bool Contains(DateTimeOffset? instant) => instant >= Start && instant < End;

    /// <summary>Whether a local date is in it.</summary>
    public bool Contains(DateOnly? date) => date >= First && date < First.AddMonths(1);
}
