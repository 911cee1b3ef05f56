#nullable disable annotations
namespace Azure.Data.Tables;

/// <summary>One action of an entity-group transaction.</summary>
public class TableTransactionAction
{
    /// <summary>An unconditional action: an update inserts what is missing, a delete takes any version.</summary>
    public TableTransactionAction(TableTransactionActionType actionType, ITableEntity entity)
        : this(actionType, entity, default)
    {
    }

    /// <summary>An action that applies only to the version <paramref name="etag"/>; the default makes it unconditional.</summary>
    public TableTransactionAction(TableTransactionActionType actionType, ITableEntity entity, ETag etag = default)
    {
        ActionType = actionType;
        Entity = entity;
        ETag = etag;
    }

    /// <summary>What is done.</summary>
    public TableTransactionActionType ActionType { get; }

    /// <summary>With which entity.</summary>
    public ITableEntity Entity { get; }

    /// <summary>The version that an update or delete expects.</summary>
    public ETag ETag { get; }
}
