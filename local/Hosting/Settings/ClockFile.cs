using System.Text.Json;
using LeadToCash.Local.Clock;

namespace LeadToCash.Local.Hosting.Settings;

/// <summary>
/// Remembers in the data folder what an accelerated clock has shown, so that a later start on the same data never goes back in time:
/// not after a crash, and not when it runs at real speed again.
/// </summary>
internal sealed class ClockFile : IDisposable
{
    private const string FileName = "clock.json";
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    /// <summary>More real time than this can't have passed between the last note and the end of that run.</summary>
    private static readonly TimeSpan LongestGap = 5 * Interval;

    private readonly Lock _gate = new();
    private readonly string _path;
    private readonly double _speed;
    private readonly ITimer? _timer;

    private ClockFile(string folder, double speed)
    {
        (_path, _speed) = (Path.Combine(folder, FileName), speed);
        DateTimeOffset now = TimeProvider.System.GetUtcNow();
        DateTimeOffset? left = Read() is { } note ? Continue(note, now) : null;
        if (speed == 1 && (left is null || left <= now))
        {
            Clock = TimeProvider.System;
            File.Delete(_path);
            return;
        }

        Clock = new AcceleratedClock(speed, left > now ? left : now);
        Write();
        _timer = TimeProvider.System.CreateTimer(_ => Write(), state: null, Interval, Interval);
    }

    /// <summary>The clock to use.</summary>
    public TimeProvider Clock { get; }

    /// <summary>Opens the clock of a data folder at a speed; 1 is real time.</summary>
    /// <exception cref="HostStartException">What was noted can't be read.</exception>
    public static ClockFile Open(string folder, double speed) => new(folder, speed);

    public void Dispose()
    {
        if (_timer is not null)
        {
            _timer.Dispose();
            Write();
        }
    }

    /// <summary>While nothing ran, time passed as it does.</summary>
    private static DateTimeOffset Continue(ClockNote note, DateTimeOffset now)
    {
        TimeSpan real = now > note.Real ? now - note.Real : TimeSpan.Zero;
        TimeSpan running = real < LongestGap ? real : LongestGap;
        return note.Shown + (running * note.Speed) + (real - running);
    }

    private ClockNote? Read()
    {
        try
        {
            return File.Exists(_path) ? JsonSerializer.Deserialize<ClockNote>(File.ReadAllText(_path)) : null;
        }
        catch (JsonException failure)
        {
            throw new HostStartException($"The note of the accelerated clock in {_path} can't be read; delete the data folder, or the file if time may go back.", failure);
        }
    }

    /// <summary>By renaming, so that a crash leaves the old note or the new one.</summary>
    private void Write()
    {
        using Lock.Scope held = _gate.EnterScope(); // the timer's last tick and the end of the run may meet
        ClockNote note = new(Clock.GetUtcNow(), TimeProvider.System.GetUtcNow(), _speed);
        string written = _path + ".new";
        File.WriteAllText(written, JsonSerializer.Serialize(note));
        File.Move(written, _path, overwrite: true);
    }

    private sealed record ClockNote(DateTimeOffset Shown, DateTimeOffset Real, double Speed);
}
