using System.Collections.Concurrent;
using System.ComponentModel;
using System.Diagnostics;
using Azure;
using Azure.Data.Tables;

namespace LeadToCash.Local.Durable;

/// <summary>
/// The right to run a task hub: one row, held by one process and renewed on real time. A holder that is known to be dead (a process of this
/// machine that is gone) is succeeded at once, another one when its lease has run out.
/// </summary>
internal sealed class HubLease(TableClient table, StorageCalls calls, string hub, string owner) : IAsyncDisposable
{
    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan RenewalInterval = TimeSpan.FromSeconds(5);
    private static readonly ConcurrentDictionary<string, bool> HoldersHere = new(StringComparer.Ordinal);

    private readonly CancellationTokenSource _released = new();
    private ETag _etag;
    private Task _renewal = Task.CompletedTask;
    private long _renewedAt;

    /// <summary>How long ago the lease was taken or renewed; null before it is held.</summary>
    internal TimeSpan? Age => Interlocked.Read(ref _renewedAt) is > 0 and var at ? Stopwatch.GetElapsedTime(at) : null;

    /// <summary>Takes the lease and keeps it; <paramref name="lost"/> is called once, with the reason, if it is lost.</summary>
    /// <exception cref="InvalidOperationException">Another process holds it.</exception>
    internal async Task AcquireAsync(Action<string> lost, CancellationToken cancellation)
    {
        NullableResponse<TableEntity> held = await calls.RunAsync(
            stop => table.GetEntityIfExistsAsync<TableEntity>("lease", "lease", cancellationToken: stop), cancellation);
        if (held.HasValue && IsAlive(held.Value!))
        {
            throw Refusal(held.Value!);
        }

        try
        {
            Response answer = await calls.RunAsync(
                stop => held.HasValue
                    ? table.UpdateEntityAsync(Row(), held.Value!.ETag, TableUpdateMode.Replace, stop)
                    : table.AddEntityAsync(Row(), stop),
                cancellation);
            _etag = answer.Headers.ETag!.Value;
        }
        catch (RequestFailedException taken) when (taken.Status is 409 or 412)
        {
            throw new InvalidOperationException($"Task hub '{hub}' was just taken by another process.", taken);
        }

        HoldersHere[owner] = true;
        _renewal = RenewAsync(lost);
    }

    /// <summary>Gives the lease back, so that the next process need not wait.</summary>
    internal async Task ReleaseAsync()
    {
        await StopRenewingAsync();
        try
        {
            await table.DeleteEntityAsync("lease", "lease", _etag);
        }
        catch (Exception failure) when (failure is RequestFailedException || StorageCalls.IsPassing(failure))
        {
            // Lost meanwhile, or storage is gone: the lease runs out by itself.
        }
    }

    public async ValueTask DisposeAsync()
    {
        await StopRenewingAsync();
        _released.Dispose();
    }

    /// <summary>Leaves the lease as it is, like a process that died.</summary>
    internal async Task StopRenewingAsync()
    {
        HoldersHere.TryRemove(owner, out _);
        await _released.CancelAsync();
        await _renewal;
    }

    private async Task RenewAsync(Action<string> lost)
    {
        using var timer = new PeriodicTimer(RenewalInterval, TimeProvider.System);
        Interlocked.Exchange(ref _renewedAt, Stopwatch.GetTimestamp());
        try
        {
            while (await timer.WaitForNextTickAsync(_released.Token))
            {
                using var limit = CancellationTokenSource.CreateLinkedTokenSource(_released.Token);
                limit.CancelAfter(Duration - Stopwatch.GetElapsedTime(_renewedAt) is { Ticks: > 0 } left ? left : TimeSpan.FromMilliseconds(1));
                Response answer = await calls.RunAsync(stop => table.UpdateEntityAsync(Row(), _etag, TableUpdateMode.Replace, stop), limit.Token);
                _etag = answer.Headers.ETag!.Value;
                Interlocked.Exchange(ref _renewedAt, Stopwatch.GetTimestamp());
            }
        }
        catch (OperationCanceledException) when (_released.IsCancellationRequested)
        {
            // Given back.
        }
        catch (Exception exception) when (exception is RequestFailedException or OperationCanceledException)
        {
            lost(exception is RequestFailedException { Status: 412 or 404 }
                ? "another process took the task hub over"
                : "the lease could not be renewed in time because storage did not answer");
        }
    }

    private TableEntity Row() => new("lease", "lease")
    {
        ["Owner"] = owner,
        ["Machine"] = Environment.MachineName,
        ["ProcessId"] = Environment.ProcessId,
        ["ProcessStart"] = StartOf(Environment.ProcessId) ?? 0,
        ["ExpiresAt"] = TimeProvider.System.GetUtcNow() + Duration,
    };

    private static bool IsAlive(TableEntity lease)
    {
        if (!string.Equals(lease.GetString("Machine"), Environment.MachineName, StringComparison.Ordinal))
        {
            return lease.GetDateTimeOffset("ExpiresAt") > TimeProvider.System.GetUtcNow();
        }

        int process = lease.GetInt32("ProcessId") ?? 0;
        return process == Environment.ProcessId
            ? HoldersHere.ContainsKey(lease.GetString("Owner"))
            : StartOf(process) == lease.GetInt64("ProcessStart") && lease.GetDateTimeOffset("ExpiresAt") > TimeProvider.System.GetUtcNow();
    }

    /// <summary>When a process of this machine began, which tells it from a later one with the same id; null when it is gone.</summary>
    private static long? StartOf(int processId)
    {
        try
        {
            using Process process = Process.GetProcessById(processId);
            return process.StartTime.ToUniversalTime().Ticks;
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException or Win32Exception)
        {
            return null;
        }
    }

    private InvalidOperationException Refusal(TableEntity lease) => new(
        $"Task hub '{hub}' is run by process {lease.GetInt32("ProcessId")} on {lease.GetString("Machine")}. Only one process may run a task hub: "
        + "stop that one, or give this one another hub name or data directory.");
}
