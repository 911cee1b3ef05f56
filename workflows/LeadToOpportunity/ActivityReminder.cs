using LeadToCash.Calendar;

namespace LeadToCash.LeadToOpportunity;

/// <summary>When a rep is reminded of what he planned.</summary>
public static class ActivityReminder
{
    /// <summary>
    /// The beginning of the working day that lies so many working days before the date (of a date that is none: before the last one before it); what is planned later
    /// than that is reminded at the next instant of business.
    /// </summary>
    /// <param name="calendar">Where the rep works.</param>
    /// <param name="dueOn">Local date of the activity.</param>
    /// <param name="daysBefore">Working days, 0 or more.</param>
    /// <param name="now">UTC.</param>
    /// <returns>UTC, in business hours.</returns>
    public static DateTimeOffset At(BusinessCalendar calendar, DateOnly dueOn, int daysBefore, DateTimeOffset now)
    {
        DateOnly day = LastWorkingDay(calendar, dueOn);
        for (int i = 0; i < daysBefore; i++)
        {
            day = LastWorkingDay(calendar, day.AddDays(-1));
        }

        DateTimeOffset morning = calendar.At(day, TimeOnly.MinValue);
        return calendar.AddBusinessHours(morning > now ? morning : now, 0);
    }

    private static DateOnly LastWorkingDay(BusinessCalendar calendar, DateOnly date)
    {
        while (!calendar.IsWorkingDay(date))
        {
            date = date.AddDays(-1);
        }

        return date;
    }
}
