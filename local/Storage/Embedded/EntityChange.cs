using Azure;
using Azure.Data.Tables;
using LeadToCash.Local.Storage.Tables;

namespace LeadToCash.Local.Storage.Embedded;

/// <summary>One change of one entity: checked and encoded by the caller, decided and applied by the writer.</summary>
internal sealed class EntityChange
{
    private readonly EntityOperation _operation;
    private readonly byte[] _body;
    private long _table;
    private byte[]? _merged;

    /// <exception cref="RequestFailedException">The service would refuse it unseen.</exception>
    public EntityChange(EntityOperation operation)
    {
        TableRules.CheckKeys(operation.PartitionKey, operation.RowKey);
        TableRules.CheckProperties(operation);
        _operation = operation;
        _body = operation.Kind == TableTransactionActionType.Delete ? [] : EntityCodec.Encode(operation.Properties);
    }

    /// <summary>About its size in a request, in bytes.</summary>
    public int Size => _body.Length + _operation.PartitionKey.Length + _operation.RowKey.Length;

    private bool Merges => _operation.Kind is TableTransactionActionType.UpdateMerge or TableTransactionActionType.UpsertMerge;

    /// <summary>Looks at what is there, and refuses or says yes; writes nothing.</summary>
    public void Decide(SqliteSession session, long table)
    {
        _table = table;
        using Statement.Cursor stored = TableRows.Read(session, table, _operation.PartitionKey, _operation.RowKey);
        bool exists = stored.Next();
        switch (_operation.Kind)
        {
            case TableTransactionActionType.Add when exists:
                throw StorageRefusal.EntityAlreadyExists;
            case TableTransactionActionType.UpdateMerge or TableTransactionActionType.UpdateReplace or TableTransactionActionType.Delete when !exists:
                throw StorageRefusal.EntityNotFound;
            case TableTransactionActionType.UpdateMerge or TableTransactionActionType.UpdateReplace or TableTransactionActionType.Delete
                when !ETags.Matches(_operation.IfMatch, stored.Int64(0)):
                throw StorageRefusal.ConditionNotSatisfied;
            default:
                _merged = exists && Merges ? Merged(stored.Blob(1)) : _body;
                break;
        }
    }

    public Response Apply(SqliteSession session, long stamp)
    {
        if (_operation.Kind == TableTransactionActionType.Delete)
        {
            TableRows.Delete(session, _table, _operation.PartitionKey, _operation.RowKey);
            return StorageResponse.NoContent;
        }

        TableRows.Put(session, _table, _operation.PartitionKey, _operation.RowKey, stamp, _merged);
        return new StorageResponse(204, ETags.Text(stamp));
    }

    /// <summary>A merge can outgrow the limits that its parts keep.</summary>
    private byte[] Merged(ReadOnlySpan<byte> stored)
    {
        byte[] merged = EntityCodec.Merge(stored, _body);
        TableRules.CheckProperties(_operation with { Properties = EntityCodec.Decode(merged) });
        return merged;
    }
}
