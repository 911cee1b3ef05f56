using Azure;
using Azure.Data.Tables;

namespace LeadToCash.Local.Storage.Tables;

/// <summary>Turns what a client is given into operations.</summary>
internal static class EntityWrites
{
    private static readonly List<EntityProperty> None = [];

    public static EntityOperation Write(ITableEntity entity, TableTransactionActionType kind, ETag ifMatch)
    {
        ArgumentNullException.ThrowIfNull(entity);
        if (entity is not { PartitionKey: not null, RowKey: not null })
        {
            throw new ArgumentNullException(nameof(entity), "PartitionKey and RowKey must be set.");
        }

        List<EntityProperty> properties = kind == TableTransactionActionType.Delete ? None : EntityMappers.ToProperties(entity);
        return new(kind, entity.PartitionKey, entity.RowKey, ifMatch, properties);
    }

    public static EntityOperation Delete(string partitionKey, string rowKey, ETag ifMatch)
    {
        ArgumentNullException.ThrowIfNull(partitionKey);
        ArgumentNullException.ThrowIfNull(rowKey);
        return new(TableTransactionActionType.Delete, partitionKey, rowKey, AnyByDefault(ifMatch), None);
    }

    /// <summary>As with the real client, an update that names no version is none: it inserts what is missing.</summary>
    public static EntityOperation FromAction(TableTransactionAction action) => action.ETag == default
        ? Write(action.Entity, Unconditional(action.ActionType), ETag.All)
        : Write(action.Entity, action.ActionType, action.ETag);

    public static TableTransactionActionType Upsert(TableUpdateMode mode) => mode switch
    {
        TableUpdateMode.Merge => TableTransactionActionType.UpsertMerge,
        TableUpdateMode.Replace => TableTransactionActionType.UpsertReplace,
        _ => throw new ArgumentException($"Unexpected value for {nameof(mode)}: {mode}", nameof(mode)),
    };

    public static TableTransactionActionType Update(TableUpdateMode mode) => mode switch
    {
        TableUpdateMode.Merge => TableTransactionActionType.UpdateMerge,
        TableUpdateMode.Replace => TableTransactionActionType.UpdateReplace,
        _ => throw new ArgumentException($"Unexpected value for {nameof(mode)}: {mode}", nameof(mode)),
    };

    /// <summary>An update must say which version it expects; forgetting it would overwrite.</summary>
    public static ETag Required(ETag ifMatch) =>
        ifMatch != default ? ifMatch : throw new ArgumentException("Value cannot be empty.", nameof(ifMatch));

    private static TableTransactionActionType Unconditional(TableTransactionActionType kind) => kind switch
    {
        TableTransactionActionType.UpdateMerge => TableTransactionActionType.UpsertMerge,
        TableTransactionActionType.UpdateReplace => TableTransactionActionType.UpsertReplace,
        _ => kind,
    };

    private static ETag AnyByDefault(ETag etag) => etag == default ? ETag.All : etag;
}
