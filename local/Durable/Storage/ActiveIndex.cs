using Azure;
using Azure.Data.Tables;
using LeadToCash.Local.Storage.Tables;
using Microsoft.Extensions.Logging;

namespace LeadToCash.Local.Durable;

/// <summary>
/// The ids of unfinished instances, so that a start reads those and no others. An id is stored before its instance is committed, and removed
/// some time after it has settled: one too many costs a look at start-up, one too few would be forgotten. Writes are grouped.
/// </summary>
internal sealed class ActiveIndex(TableClient table, StorageCalls calls, ILogger logger)
{
    private const string Partition = "active";
    private const int BatchSize = 100;

    private readonly Lock _lock = new();
    private readonly HashSet<string> _stored = new(StringComparer.Ordinal);
    private readonly HashSet<string> _settled = new(StringComparer.Ordinal);
    private readonly Dictionary<string, TaskCompletionSource> _adding = new(StringComparer.Ordinal);
    private TaskCompletionSource? _flush;
    private bool _isTidying;

    /// <summary>How many instances are known not to have settled.</summary>
    internal int Count
    {
        get
        {
            lock (_lock)
            {
                return _stored.Count + _adding.Count - _settled.Count;
            }
        }
    }

    /// <summary>Reads all ids; called once, before anything else.</summary>
    internal async Task<List<string>> ReadAllAsync(CancellationToken cancellation)
    {
        List<string> ids = await calls.RunAsync(ReadOnceAsync, cancellation);
        lock (_lock)
        {
            _stored.UnionWith(ids);
        }

        return ids;
    }

    /// <summary>Completes when the id is stored.</summary>
    internal Task AddAsync(string instanceId)
    {
        TaskCompletionSource? added;
        lock (_lock)
        {
            _settled.Remove(instanceId);
            if (_stored.Contains(instanceId))
            {
                return Task.CompletedTask;
            }

            if (!_adding.TryGetValue(instanceId, out added))
            {
                _adding.Add(instanceId, added = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
            }
        }

        _ = FlushAsync();
        return added.Task;
    }

    /// <summary>Lets the id go; it is removed with a later write.</summary>
    internal void Remove(string instanceId)
    {
        bool isBatch;
        lock (_lock)
        {
            _settled.Add(instanceId);
            isBatch = _settled.Count >= BatchSize;
        }

        if (isBatch)
        {
            _ = FlushAsync();
        }
    }

    /// <summary>Removes what has settled; called when the hub stops.</summary>
    internal async Task TidyAsync()
    {
        lock (_lock)
        {
            _isTidying = true;
        }

        await FlushAsync();
    }

    /// <summary>Writes what waits, unless that is under way. The first request is out when this returns, so it is not to be called under the lock.</summary>
    private Task FlushAsync()
    {
        TaskCompletionSource flush;
        lock (_lock)
        {
            if (_flush is not null)
            {
                return _flush.Task;
            }

            flush = _flush = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        _ = WriteAllAsync(flush);
        return flush.Task;
    }

    private async Task<List<string>> ReadOnceAsync(CancellationToken cancellation)
    {
        List<string> ids = [];
        string filter = TableClient.CreateQueryFilter($"PartitionKey eq {Partition}");
        await foreach (TableEntity row in table.QueryAsync<TableEntity>(filter, select: ["RowKey"], cancellationToken: cancellation))
        {
            ids.Add(TableKey.InstanceId(row.RowKey));
        }

        return ids;
    }

    private async Task WriteAllAsync(TaskCompletionSource flush)
    {
        while (Take() is { Count: > 0 } batch)
        {
            try
            {
                await WriteAsync(batch);
                Finish(batch, null);
            }
            catch (Exception exception) // the flush's own boundary: those who wait get the failure
            {
                Finish(batch, exception);
                logger.IndexNotTidied(exception);
            }
        }

        flush.SetResult();
    }

    /// <summary>What is to be written next. When that is nothing the flush ends at once: what comes after it needs another.</summary>
    private List<Change> Take()
    {
        lock (_lock)
        {
            List<Change> batch = [.. _adding.Take(BatchSize).Select(entry => new Change(entry.Key, entry.Value))];
            batch.ForEach(change => _adding.Remove(change.InstanceId));
            if (_settled.Count >= BatchSize || _isTidying)
            {
                AddRemovals(batch);
            }

            if (batch.Count == 0)
            {
                _flush = null;
            }

            return batch;
        }
    }

    private void AddRemovals(List<Change> batch)
    {
        foreach (string id in _settled.Take(BatchSize - batch.Count).ToList())
        {
            _settled.Remove(id);
            if (_stored.Remove(id))
            {
                batch.Add(new Change(id, null));
            }
        }
    }

    private void Finish(List<Change> batch, Exception? failure)
    {
        lock (_lock)
        {
            _stored.UnionWith(batch.Where(change => failure is null == change.IsAddition).Select(change => change.InstanceId));
        }

        foreach (Change change in batch)
        {
            if (failure is null)
            {
                change.Added?.SetResult();
            }
            else
            {
                change.Added?.SetException(failure);
            }
        }
    }

    private async Task WriteAsync(List<Change> batch)
    {
        if (batch is [var single])
        {
            await WriteAsync(single);
            return;
        }

        try
        {
            EntityOperation[] operations = [.. batch.Select(change => change.Operation)];
            await calls.RunAsync(operations, (writes, stop) => table.ExecuteAsync(writes, stop));
        }
        catch (RequestFailedException missing) when (missing.Status == 404)
        {
            // A removal whose answer was lost: each change alone, where a second removal does no harm.
            foreach (Change change in batch)
            {
                await WriteAsync(change);
            }
        }
    }

    private async Task WriteAsync(Change change)
    {
        try
        {
            await calls.RunAsync(change.Operation, (write, stop) => table.ExecuteAsync(write, stop));
        }
        catch (RequestFailedException missing) when (missing.Status == 404 && !change.IsAddition)
        {
            // It is gone already.
        }
    }

    private sealed record Change(string InstanceId, TaskCompletionSource? Added)
    {
        internal bool IsAddition => Added is not null;

        internal EntityOperation Operation => new(
            IsAddition ? TableTransactionActionType.UpsertReplace : TableTransactionActionType.Delete, Partition, TableKey.Of(InstanceId), ETag.All, []);
    }
}
