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

    /// <summary>The holder stops so long before others may follow: a request takes a while until it is carried out.</summary>
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(3);
    private static readonly ConcurrentDictionary<string, bool> HoldersHere = new(StringComparer.Ordinal);

    private readonly CancellationTokenSource _released = new();
    private ETag _etag;
    private long _heldUntil;
    private TaskCompletionSource _renewed = NewSignal();
    private Task _renewal = Task.CompletedTask;

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
            TableEntity row = Row();
            Response answer = await calls.RunAsync(
                stop => held.HasValue
                    ? table.UpdateEntityAsync(row, held.Value!.ETag, TableUpdateMode.Replace, stop)
                    : table.AddEntityAsync(row, stop),
                cancellation);
            Hold(row, answer.Headers.ETag!.Value);
        }
        catch (RequestFailedException taken) when (taken.Status is 409 or 412)
        {
            if (!await HasComeThroughAsync(cancellation))
            {
                throw new InvalidOperationException($"Task hub '{hub}' was just taken by another process.", taken);
            }
        }

        HoldersHere[owner] = true;
        _renewal = RenewAsync(lost);
    }

    /// <summary>
    /// Completes at once while nobody else can have the lease. A process that was stopped for longer, or whose storage was away, waits here until it
    /// knows that it still has it.
    /// </summary>
    internal async ValueTask WhenHeldAsync(CancellationToken cancellation)
    {
        while (true)
        {
            Task renewed = Volatile.Read(ref _renewed).Task;
            if (TimeProvider.System.GetUtcNow().UtcTicks < Interlocked.Read(ref _heldUntil))
            {
                return;
            }

            await renewed.WaitAsync(cancellation);
        }
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
        try
        {
            while (await timer.WaitForNextTickAsync(_released.Token))
            {
                await calls.RunAsync(RenewOnceAsync, _released.Token);
            }
        }
        catch (OperationCanceledException)
        {
            // Given back, or the hub has stopped.
        }
        catch (RequestFailedException failure)
        {
            lost(failure.Status is 412 or 404 ? "another process took the task hub over" : $"the lease could not be renewed: {failure.Message}");
        }
    }

    private async Task<bool> RenewOnceAsync(CancellationToken stop)
    {
        TableEntity row = Row();
        try
        {
            Response answer = await table.UpdateEntityAsync(row, _etag, TableUpdateMode.Replace, stop);
            Hold(row, answer.Headers.ETag!.Value);
            return true;
        }
        catch (RequestFailedException changed) when (changed.Status == 412)
        {
            if (!await HasComeThroughAsync(stop))
            {
                throw;
            }

            return true;
        }
    }

    /// <summary>Whether an earlier attempt of this process took or renewed the lease, and only its answer was lost.</summary>
    private async Task<bool> HasComeThroughAsync(CancellationToken stop)
    {
        NullableResponse<TableEntity> row = await table.GetEntityIfExistsAsync<TableEntity>("lease", "lease", cancellationToken: stop);
        bool isOwn = row.HasValue && string.Equals(row.Value!.GetString("Owner"), owner, StringComparison.Ordinal);
        if (isOwn)
        {
            Hold(row.Value!, row.Value!.ETag);
        }

        return isOwn;
    }

    private void Hold(TableEntity row, ETag etag)
    {
        _etag = etag;
        Interlocked.Exchange(ref _heldUntil, (row.GetDateTimeOffset("ExpiresAt")!.Value - Margin).UtcTicks);
        Interlocked.Exchange(ref _renewed, NewSignal()).SetResult();
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

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
            : IsStart(StartOf(process), lease.GetInt64("ProcessStart")) && lease.GetDateTimeOffset("ExpiresAt") > TimeProvider.System.GetUtcNow();
    }

    /// <summary>Whether both are the start of one process: every process reckons it from its own idea of when the machine was started.</summary>
    private static bool IsStart(long? seen, long? recorded) => Math.Abs(seen - recorded ?? long.MaxValue) < TimeSpan.FromSeconds(2).Ticks;

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
