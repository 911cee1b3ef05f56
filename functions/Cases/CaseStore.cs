using Azure;
using Azure.Data.Tables;

namespace LeadToCash.Cases;

/// <summary>
/// Keeps case files: one partition for each case with a head row, a row for each event, a row for each command carried out and the cursor of who shows the events,
/// appended in one entity-group transaction. Three requests a step (read the head, transaction, announcement) and one to make the
/// announcement safe.
/// </summary>
/// <typeparam name="TState">State of the case.</typeparam>
/// <typeparam name="TCommand">Its commands.</typeparam>
/// <typeparam name="TEvent">Its events.</typeparam>
public sealed class CaseStore<TState, TCommand, TEvent>(CaseTables tables, CaseAnnouncements announcements, TimeProvider time)
    where TState : class, ICase<TState, TCommand, TEvent>
{
    private const int MaximumAttempts = 20;
    private const int RowsInTransaction = 100;

    private readonly TableClient _table = tables.Of(TState.CaseType);

    /// <summary>Reads a case by one point read.</summary>
    /// <returns>The case, or null if there is none under that id, be it because no case can have such an id.</returns>
    public async Task<CaseFile<TState>?> FindAsync(string id, CancellationToken cancellationToken)
    {
        if (!CaseRows.IsId(id))
        {
            return null;
        }

        NullableResponse<TableEntity> head = await _table.GetEntityIfExistsAsync<TableEntity>(id, CaseRows.HeadKey(id), cancellationToken: cancellationToken);
        return head.HasValue ? CaseRows.ReadHead<TState>(head.Value!) : null;
    }

    /// <summary>Reads a case that must exist.</summary>
    /// <exception cref="BusinessRuleException">There is none under that id.</exception>
    public async Task<CaseFile<TState>> GetAsync(string id, CancellationToken cancellationToken) =>
        await FindAsync(id, cancellationToken) ?? throw new BusinessRuleException($"There is no {TState.CaseType} '{id}'.");

    /// <summary>
    /// Carries out a command: decides it on the current state, appends the events and announces them. Safe to run twice: a command
    /// id that was carried out before returns its first result, whatever the state is now. A refusal changes nothing and is not remembered.
    /// </summary>
    /// <param name="id">Id of the case; letters, digits and <c>-._:</c>, at most 200.</param>
    /// <param name="commandId">Names the intention, the same on every repetition: <c>issue-invoice</c>, a webhook's event id, a link's nonce.</param>
    /// <param name="command">What to do.</param>
    /// <param name="actor">Who wants it: <c>system</c>, <c>customer</c>, <c>staff:anna</c>; never a clear-text e-mail address.</param>
    /// <param name="cancellationToken">Stops between requests.</param>
    /// <exception cref="RequestFailedException">Storage failed, or too many others wrote to this case at the same time; repeat.</exception>
    public async Task<CaseOutcome<TState, TEvent>> ExecuteAsync(
        string id, string commandId, TCommand command, string actor = "system", CancellationToken cancellationToken = default)
    {
        CaseRows.Checked(id);
        return await tables.Writers.PassAsync(id, () => ExecuteInTurnAsync(id, commandId, command, actor, cancellationToken), cancellationToken);
    }

    /// <summary>What came of a command that was carried out before, for callers who can't repeat it; null if it never was.</summary>
    /// <param name="id">Id of the case.</param>
    /// <param name="commandId">Names the intention.</param>
    /// <param name="cancellationToken">Stops between requests.</param>
    public async Task<CaseOutcome<TState, TEvent>?> RecordedAsync(string id, string commandId, CancellationToken cancellationToken) =>
        await RecordedAsync(id, commandId, await FindAsync(id, cancellationToken), cancellationToken);

    /// <summary>
    /// Deletes a case with its whole history, as privacy law may demand: all rows in one transaction, so that nobody ever sees half of it.
    /// Safe to repeat: read the case again; one that is gone needs nothing. Read models that copied from it are the caller's to clear.
    /// </summary>
    /// <param name="file">The case as it was when the decision to delete it was made.</param>
    /// <param name="cancellationToken">Stops between requests.</param>
    /// <exception cref="RequestFailedException">412: the case has changed since; read it and decide again.</exception>
    /// <exception cref="InvalidOperationException">The case has more than 100 rows.</exception>
    public async Task EraseAsync(CaseFile<TState> file, CancellationToken cancellationToken)
    {
        List<TableTransactionAction> rows = [];
        string filter = TableClient.CreateQueryFilter($"PartitionKey eq {file.Id}");
        await foreach (TableEntity row in _table.QueryAsync<TableEntity>(filter, select: ["PartitionKey", "RowKey"], cancellationToken: cancellationToken))
        {
            rows.Add(new(TableTransactionActionType.Delete, new TableEntity(file.Id, row.RowKey), row.RowKey == CaseRows.HeadKey(file.Id) ? file.ETag : ETag.All));
        }

        if (rows.Count > RowsInTransaction)
        {
            throw new InvalidOperationException($"{TState.CaseType} {file.Id} has {rows.Count} rows; at most {RowsInTransaction} can be deleted at once.");
        }

        await _table.SubmitTransactionAsync(rows, cancellationToken);
    }

    private async Task<CaseOutcome<TState, TEvent>> ExecuteInTurnAsync(string id, string commandId, TCommand command, string actor, CancellationToken cancellationToken)
    {
        for (int attempt = 1; ; attempt++)
        {
            CaseFile<TState>? current = await FindAsync(id, cancellationToken);
            DateTimeOffset at = time.GetUtcNow();
            Decision<TEvent> decision = TState.Decide(current?.State, command, at);
            if (decision.Refusal is not null || decision.Events.Count == 0)
            {
                return await RecordedAsync(id, commandId, current, cancellationToken)
                    ?? new CaseOutcome<TState, TEvent>(current?.State, current?.Version ?? 0, [], decision.Refusal, IsRepeat: false);
            }

            Append append = new(id, commandId, actor, at, current, decision.Events);
            try
            {
                return await AppendAsync(append, cancellationToken);
            }
            catch (RequestFailedException failure) when (failure.Status is 409 or 412 && attempt < MaximumAttempts)
            {
                // Another writer was first: with this very command, then its result counts; with another one, decide again.
                if (await RecordedAsync(id, commandId, await FindAsync(id, cancellationToken), cancellationToken) is { } recorded)
                {
                    return recorded;
                }
            }
        }
    }

    private async Task<CaseOutcome<TState, TEvent>> AppendAsync(Append append, CancellationToken cancellationToken)
    {
        TState? state = append.Current?.State;
        long version = append.Current?.Version ?? 0;
        List<TableTransactionAction> rows = [];
        foreach (TEvent @event in append.Events)
        {
            state = TState.Apply(state, @event);
            version++;
            rows.Add(new(TableTransactionActionType.Add, CaseRows.Event(append.Id, version, append.CommandId, append.Actor, append.At, @event)));
        }

        rows.Insert(0, new(TableTransactionActionType.Add, CaseRows.Command(append.Id, append.CommandId, version - append.Events.Count + 1, version, append.At)));
        TableEntity head = CaseRows.Head(append.Id, version, append.At, state!, state!.CustomerId);
        if (append.Current is { } current)
        {
            rows.Add(new(TableTransactionActionType.UpdateReplace, head, current.ETag));
        }
        else
        {
            rows.Add(new(TableTransactionActionType.Add, head));
            rows.Add(new(TableTransactionActionType.Add, CaseRows.Cursor(append.Id, shown: 0)));
        }

        PendingAnnouncement pending = await announcements.PrepareAsync(TState.CaseType, append.Id, cancellationToken);
        await _table.SubmitTransactionAsync(rows, cancellationToken);
        await announcements.ReleaseAsync(pending, version, cancellationToken);
        return new CaseOutcome<TState, TEvent>(state, version, append.Events, Refusal: null, IsRepeat: false);
    }

    private async Task<CaseOutcome<TState, TEvent>?> RecordedAsync(
        string id, string commandId, CaseFile<TState>? current, CancellationToken cancellationToken)
    {
        if (current is null)
        {
            return null;
        }

        NullableResponse<TableEntity> row = await _table.GetEntityIfExistsAsync<TableEntity>(id, CaseRows.CommandKey(id, commandId), cancellationToken: cancellationToken);
        if (!row.HasValue)
        {
            return null;
        }

        (long from, long to) = CaseRows.ReadCommand(row.Value!);
        List<TEvent> events = [];
        for (long version = from; version <= to; version++)
        {
            events.Add(CaseRows.ReadEvent<TEvent>(await _table.GetEntityAsync<TableEntity>(id, CaseRows.EventKey(id, version), cancellationToken: cancellationToken)));
        }

        return new CaseOutcome<TState, TEvent>(current.State, current.Version, events, Refusal: null, IsRepeat: true);
    }

    private sealed record Append(string Id, string CommandId, string Actor, DateTimeOffset At, CaseFile<TState>? Current, IReadOnlyList<TEvent> Events);
}

/// <summary>A case as it stands.</summary>
/// <param name="Id">Its id.</param>
/// <param name="State">Its state.</param>
/// <param name="Version">Number of its events so far, from 1.</param>
/// <param name="At">When the last event happened, UTC.</param>
/// <param name="ETag">Changes with every event.</param>
public sealed record CaseFile<TState>(string Id, TState State, long Version, DateTimeOffset At, ETag ETag);

/// <summary>What came of a command.</summary>
/// <param name="State">The state now; null if the case does not exist.</param>
/// <param name="Version">The case's version now.</param>
/// <param name="Events">The events that this command caused, now or when it was first carried out.</param>
/// <param name="Refusal">Why nothing happened, or null.</param>
/// <param name="IsRepeat">The command had been carried out before.</param>
public sealed record CaseOutcome<TState, TEvent>(TState? State, long Version, IReadOnlyList<TEvent> Events, Refusal? Refusal, bool IsRepeat)
    where TState : class
{
    /// <summary>The state of a command that must not be refused, for activities whose orchestrator already checked.</summary>
    /// <exception cref="BusinessRuleException">It was refused.</exception>
    public TState Required() => Refusal is null ? State! : throw new BusinessRuleException(Refusal);
}
