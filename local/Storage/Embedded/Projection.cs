using LeadToCash.Local.Storage.Tables;

namespace LeadToCash.Local.Storage.Embedded;

/// <summary>Leaves of an entity what was asked for; its ETag always stays.</summary>
internal static class Projection
{
    public static EntityRecord Select(EntityRecord record, IReadOnlyList<string>? names) => names is null or []
        ? record
        : new EntityRecord
        {
            PartitionKey = names.Contains(EntityNames.PartitionKey, StringComparer.Ordinal) ? record.PartitionKey : null,
            RowKey = names.Contains(EntityNames.RowKey, StringComparer.Ordinal) ? record.RowKey : null,
            Timestamp = names.Contains(EntityNames.Timestamp, StringComparer.Ordinal) ? record.Timestamp : null,
            ETag = record.ETag,
            Properties = record.Properties.FindAll(property => names.Contains(property.Name, StringComparer.Ordinal)),
        };
}
