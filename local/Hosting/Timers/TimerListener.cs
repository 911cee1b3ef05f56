using System.Diagnostics;
using Azure;
using LeadToCash.Local.Durable;
using LeadToCash.Local.Hosting.Functions;
using LeadToCash.Local.Hosting.Invocation;
using LeadToCash.Local.Hosting.Terminal;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace LeadToCash.Local.Hosting.Timers;

/// <summary>Runs one timer function on its schedule, one run at a time.</summary>
internal sealed partial class TimerListener(
    FunctionMethod function,
    TimerTriggerAttribute trigger,
    TimerSchedule schedule,
    ScheduleStore store,
    FunctionRunner runner,
    WorkTracker work,
    TimeProvider time,
    HostConsole console,
    CrashPoint crash,
    ILogger<TimerListener> logger) : IAsyncDisposable
{
    // System timers count at most 49 days.
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(30);

    private readonly Lock _lock = new();
    private ITimer? _timer;
    private DateTimeOffset _next;
    private DateTime _last;
    private bool _isStopped;

    /// <summary>Starts the schedule. A run missed since the last one is made up for at once, and only once.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        DateTimeOffset now = time.GetUtcNow();
        ScheduleStatus? status = trigger.UseMonitor ? await store.FindAsync(function.Name, cancellationToken) : null;
        _last = status?.Last ?? default;
        _timer = time.CreateTimer(_ => OnTimer(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        bool isPastDue = status is not null && status.Next <= now.UtcDateTime;
        if (isPastDue || trigger.RunOnStartup)
        {
            _next = now;
            _ = RunAsync(isPastDue, work.Begin());
            return;
        }

        _next = schedule.NextAfter(now);
        await SaveAsync(now, cancellationToken);
        Arm();
    }

    /// <summary>Starts no more runs. One that is running goes on; <see cref="WorkTracker"/> knows when it has ended.</summary>
    public async ValueTask DisposeAsync()
    {
        lock (_lock)
        {
            _isStopped = true;
        }

        if (_timer is not null)
        {
            await _timer.DisposeAsync();
        }
    }

    private void Arm()
    {
        lock (_lock)
        {
            if (!_isStopped)
            {
                TimeSpan wait = _next - time.GetUtcNow();
                _timer!.Change(wait < TimeSpan.Zero ? TimeSpan.Zero : wait > LongestWait ? LongestWait : wait, Timeout.InfiniteTimeSpan);
            }
        }
    }

    // Counts the run before the timer's callback returns, so that nobody who moved the clock finds the host idle.
    private void OnTimer()
    {
        if (time.GetUtcNow() < _next)
        {
            Arm();
        }
        else
        {
            _ = RunAsync(isPastDue: false, work.Begin());
        }
    }

    private async Task RunAsync(bool isPastDue, IDisposable running)
    {
        using (running)
        {
            await Task.Yield();
            long start = Stopwatch.GetTimestamp();
            DateTimeOffset due = _next;
            bool succeeded = await runner.TryRunAsync(function, new TriggerInput { Value = Info(due, isPastDue) });
            console.Run("timer", function.Name, trigger.Schedule, succeeded, Stopwatch.GetElapsedTime(start));
            crash.At(CommitPoint.TimerFunctionRun);
            await FinishAsync(due);
            Arm();
        }
    }

    private TimerInfo Info(DateTimeOffset due, bool isPastDue) => new()
    {
        IsPastDue = isPastDue,
        ScheduleStatus = trigger.UseMonitor
            ? new ScheduleStatus { Last = _last, Next = schedule.NextAfter(due).UtcDateTime, LastUpdated = _last }
            : null,
    };

    private async Task FinishAsync(DateTimeOffset due)
    {
        DateTimeOffset now = time.GetUtcNow();
        _last = due.UtcDateTime;
        _next = schedule.NextAfter(now > due ? now : due);
        try
        {
            await SaveAsync(now, CancellationToken.None);
        }
        catch (Exception failure) when (failure is RequestFailedException or AggregateException or IOException)
        {
            NotSaved(failure, function.Name);
        }
    }

    private Task SaveAsync(DateTimeOffset now, CancellationToken cancellationToken) =>
        trigger.UseMonitor
            ? store.SaveAsync(
                function.Name,
                new ScheduleStatus { Last = _last, Next = _next.UtcDateTime, LastUpdated = now.UtcDateTime },
                cancellationToken)
            : Task.CompletedTask;

    [LoggerMessage(1, LogLevel.Warning, "The schedule of {Function} could not be saved; a missed run may be repeated after a restart")]
    private partial void NotSaved(Exception failure, string function);
}
