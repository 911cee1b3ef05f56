#nullable disable annotations
namespace Azure.Data.Tables;

/// <summary>What every entity of a table has: its two keys and what the service stamps on it.</summary>
public interface ITableEntity
{
    /// <summary>The partition; up to 1 KiB, no control characters, no <c>/ \ # ?</c>.</summary>
    string PartitionKey { get; set; }

    /// <summary>The key within the partition; same rules as <see cref="PartitionKey"/>.</summary>
    string RowKey { get; set; }

    /// <summary>When the service last wrote the entity (UTC). Ignored when written.</summary>
    DateTimeOffset? Timestamp { get; set; }

    /// <summary>The entity's version. Ignored when written; conditions are passed separately.</summary>
    ETag ETag { get; set; }
}
