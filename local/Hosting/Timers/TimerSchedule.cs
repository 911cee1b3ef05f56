using System.Globalization;
using NCrontab;

namespace LeadToCash.Local.Hosting.Timers;

/// <summary>When a timer function runs: at the times of an NCRONTAB expression in UTC, or at equal intervals.</summary>
internal sealed class TimerSchedule
{
    private readonly CrontabSchedule? _cron;
    private readonly TimeSpan _interval;

    private TimerSchedule(CrontabSchedule? cron, TimeSpan interval)
    {
        _cron = cron;
        _interval = interval;
    }

    /// <summary>Reads a schedule.</summary>
    /// <exception cref="HostStartException">It is neither form.</exception>
    public static TimerSchedule Parse(string text, string function)
    {
        bool hasSeconds = text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length == 6;
        if (CrontabSchedule.TryParse(text, new CrontabSchedule.ParseOptions { IncludingSeconds = hasSeconds }) is { } cron)
        {
            return new TimerSchedule(cron, TimeSpan.Zero);
        }

        return TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out TimeSpan interval) && interval > TimeSpan.Zero
            ? new TimerSchedule(cron: null, interval)
            : throw new HostStartException($"The function {function} has the schedule '{text}', which is neither six NCRONTAB fields nor a time as hh:mm:ss.");
    }

    /// <summary>The first run after an instant.</summary>
    public DateTimeOffset NextAfter(DateTimeOffset instant) =>
        _cron is null ? instant + _interval : new DateTimeOffset(_cron.GetNextOccurrence(instant.UtcDateTime), TimeSpan.Zero);
}
