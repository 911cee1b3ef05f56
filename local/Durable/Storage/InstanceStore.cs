using Azure;
using Azure.Data.Tables;
using LeadToCash.Local.Storage;
using LeadToCash.Local.Storage.Tables;

namespace LeadToCash.Local.Durable;

/// <summary>
/// Instances in Table storage: one partition each, with a state row that also holds the end of the history, and further rows for what it has no
/// room for. A commit is one entity-group transaction fenced by the state row's ETag. Everything is read by key, never by a walk over a table.
/// </summary>
internal sealed class InstanceStore(TableClient table, StorageCalls calls, string owner, Action<CommitPoint> atPoint)
{
    private const int RowsReadAtOnce = 8;

    /// <summary>Unique for the process that owns the hub now; tells its own commits from another's.</summary>
    internal string Owner => owner;

    /// <summary>The instance with its payloads, or null.</summary>
    internal async Task<InstanceState?> ReadAsync(string instanceId, CancellationToken cancellation = default)
    {
        if (await ReadStateRowAsync(instanceId, null, cancellation) is not { } row)
        {
            return null;
        }

        InstanceState state = StateRow.Read(row);
        await ReadLongTextsAsync(state, cancellation);
        return state;
    }

    /// <summary>The instance with its history, for those who look at it while it goes on; null when there is none.</summary>
    internal async Task<InstanceRecord?> ReadWithHistoryAsync(string instanceId, CancellationToken cancellation)
    {
        while (await ReadAsync(instanceId, cancellation) is { } state)
        {
            try
            {
                return new InstanceRecord(state, await ReadHistoryAsync(state));
            }
            catch (MissingRowException)
            {
                // The instance began another execution, or was purged, between the two reads.
            }
        }

        return null;
    }

    /// <summary>Some columns of the instance, or null.</summary>
    /// <param name="instanceId">The instance.</param>
    /// <param name="columns"><see cref="StateRow.Overview"/> or <see cref="StateRow.Outline"/>.</param>
    /// <param name="cancellation">Ends the reading.</param>
    internal async Task<InstanceState?> ReadPartlyAsync(string instanceId, string[] columns, CancellationToken cancellation) =>
        await ReadStateRowAsync(instanceId, columns, cancellation) is { } row ? StateRow.Read(row) : null;

    /// <summary>One page of the instances that match a filter, with or without payloads.</summary>
    internal async Task<(List<InstanceState> Instances, string? Next)> ReadPageAsync(
        string filter, int size, string? continuation, bool withPayloads, CancellationToken cancellation)
    {
        Page<TableEntity>? page = await calls.RunAsync(stop => ReadPageOnceAsync(filter, size, continuation, withPayloads, stop), cancellation);
        List<InstanceState> instances = [.. page?.Values.Select(StateRow.Read) ?? []];
        if (withPayloads)
        {
            await Parallel.ForEachAsync(instances, cancellation, async (state, stop) => await ReadLongTextsAsync(state, stop));
        }

        return (instances, page?.ContinuationToken);
    }

    /// <summary>The history of the instance's present execution.</summary>
    internal async Task<List<HistoryEvent>> ReadHistoryAsync(InstanceState state)
    {
        string earlier = await ReadRowsAsync(
            state.InstanceId, state.Stored.HistoryRows, (key, index) => TableKey.History(key, state.Generation, index), CancellationToken.None);
        return HistoryText.Read(earlier + state.Stored.Tail);
    }

    /// <summary>Appends events and stores the state, all or nothing.</summary>
    /// <returns>False when <paramref name="state"/> is new and an instance of its id exists already.</returns>
    /// <exception cref="FencedException">Somebody else changed the instance: this process no longer owns the hub.</exception>
    internal ValueTask<bool> CommitAsync(InstanceState state, IReadOnlyList<HistoryEvent> appended, ExecutionChange change) =>
        CommitAsync(state, Plan(state, appended, change));

    /// <summary>What a commit will write, for those who have to wait before they may.</summary>
    internal Commit Plan(InstanceState state, IReadOnlyList<HistoryEvent> appended, ExecutionChange change) =>
        Commit.Plan(state, appended, change, owner);

    /// <inheritdoc cref="CommitAsync(InstanceState, IReadOnlyList{HistoryEvent}, ExecutionChange)"/>
    internal async ValueTask<bool> CommitAsync(InstanceState state, Commit commit)
    {
        foreach (IReadOnlyList<EntityOperation> early in commit.BeforeTheState)
        {
            await SubmitAsync(early);
        }

        if (commit.BeforeTheState.Count > 0)
        {
            atPoint(CommitPoint.RowsWritten);
        }

        if (await SubmitFencedAsync(state, commit) is not { } etag)
        {
            return false;
        }

        commit.Succeeded(state, etag);
        foreach (IReadOnlyList<EntityOperation> late in commit.AfterTheState)
        {
            await DeleteLeftoversAsync(late);
        }

        return true;
    }

    /// <summary>Removes every row of the instance.</summary>
    /// <exception cref="FencedException">Somebody else changed the instance: this process no longer owns the hub.</exception>
    internal async Task DeleteAsync(InstanceState state)
    {
        // The state row goes first: without it nothing of the instance is ever read again.
        try
        {
            string key = TableKey.Of(state.InstanceId);
            ETag committed = state.Stored.ETag!.Value;
            await calls.RunAsync(cancellation => table.DeleteEntityAsync(key, TableKey.State(key), committed, cancellation));
        }
        catch (RequestFailedException changed) when (changed.Status == 412)
        {
            throw new FencedException($"Instance '{state.InstanceId}' was changed by another process.", changed);
        }

        atPoint(CommitPoint.StateDeleted);
        foreach (IReadOnlyList<EntityOperation> batch in Commit.DeletionOfRows(state))
        {
            await DeleteLeftoversAsync(batch);
        }
    }

    private async Task<Page<TableEntity>?> ReadPageOnceAsync(
        string filter, int size, string? continuation, bool withPayloads, CancellationToken cancellation)
    {
        string[]? columns = withPayloads ? null : StateRow.Overview;
        await foreach (Page<TableEntity> page in table
            .QueryAsync<TableEntity>(filter, size, columns, cancellation).AsPages(continuation, size).WithCancellation(cancellation))
        {
            return page;
        }

        return null;
    }

    private async Task ReadLongTextsAsync(InstanceState state, CancellationToken cancellation)
    {
        StoredShape stored = state.Stored;
        if (stored.Input.Rows > 0)
        {
            state.Execution = state.Execution with { Input = await ReadTextAsync(state, "input", stored.Input, cancellation) };
        }

        if (stored.Output.Rows > 0)
        {
            state.Output = await ReadTextAsync(state, "output", stored.Output, cancellation);
        }

        if (stored.Outbox.Rows > 0)
        {
            state.Outbox = StateRow.ReadOutbox(await ReadTextAsync(state, "outbox", stored.Outbox, cancellation));
        }
    }

    private Task<string> ReadTextAsync(InstanceState state, string column, LongText text, CancellationToken cancellation) =>
        ReadRowsAsync(state.InstanceId, text.Rows, (key, index) => TableKey.Text(column, key, text.Commit, index), cancellation);

    private async Task<string> ReadRowsAsync(string instanceId, int count, Func<string, int, string> rowKey, CancellationToken cancellation)
    {
        string key = TableKey.Of(instanceId);
        string[] parts = new string[count];
        await Parallel.ForAsync(0, count, new ParallelOptions { MaxDegreeOfParallelism = RowsReadAtOnce, CancellationToken = cancellation }, async (index, stop) =>
        {
            TableEntity row = await ReadRowAsync(key, rowKey(key, index), null, stop)
                ?? throw new MissingRowException($"Row '{rowKey(key, index)}' of instance '{instanceId}' is missing from table {table.Name}.");
            parts[index] = TextColumns.Read(row, Commit.TextColumn) ?? string.Empty;
        });
        return string.Concat(parts);
    }

    private Task<TableEntity?> ReadStateRowAsync(string instanceId, IEnumerable<string>? columns, CancellationToken cancellation)
    {
        string key = TableKey.Of(instanceId);
        return ReadRowAsync(key, TableKey.State(key), columns, cancellation);
    }

    private async Task<TableEntity?> ReadRowAsync(string key, string rowKey, IEnumerable<string>? columns, CancellationToken cancellation)
    {
        NullableResponse<TableEntity> row = await calls.RunAsync(
            stop => table.GetEntityIfExistsAsync<TableEntity>(key, rowKey, columns!, stop), cancellation);
        return row.HasValue ? row.Value : null;
    }

    private ValueTask<IReadOnlyList<Response>> SubmitAsync(IReadOnlyList<EntityOperation> operations) =>
        calls.RunAsync(operations, (writes, stop) => table.ExecuteAsync(writes, stop));

    /// <summary>The state row's new ETag; null when the instance exists although it should be new.</summary>
    private async ValueTask<ETag?> SubmitFencedAsync(InstanceState state, Commit commit)
    {
        try
        {
            return commit.WithTheState.Count > 0
                ? StorageResponse.VersionIn((await SubmitAsync(commit.WithTheState))[0])
                : StorageResponse.VersionIn(await calls.RunAsync(commit.State, (write, stop) => table.ExecuteAsync(write, stop)));
        }
        catch (RequestFailedException conflict) when (conflict.Status is 409 or 412 or 404)
        {
            // An earlier attempt whose answer was lost may have succeeded: then the row carries this very commit.
            TableEntity? row = await ReadStateRowAsync(state.InstanceId, ["Commit", "Owner", "ExecutionId"], CancellationToken.None);
            if (row is not null && IsOf(row, state, commit))
            {
                return row.ETag;
            }

            return commit.IsInsert && row is not null
                ? null
                : throw new FencedException($"Instance '{state.InstanceId}' was changed by another process.", conflict);
        }
    }

    private bool IsOf(TableEntity row, InstanceState state, Commit commit) =>
        row.GetInt64("Commit") == commit.Number
        && string.Equals(row.GetString("Owner"), owner, StringComparison.Ordinal)
        && string.Equals(row.GetString("ExecutionId"), state.Execution.ExecutionId, StringComparison.Ordinal);

    /// <summary>Removes rows that nothing refers to. One that is gone already fails its whole transaction: then each is removed alone.</summary>
    private async Task DeleteLeftoversAsync(IReadOnlyList<EntityOperation> deletions)
    {
        try
        {
            await SubmitAsync(deletions);
        }
        catch (RequestFailedException missing) when (missing.Status == 404)
        {
            foreach (EntityOperation deletion in deletions)
            {
                await calls.RunAsync(stop => table.DeleteEntityAsync(deletion.PartitionKey, deletion.RowKey, ETag.All, stop));
            }
        }
    }
}

/// <summary>Whether a commit begins an execution.</summary>
internal enum ExecutionChange
{
    /// <summary>The present execution goes on.</summary>
    None,

    /// <summary>A new execution takes the place of what is stored, if anything is.</summary>
    NewExecution,
}

/// <summary>An instance as committed, and the history of its present execution.</summary>
internal sealed record InstanceRecord(InstanceState State, IReadOnlyList<HistoryEvent> History);

/// <summary>A row that the state row refers to is not there.</summary>
internal sealed class MissingRowException(string message) : InvalidOperationException(message);

/// <summary>Storage was changed by somebody else, so that this process must not write any more.</summary>
internal sealed class FencedException(string message, Exception? cause = null) : Exception(message, cause);
