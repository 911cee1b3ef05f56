using LeadToCash.Calendar;

namespace LeadToCash.Dunning;

/// <summary>
/// The days on which letters of a claim become due. Days on which letters are kept back are not counted. To be asked only while no pause is on, so every pause has its end.
/// </summary>
internal sealed class LetterDates(DateOnly dueDate, DateOnly? lastLetter, Pauses pauses, BusinessCalendar calendar)
{
    private DateOnly _day = dueDate;
    private DateOnly _before = dueDate;
    private int _counted;

    /// <summary>The working day of a level, never before that of the level before; ask for levels in their order.</summary>
    public DateOnly Of(DunningLevel level)
    {
        while (_counted < level.DaysAfterDue)
        {
            _day = Free(_day.AddDays(1));
            if (!level.BusinessDays || calendar.IsWorkingDay(_day))
            {
                _counted++;
            }
        }

        DateOnly after = lastLetter?.AddDays(level.DaysAfterLast) ?? _day;
        DateOnly day = Later(Later(_day, after), _before);
        while (!calendar.IsWorkingDay(day = Free(day)))
        {
            day = day.AddDays(1);
        }

        return _before = day;
    }

    /// <summary>The first day from a day on, on which no letter is kept back.</summary>
    private DateOnly Free(DateOnly day)
    {
        while (pauses.Stopping(day) is { } pause)
        {
            day = pause.Until!.Value;
        }

        return day;
    }

    private static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;
}
