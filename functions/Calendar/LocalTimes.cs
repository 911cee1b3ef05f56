using System.Globalization;

namespace LeadToCash.Calendar;

/// <summary>Writes instants as people at our office read them.</summary>
internal static class LocalTimes
{
    /// <summary>Tuesday, 24 November 2026, 09:00 or Dienstag, 24. November 2026, 09:00.</summary>
    public static string DateAndTime(this BusinessCalendar calendar, DateTimeOffset instant, CultureInfo culture) =>
        $"{calendar.DateOf(instant).ToString("D", culture)}, {calendar.TimeOfDay(instant)}";

    /// <summary>A day with from and to: Tuesday, 24 November 2026, 09:00–13:00.</summary>
    public static string Span(this BusinessCalendar calendar, DateTimeOffset start, DateTimeOffset end, CultureInfo culture) =>
        $"{calendar.DateAndTime(start, culture)}–{calendar.TimeOfDay(end)}";

    private static string TimeOfDay(this BusinessCalendar calendar, DateTimeOffset instant) =>
        calendar.TimeOf(instant).ToString("HH:mm", CultureInfo.InvariantCulture);
}
