using Azure;
using Azure.Data.Tables;

namespace LeadToCash.Local.Durable;

/// <summary>
/// The writes of one commit. What fits goes into one transaction with the state row. What does not is written before it, in rows that nothing
/// refers to until the state row does; what the state row no longer refers to is deleted with it or after it.
/// </summary>
internal sealed class Commit
{
    internal const string TextColumn = "Text";

    /// <summary>History beyond this length leaves the state row for a row of its own.</summary>
    private const int LongestTail = 12_000;

    /// <summary>Characters in one transaction; escaped as JSON they stay below its 4 MB.</summary>
    private const int TransactionCapacity = 300_000;
    private const int ActionsPerTransaction = 100;

    private readonly List<TableTransactionAction> _written = [];
    private readonly List<TableTransactionAction> _deleted = [];
    private readonly StoredShape _next;

    private Commit(InstanceState state)
    {
        Number = state.Stored.Commit + 1;
        IsInsert = state.Stored.ETag is null;
        _next = new StoredShape { Commit = Number, Generation = state.Generation };
    }

    internal long Number { get; }

    internal bool IsInsert { get; }

    internal List<IReadOnlyList<TableTransactionAction>> BeforeTheState { get; } = [];

    /// <summary>The state row's own action comes first.</summary>
    internal List<TableTransactionAction> WithTheState { get; } = [];

    internal List<IReadOnlyList<TableTransactionAction>> AfterTheState { get; } = [];

    internal static Commit Plan(InstanceState state, IReadOnlyList<HistoryEvent> appended, ExecutionChange change, string owner)
    {
        var commit = new Commit(state);
        commit.PlanRows(state, HistoryText.Write(appended), change == ExecutionChange.NewExecution);
        commit.PlanState(state, owner, change == ExecutionChange.NewExecution);
        commit.Share();
        return commit;
    }

    internal static IEnumerable<IReadOnlyList<TableTransactionAction>> DeletionOfRows(InstanceState state)
    {
        var commit = new Commit(state);
        commit.DeleteExecution(state);
        commit.DeleteText(state, "outbox", state.Stored.Outbox);
        return commit._deleted.Chunk(ActionsPerTransaction);
    }

    internal void Succeeded(InstanceState state, ETag etag)
    {
        _next.ETag = etag;
        state.Stored = _next;
    }

    private void PlanRows(InstanceState state, string history, bool newExecution)
    {
        StoredShape stored = state.Stored;
        if (newExecution && !IsInsert)
        {
            DeleteExecution(state);
        }

        _next.Input = newExecution ? Place(state, "input", state.Execution.Input) : stored.Input;
        _next.Output = newExecution ? default : stored.Output;
        if (state.IsFinished && state.Output is { } output && _next.Output.Rows == 0)
        {
            _next.Output = Place(state, "output", output);
        }

        DeleteText(state, "outbox", stored.Outbox);
        _next.Outbox = Place(state, "outbox", StateRow.OutboxText(state));
        PlanHistory(state, newExecution ? history : stored.Tail + history, newExecution ? 0 : stored.HistoryRows);
    }

    private void PlanHistory(InstanceState state, string text, int rows)
    {
        _next.HistoryRows = rows;
        if (text.Length <= LongestTail)
        {
            _next.Tail = text;
            return;
        }

        foreach (string part in TextColumns.RowsOf(text))
        {
            Write(state, TableKey.History(state.Generation, _next.HistoryRows++), part);
        }
    }

    private void PlanState(InstanceState state, string owner, bool newExecution)
    {
        TableEntity row = StateRow.Write(state, _next, owner, newExecution);
        WithTheState.Add(IsInsert
            ? new TableTransactionAction(TableTransactionActionType.Add, row)
            : new TableTransactionAction(TableTransactionActionType.UpdateMerge, row, state.Stored.ETag!.Value));
    }

    /// <summary>Decides what goes with the state row, and what before and after it.</summary>
    private void Share()
    {
        int size = _written.Sum(SizeOf);
        if (size <= TransactionCapacity && WithTheState.Count + _written.Count <= ActionsPerTransaction)
        {
            WithTheState.AddRange(_written);
        }
        else
        {
            BeforeTheState.AddRange(InTransactions(_written));
        }

        if (WithTheState.Count + _deleted.Count <= ActionsPerTransaction)
        {
            WithTheState.AddRange(_deleted);
        }
        else
        {
            AfterTheState.AddRange(_deleted.Chunk(ActionsPerTransaction));
        }
    }

    private static IEnumerable<IReadOnlyList<TableTransactionAction>> InTransactions(IEnumerable<TableTransactionAction> actions)
    {
        var batch = new List<TableTransactionAction>();
        int size = 0;
        foreach (TableTransactionAction action in actions)
        {
            if (batch.Count > 0 && (size + SizeOf(action) > TransactionCapacity || batch.Count == ActionsPerTransaction))
            {
                yield return batch;
                (batch, size) = ([], 0);
            }

            batch.Add(action);
            size += SizeOf(action);
        }

        yield return batch;
    }

    private static int SizeOf(TableTransactionAction action) =>
        ((TableEntity)action.Entity).Where(column => column.Value is string).Sum(column => ((string)column.Value).Length);

    /// <summary>Writes a text that is too long for the state row into rows, and says where.</summary>
    private LongText Place(InstanceState state, string column, string? text)
    {
        if (text is null || text.Length <= StateRow.InlinePayload)
        {
            return default;
        }

        int rows = 0;
        foreach (string part in TextColumns.RowsOf(text))
        {
            Write(state, TableKey.Text(column, Number, rows++), part);
        }

        return new LongText(Number, rows);
    }

    private void Write(InstanceState state, string rowKey, string text)
    {
        var row = new TableEntity(TableKey.Of(state.InstanceId), rowKey);
        TextColumns.Write(row, TextColumn, text);
        _written.Add(new TableTransactionAction(TableTransactionActionType.UpsertReplace, row));
    }

    /// <summary>Deletes the rows of the execution that is stored, whose generation the stored row still names.</summary>
    private void DeleteExecution(InstanceState state)
    {
        StoredShape stored = state.Stored;
        for (int index = 0; index < stored.HistoryRows; index++)
        {
            Delete(state, TableKey.History(stored.Generation, index));
        }

        DeleteText(state, "input", stored.Input);
        DeleteText(state, "output", stored.Output);
    }

    private void DeleteText(InstanceState state, string column, LongText text)
    {
        for (int index = 0; index < text.Rows; index++)
        {
            Delete(state, TableKey.Text(column, text.Commit, index));
        }
    }

    private void Delete(InstanceState state, string rowKey) =>
        _deleted.Add(new TableTransactionAction(TableTransactionActionType.Delete, new TableEntity(TableKey.Of(state.InstanceId), rowKey), ETag.All));
}
