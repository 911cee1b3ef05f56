using NodaTime;

namespace LeadToCash.Calendar;

/// <summary>
/// Business time of one place: Monday to Friday in the opening hours of its time zone, without its public holidays.
/// Pure: the holidays come in as data. Instants are UTC, dates are the place's local dates.
/// </summary>
public sealed class BusinessCalendar
{
    private readonly DateTimeZone _zone;
    private readonly HashSet<DateOnly> _holidays;
    private readonly (DateOnly First, DateOnly Last) _known;
    private readonly (TimeOnly Open, TimeOnly Close) _hours;

    /// <summary>Creates the calendar of a place.</summary>
    /// <param name="timeZone">IANA id, e.g. <c>Europe/Berlin</c>.</param>
    /// <param name="holidays">Public holidays; every year that occurs in them counts as known, every other one is refused.</param>
    /// <param name="open">Start of the working day, local; 09:00 unless given.</param>
    /// <param name="close">End of the working day, local; 17:00 unless given.</param>
    /// <exception cref="ArgumentException">The zone is unknown, there are no holidays, or the day closes before it opens.</exception>
    public BusinessCalendar(string timeZone, IEnumerable<DateOnly> holidays, TimeOnly? open = null, TimeOnly? close = null)
    {
        _zone = DateTimeZoneProviders.Tzdb.GetZoneOrNull(timeZone) ?? throw new ArgumentException($"Time zone '{timeZone}' is unknown.", nameof(timeZone));
        _holidays = [.. holidays];
        if (_holidays.Count == 0)
        {
            throw new ArgumentException("A calendar needs its public holidays.", nameof(holidays));
        }

        _known = (new DateOnly(_holidays.Min().Year, 1, 1), new DateOnly(_holidays.Max().Year, 12, 31));
        _hours = (open ?? new TimeOnly(9, 0), close ?? new TimeOnly(17, 0));
        if (_hours.Close <= _hours.Open)
        {
            throw new ArgumentException("The working day closes before it opens.", nameof(close));
        }
    }

    /// <summary>The local date of an instant.</summary>
    public DateOnly DateOf(DateTimeOffset instant) => Local(instant).Date.ToDateOnly();

    /// <summary>The local time of day of an instant.</summary>
    public TimeOnly TimeOf(DateTimeOffset instant) => Local(instant).TimeOfDay.ToTimeOnly();

    /// <summary>The instant of a local time; in the hour that a clock change skips, the first instant after it.</summary>
    public DateTimeOffset At(DateOnly date, TimeOnly time) =>
        _zone.AtLeniently(LocalDate.FromDateOnly(date) + LocalTime.FromTimeOnly(time)).ToDateTimeOffset().ToUniversalTime();

    /// <summary>Whether people work on that local date.</summary>
    /// <exception cref="InvalidOperationException">The holidays of that year are not loaded.</exception>
    public bool IsWorkingDay(DateOnly date)
    {
        if (date < _known.First || date > _known.Last)
        {
            throw new InvalidOperationException(
                $"The public holidays of {date.Year} are not loaded (known: {_known.First.Year}-{_known.Last.Year}); add them to the holidays file.");
        }

        return date.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !_holidays.Contains(date);
    }

    /// <summary>The date itself if it is a working day, else the next one (§ 193 BGB).</summary>
    public DateOnly SameOrNextWorkingDay(DateOnly date)
    {
        while (!IsWorkingDay(date))
        {
            date = date.AddDays(1);
        }

        return date;
    }

    /// <summary>The n-th working day after a date; n ≥ 1.</summary>
    public DateOnly AddWorkingDays(DateOnly date, int days)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(days, 1);
        for (int i = 0; i < days; i++)
        {
            date = SameOrNextWorkingDay(date.AddDays(1));
        }

        return date;
    }

    /// <summary>The instant at which so much opening time has passed since <paramref name="from"/>; outside the opening hours no time passes.</summary>
    /// <param name="from">Start; any instant.</param>
    /// <param name="hours">Business hours, zero or more.</param>
    public DateTimeOffset AddBusinessHours(DateTimeOffset from, double hours)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(hours);
        var left = TimeSpan.FromHours(hours);
        DateTimeOffset now = from;
        for (DateOnly date = DateOf(from); ; date = date.AddDays(1))
        {
            if (!IsWorkingDay(date))
            {
                continue;
            }

            (DateTimeOffset open, DateTimeOffset close) = (At(date, _hours.Open), At(date, _hours.Close));
            DateTimeOffset start = now > open ? now : open;
            if (start <= close && close - start >= left)
            {
                return (start + left).ToUniversalTime();
            }

            left -= start < close ? close - start : TimeSpan.Zero;
        }
    }

    private LocalDateTime Local(DateTimeOffset instant) => Instant.FromDateTimeOffset(instant).InZone(_zone).LocalDateTime;
}
