using LeadToCash.Billing;

namespace LeadToCash.CollectiveBilling;

/// <summary>How long bills are collected. Periods follow the calendar.</summary>
public enum CollectiveCycle
{
    /// <summary>From Monday to Sunday.</summary>
    Weekly,

    /// <summary>From the 1st to the 15th, and from the 16th to the end of the month.</summary>
    HalfMonthly,

    /// <summary>Calendar months.</summary>
    Monthly,
}

/// <summary>The periods of cycles: without gap or overlap, in local dates.</summary>
public static class CollectivePeriods
{
    private const int HalfOfMonth = 15;
    private const int DaysOfWeek = 7;

    /// <summary>The period in which a day lies.</summary>
    public static BillingPeriod PeriodOf(this CollectiveCycle cycle, DateOnly day) => cycle switch
    {
        CollectiveCycle.Weekly => WeekOf(day),
        CollectiveCycle.HalfMonthly when day.Day <= HalfOfMonth => new BillingPeriod(DayOf(day, 1), DayOf(day, HalfOfMonth)),
        CollectiveCycle.HalfMonthly => new BillingPeriod(DayOf(day, HalfOfMonth + 1), EndOf(day)),
        _ => new BillingPeriod(DayOf(day, 1), EndOf(day)),
    };

    private static BillingPeriod WeekOf(DateOnly day)
    {
        DateOnly monday = day.AddDays(-(((int)day.DayOfWeek + DaysOfWeek - 1) % DaysOfWeek));
        return new BillingPeriod(monday, monday.AddDays(DaysOfWeek - 1));
    }

    private static DateOnly DayOf(DateOnly month, int day) => new(month.Year, month.Month, day);

    private static DateOnly EndOf(DateOnly day) => DayOf(day, DateTime.DaysInMonth(day.Year, day.Month));
}
