using Azure;
using Azure.Data.Tables;
using LeadToCash.Local.Storage.Tables;

namespace LeadToCash.Local.Durable;

/// <summary>
/// The writes of one commit: nearly always the state row alone. Text that it has no room for is written with it if one transaction holds both,
/// else before it, in rows that nothing refers to until the state row does; what it no longer refers to is deleted with it or after it.
/// </summary>
internal sealed class Commit
{
    internal const string TextColumn = "Text";

    /// <summary>History beyond this length leaves the state row for a row of its own, since it would be written again with every commit.</summary>
    private const int LongestTail = 6_000;

    /// <summary>Characters in one transaction; escaped as JSON they stay below its 4 MB.</summary>
    private const int TransactionCapacity = 300_000;
    private const int ActionsPerTransaction = 100;

    private readonly StoredShape _next;
    private readonly string _partition;
    private List<EntityOperation>? _written;
    private List<EntityOperation>? _deleted;

    private Commit(InstanceState state)
    {
        _partition = TableKey.Of(state.InstanceId);
        _next = new StoredShape { Commit = state.Stored.Commit + 1, Generation = state.Generation };
        IsInsert = state.Stored.ETag is null;
    }

    internal long Number => _next.Commit;

    internal bool IsInsert { get; }

    internal IReadOnlyList<IReadOnlyList<EntityOperation>> BeforeTheState { get; private set; } = [];

    /// <summary>The state row and what goes in one transaction with it.</summary>
    internal EntityOperation State { get; private set; } = null!;

    /// <inheritdoc cref="State"/>
    internal IReadOnlyList<EntityOperation> WithTheState { get; private set; } = [];

    internal IReadOnlyList<IReadOnlyList<EntityOperation>> AfterTheState { get; private set; } = [];

    internal static Commit Plan(InstanceState state, IReadOnlyList<HistoryEvent> appended, ExecutionChange change, string owner)
    {
        var commit = new Commit(state);
        commit.PlanTexts(state, change == ExecutionChange.NewExecution);
        commit.PlanHistory(state, appended, change == ExecutionChange.NewExecution);
        commit.State = new EntityOperation(
            commit.IsInsert ? TableTransactionActionType.Add : TableTransactionActionType.UpdateReplace,
            commit._partition,
            TableKey.State(commit._partition),
            state.Stored.ETag ?? ETag.All,
            StateRow.Write(state, commit._next, owner));
        commit.Share();
        return commit;
    }

    internal static IEnumerable<IReadOnlyList<EntityOperation>> DeletionOfRows(InstanceState state)
    {
        var commit = new Commit(state);
        commit.DeleteExecution(state.Stored);
        commit.DeleteText("outbox", state.Stored.Outbox);
        return commit._deleted?.Chunk(ActionsPerTransaction) ?? [];
    }

    internal void Succeeded(InstanceState state, ETag etag)
    {
        _next.ETag = etag;
        state.Stored = _next;
    }

    private void PlanTexts(InstanceState state, bool newExecution)
    {
        StoredShape stored = state.Stored;
        if (newExecution && !IsInsert)
        {
            DeleteExecution(stored);
        }

        _next.Input = newExecution ? Place("input", state.Execution.Input, StateRow.InlineInput) : stored.Input;
        _next.Output = newExecution ? default : stored.Output;
        if (_next.Output.Rows == 0)
        {
            _next.Output = Place("output", state.Output, StateRow.InlineText);
        }

        DeleteText("outbox", stored.Outbox);
        _next.Outbox = state.Outbox.Count == 0 ? default : Place("outbox", StateRow.OutboxText(state), StateRow.InlineText);
    }

    private void PlanHistory(InstanceState state, IReadOnlyList<HistoryEvent> appended, bool newExecution)
    {
        string text = HistoryText.Append(newExecution ? string.Empty : state.Stored.Tail, appended);
        _next.HistoryRows = newExecution ? 0 : state.Stored.HistoryRows;
        if (text.Length <= (state.IsFinished ? StateRow.InlineText : LongestTail))
        {
            _next.Tail = text;
            return;
        }

        foreach (string part in TextColumns.RowsOf(text))
        {
            Write(TableKey.History(_partition, state.Generation, _next.HistoryRows++), part);
        }
    }

    /// <summary>Decides what goes with the state row, and what before and after it.</summary>
    private void Share()
    {
        if (_written is null && _deleted is null)
        {
            return;
        }

        List<EntityOperation> written = _written ?? [];
        List<EntityOperation> deleted = _deleted ?? [];
        List<EntityOperation> together = [State];
        if (written.Sum(SizeOf) <= TransactionCapacity && written.Count < ActionsPerTransaction)
        {
            together.AddRange(written);
        }
        else
        {
            BeforeTheState = [.. InTransactions(written)];
        }

        if (together.Count + deleted.Count <= ActionsPerTransaction)
        {
            together.AddRange(deleted);
        }
        else
        {
            AfterTheState = [.. deleted.Chunk(ActionsPerTransaction)];
        }

        WithTheState = together;
    }

    private static IEnumerable<IReadOnlyList<EntityOperation>> InTransactions(List<EntityOperation> operations)
    {
        var batch = new List<EntityOperation>();
        int size = 0;
        foreach (EntityOperation operation in operations)
        {
            if (batch.Count > 0 && (size + SizeOf(operation) > TransactionCapacity || batch.Count == ActionsPerTransaction))
            {
                yield return batch;
                (batch, size) = ([], 0);
            }

            batch.Add(operation);
            size += SizeOf(operation);
        }

        yield return batch;
    }

    private static int SizeOf(EntityOperation operation) => operation.Properties.Sum(property => property.Value is string text ? text.Length : 0);

    /// <summary>Writes a text that is too long for the state row into rows, and says where.</summary>
    private LongText Place(string column, string? text, int longestInline)
    {
        if (text is null || text.Length <= longestInline)
        {
            return default;
        }

        int rows = 0;
        foreach (string part in TextColumns.RowsOf(text))
        {
            Write(TableKey.Text(column, _partition, Number, rows++), part);
        }

        return new LongText(Number, rows);
    }

    private void Write(string rowKey, string text)
    {
        List<EntityProperty> properties = [];
        TextColumns.Write(properties, TextColumn, text);
        (_written ??= []).Add(new EntityOperation(TableTransactionActionType.UpsertReplace, _partition, rowKey, ETag.All, properties));
    }

    /// <summary>Deletes the rows of the execution that is stored, whose generation the stored row still names.</summary>
    private void DeleteExecution(StoredShape stored)
    {
        for (int index = 0; index < stored.HistoryRows; index++)
        {
            Delete(TableKey.History(_partition, stored.Generation, index));
        }

        DeleteText("input", stored.Input);
        DeleteText("output", stored.Output);
    }

    private void DeleteText(string column, LongText text)
    {
        for (int index = 0; index < text.Rows; index++)
        {
            Delete(TableKey.Text(column, _partition, text.Commit, index));
        }
    }

    private void Delete(string rowKey) =>
        (_deleted ??= []).Add(new EntityOperation(TableTransactionActionType.Delete, _partition, rowKey, ETag.All, []));
}
