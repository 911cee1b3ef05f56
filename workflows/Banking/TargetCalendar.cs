namespace LeadToCash.Banking;

/// <summary>Days on which T2 (TARGET) settles euros: Monday to Friday without New Year, Good Friday, Easter Monday, 1 May, 25 and 26 December.</summary>
public static class TargetCalendar
{
    /// <summary>Whether payments in euros settle on a day.</summary>
    public static bool IsBusinessDay(DateOnly date) =>
        date.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)
        && (date.Month, date.Day) is not ((1, 1) or (5, 1) or (12, 25) or (12, 26))
        && date != EasterSunday(date.Year).AddDays(-2)
        && date != EasterSunday(date.Year).AddDays(1);

    /// <summary>The day itself if payments settle on it, else the next on which they do.</summary>
    public static DateOnly SameOrNext(DateOnly date)
    {
        while (!IsBusinessDay(date))
        {
            date = date.AddDays(1);
        }

        return date;
    }

    /// <summary>Easter by the Gregorian calendar, after the algorithm of Meeus, Jones and Butcher.</summary>
    private static DateOnly EasterSunday(int year)
    {
        int golden = year % 19;
        (int century, int yearOfCentury) = Math.DivRem(year, 100);
        (int leapCenturies, int centuryRest) = Math.DivRem(century, 4);
        int correction = (century - ((century + 8) / 25) + 1) / 3;
        int epact = ((19 * golden) + century - leapCenturies - correction + 15) % 30;
        (int leapYears, int yearRest) = Math.DivRem(yearOfCentury, 4);
        int weekday = (32 + (2 * centuryRest) + (2 * leapYears) - epact - yearRest) % 7;
        int shift = (golden + (11 * epact) + (22 * weekday)) / 451;
        (int month, int day) = Math.DivRem(epact + weekday - (7 * shift) + 114, 31);
        return new DateOnly(year, month, day + 1);
    }
}
