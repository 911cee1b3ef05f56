using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.Extensions.Options;

namespace LeadToCash.Calendar;

/// <summary>Settings <c>Calendar:*</c>: where our people work.</summary>
public sealed class CalendarOptions
{
    /// <summary>IANA time zone.</summary>
    [Required]
    public string TimeZone { get; set; } = "Europe/Berlin";

    /// <summary>Federal state whose public holidays count, ISO 3166-2 without <c>DE-</c>.</summary>
    [Required]
    public string State { get; set; } = "BY";

    /// <summary>Start of the working day, local.</summary>
    public TimeOnly Open { get; set; } = new(9, 0);

    /// <summary>End of the working day, local.</summary>
    public TimeOnly Close { get; set; } = new(17, 0);
}

/// <summary>The business calendars of the German federal states, from <c>public-holidays-de.csv</c> (state, date, name).</summary>
public sealed class BusinessCalendars
{
    private readonly ILookup<string, DateOnly> _holidays;
    private readonly CalendarOptions _options;

    public BusinessCalendars(IOptions<CalendarOptions> options)
        : this(options.Value, Path.Combine(AppContext.BaseDirectory, "Calendar", "public-holidays-de.csv"))
    {
    }

    /// <summary>Reads the holidays.</summary>
    /// <exception cref="InvalidDataException">A line is wrong (says which), or the setting names a state that is not in the file.</exception>
    public BusinessCalendars(CalendarOptions options, string path)
    {
        _options = options;
        _holidays = File.ReadLines(path).Select((line, index) => (line, number: index + 1)).Skip(1)
            .Where(row => row.line.Length > 0)
            .Select(row => Parse(path, row.line, row.number))
            .ToLookup(row => row.State, row => row.Date, StringComparer.Ordinal);
        Own = Of(options.State);
    }

    /// <summary>The calendar of our own office.</summary>
    public BusinessCalendar Own { get; }

    /// <summary>The date at our office.</summary>
    public DateOnly Today(TimeProvider time) => Own.DateOf(time.GetUtcNow());

    /// <summary>The calendar of a federal state, in our time zone and opening hours.</summary>
    /// <exception cref="InvalidDataException">The state is not in the file.</exception>
    public BusinessCalendar Of(string state) => _holidays.Contains(state)
        ? new BusinessCalendar(_options.TimeZone, _holidays[state], _options.Open, _options.Close)
        : throw new InvalidDataException($"There are no public holidays of '{state}'; known are {string.Join(", ", _holidays.Select(group => group.Key))}.");

    /// <summary>The calendar of one person: whatever is not given is as at our office.</summary>
    /// <param name="state">Federal state, ISO 3166-2 without <c>DE-</c>.</param>
    /// <param name="timeZone">IANA id.</param>
    /// <param name="open">Start of the working day, local.</param>
    /// <param name="close">End of it.</param>
    /// <exception cref="InvalidDataException">The state is not in the file.</exception>
    /// <exception cref="ArgumentException">The zone is unknown, or the day closes before it opens.</exception>
    public BusinessCalendar Of(string? state, string? timeZone, TimeOnly? open, TimeOnly? close) => (state, timeZone, open, close) switch
    {
        (null, null, null, null) => Own,
        _ when _holidays.Contains(state ?? _options.State) => new BusinessCalendar(
            timeZone ?? _options.TimeZone, _holidays[state ?? _options.State], open ?? _options.Open, close ?? _options.Close),
        _ => Of(state!),
    };

    private static (string State, DateOnly Date) Parse(string path, string line, int number)
    {
        string[] fields = line.Split(',');
        return fields.Length >= 3 && DateOnly.TryParseExact(fields[1], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly date)
            ? (fields[0], date)
            : throw new InvalidDataException($"{path}, line {number}: expected state,yyyy-mm-dd,name but found '{line}'.");
    }
}
