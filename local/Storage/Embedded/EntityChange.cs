using System.Text;
using Azure;
using Azure.Data.Tables;
using LeadToCash.Local.Storage.Tables;

namespace LeadToCash.Local.Storage.Embedded;

/// <summary>One change of one entity: checked and encoded by the caller, decided and applied by the writer.</summary>
internal sealed class EntityChange
{
    private readonly EntityOperation _operation;
    private readonly byte[] _partitionKey;
    private readonly byte[] _rowKey;
    private byte[] _body;
    private long _table;
    private long? _row;

    /// <exception cref="RequestFailedException">The service would refuse it unseen.</exception>
    public EntityChange(EntityOperation operation)
    {
        TableRules.CheckKeys(operation.PartitionKey, operation.RowKey);
        TableRules.CheckProperties(operation);
        _operation = operation;
        _partitionKey = Encoding.UTF8.GetBytes(operation.PartitionKey);
        _rowKey = Encoding.UTF8.GetBytes(operation.RowKey);
        _body = operation.Kind == TableTransactionActionType.Delete ? [] : EntityCodec.Encode(operation.Properties);
    }

    /// <summary>About its size in a request, in bytes.</summary>
    public int Size => _body.Length + _partitionKey.Length + _rowKey.Length;

    private bool Merges => _operation.Kind is TableTransactionActionType.UpdateMerge or TableTransactionActionType.UpsertMerge;

    private bool NeedsExisting =>
        _operation.Kind is TableTransactionActionType.UpdateMerge or TableTransactionActionType.UpdateReplace or TableTransactionActionType.Delete;

    /// <summary>Looks at what is there, and refuses or says yes; writes nothing.</summary>
    public void Decide(SqliteSession session, long table)
    {
        _table = table;
        using Statement.Cursor stored = TableRows.Seek(session, table, _partitionKey, _rowKey);
        _row = stored.Next() ? stored.Int64(0) : null;
        if (_row is null)
        {
            if (NeedsExisting)
            {
                throw StorageRefusal.EntityNotFound;
            }
        }
        else if (_operation.Kind == TableTransactionActionType.Add)
        {
            throw StorageRefusal.EntityAlreadyExists;
        }
        else if (NeedsExisting && !ETags.Matches(_operation.IfMatch, stored.Int64(1)))
        {
            throw StorageRefusal.ConditionNotSatisfied;
        }
        else if (Merges)
        {
            Merge(stored.Blob(2));
        }
    }

    public Response Apply(SqliteSession session, long stamp)
    {
        if (_operation.Kind == TableTransactionActionType.Delete)
        {
            TableRows.Delete(session, _row!.Value);
            return StorageResponse.NoContent;
        }

        if (_row is { } row)
        {
            TableRows.Update(session, row, stamp, _body);
        }
        else
        {
            TableRows.Insert(session, _table, _partitionKey, _rowKey, stamp, _body);
        }

        return new StorageResponse(204, ETags.Text(stamp));
    }

    /// <summary>A merge can outgrow the limits that its parts keep.</summary>
    private void Merge(ReadOnlySpan<byte> stored)
    {
        List<EntityProperty> merged = EntityCodec.Merge(stored, _operation.Properties);
        TableRules.CheckProperties(_operation with { Properties = merged });
        _body = EntityCodec.Encode(merged);
    }
}

/// <summary>A change that stands alone.</summary>
internal sealed class SingleChange(string table, EntityOperation operation) : WriteRequest<Response>
{
    private readonly EntityChange _change = new(operation);

    protected override Response Write(SqliteSession session, long stamp)
    {
        _change.Decide(session, session.Tables.Require(table));
        return _change.Apply(session, stamp);
    }
}
