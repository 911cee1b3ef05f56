using Azure;
using Azure.Data.Tables;
using LeadToCash.Local.Storage.Tables;

namespace LeadToCash.Local.Storage.Embedded;

/// <summary>Up to 100 changes of one partition, all or none.</summary>
internal sealed class EntityTransaction : WriteRequest<IReadOnlyList<Response>>
{
    private const int MostActions = 100;
    private const long LargestBody = 4 * 1024 * 1024;

    private readonly string _table;
    private readonly EntityChange[] _changes;

    /// <exception cref="Azure.Data.Tables.TableTransactionFailedException">An action that no storage could accept.</exception>
    /// <exception cref="RequestFailedException">Together they are too large.</exception>
    public EntityTransaction(string table, IReadOnlyList<EntityOperation> operations)
    {
        _table = table;
        if (operations.Count > MostActions)
        {
            throw StorageRefusal.OfAction(MostActions - 1, StorageRefusal.InvalidInput($"A transaction has at most {MostActions} actions, not {operations.Count}."));
        }

        _changes = new EntityChange[operations.Count];
        HashSet<string> rows = new(operations.Count, StringComparer.Ordinal);
        long size = 0;
        for (int i = 0; i < _changes.Length; i++)
        {
            _changes[i] = Checked(i, operations[i], operations[0].PartitionKey, rows);
            size += _changes[i].Size;
        }

        if (size > LargestBody)
        {
            throw StorageRefusal.Of(413, "RequestBodyTooLarge", "The request body is too large and exceeds the maximum permissible limit.");
        }
    }

    protected override IReadOnlyList<Response> Write(SqliteSession session, long stamp)
    {
        long id = session.Tables.Find(_table) ?? throw StorageRefusal.OfAction(0, StorageRefusal.TableNotFound);
        for (int i = 0; i < _changes.Length; i++)
        {
            Decide(session, id, i);
        }

        var responses = new Response[_changes.Length];
        for (int i = 0; i < responses.Length; i++)
        {
            responses[i] = _changes[i].Apply(session, stamp);
        }

        return responses;
    }

    private void Decide(SqliteSession session, long table, int index)
    {
        try
        {
            _changes[index].Decide(session, table);
        }
        catch (RequestFailedException refusal)
        {
            throw StorageRefusal.OfAction(index, refusal);
        }
    }

    private static EntityChange Checked(int index, EntityOperation operation, string partitionKey, HashSet<string> rows)
    {
        try
        {
            if (!string.Equals(operation.PartitionKey, partitionKey, StringComparison.Ordinal))
            {
                throw StorageRefusal.Of(400, "CommandsInBatchActOnDifferentPartitions", "All commands in a batch must operate on same entity group.");
            }

            return rows.Add(operation.RowKey)
                ? new EntityChange(operation)
                : throw StorageRefusal.Of(400, "InvalidDuplicateRow", $"The row '{operation.RowKey}' appears more than once in the transaction.");
        }
        catch (RequestFailedException refusal)
        {
            throw StorageRefusal.OfAction(index, refusal);
        }
    }
}
