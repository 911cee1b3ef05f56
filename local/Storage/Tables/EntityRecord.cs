using Azure;

namespace LeadToCash.Local.Storage.Tables;

/// <summary>A property's name and its value, already one of the types that the service stores (see <see cref="EntityValues"/>).</summary>
internal readonly record struct EntityProperty(string Name, object Value);

/// <summary>An entity as a backend returns it. A projection leaves out what was not selected, even the keys.</summary>
internal sealed class EntityRecord
{
    public string? PartitionKey { get; init; }

    public string? RowKey { get; init; }

    public DateTimeOffset? Timestamp { get; init; }

    public ETag ETag { get; init; }

    public required List<EntityProperty> Properties { get; init; }

    public void CopySystemProperties(Dictionary<string, object> target)
    {
        Set(EntityNames.PartitionKey, PartitionKey);
        Set(EntityNames.RowKey, RowKey);
        Set(EntityNames.Timestamp, Timestamp);

        void Set(string name, object? value)
        {
            if (value is not null)
            {
                target[name] = value;
            }
        }
    }
}
