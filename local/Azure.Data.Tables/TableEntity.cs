#nullable disable annotations
using System.Collections;
using LeadToCash.Local.Storage.Tables;

namespace Azure.Data.Tables;

/// <summary>An entity with properties by name, of the types that the service knows.</summary>
public sealed class TableEntity : ITableEntity, IDictionary<string, object>
{
    private readonly Dictionary<string, object> _properties;

    /// <summary>An entity without keys.</summary>
    public TableEntity()
        : this(null, null)
    {
    }

    /// <summary>An entity with its keys.</summary>
    public TableEntity(string partitionKey, string rowKey)
    {
        _properties = new(StringComparer.Ordinal);
        PartitionKey = partitionKey;
        RowKey = rowKey;
    }

    /// <summary>An entity with a copy of <paramref name="values"/>, which may hold the keys.</summary>
    public TableEntity(IDictionary<string, object> values) =>
        _properties = values is null ? new(StringComparer.Ordinal) : new(values, StringComparer.Ordinal);

    internal TableEntity(EntityRecord record)
    {
        _properties = new(record.Properties.Count + 4, StringComparer.Ordinal)
        {
            [EntityNames.ODataETag] = record.ETag.ToString(),
        };
        foreach (EntityProperty property in record.Properties)
        {
            _properties[property.Name] = property.Value;
        }

        record.CopySystemProperties(_properties);
    }

    /// <inheritdoc/>
    public string PartitionKey
    {
        get => GetString(EntityNames.PartitionKey);
        set => _properties[EntityNames.PartitionKey] = value;
    }

    /// <inheritdoc/>
    public string RowKey
    {
        get => GetString(EntityNames.RowKey);
        set => _properties[EntityNames.RowKey] = value;
    }

    /// <inheritdoc/>
    public DateTimeOffset? Timestamp
    {
        get => GetDateTimeOffset(EntityNames.Timestamp);
        set => _properties[EntityNames.Timestamp] = value;
    }

    /// <inheritdoc/>
    public ETag ETag
    {
        get => GetString(EntityNames.ODataETag) is { } text ? new ETag(text) : default;
        set => _properties[EntityNames.ODataETag] = value.ToString();
    }

    /// <inheritdoc/>
    public ICollection<string> Keys => _properties.Keys;

    /// <inheritdoc/>
    public int Count => _properties.Count;

    ICollection<object> IDictionary<string, object>.Values => _properties.Values;

    bool ICollection<KeyValuePair<string, object>>.IsReadOnly => false;

    /// <summary>
    /// A property by name; null when there is none. An existing value keeps its type: an <see cref="int"/> becomes the
    /// long or double that was there, any other change of type throws <see cref="InvalidOperationException"/>.
    /// </summary>
    public object this[string key]
    {
        get => Get(key);
        set => Set(key, value);
    }

    /// <summary>The property as a string; null when there is none.</summary>
    /// <exception cref="InvalidOperationException">It has another type.</exception>
    public string GetString(string key) => Get<string>(key);

    /// <summary>The property as bytes; null when there is none.</summary>
    /// <exception cref="InvalidOperationException">It has another type.</exception>
    public BinaryData GetBinaryData(string key) => Get(key) switch
    {
        byte[] bytes => BinaryData.FromBytes(bytes),
        _ => Get<BinaryData>(key),
    };

    /// <summary>The property as bytes; null when there is none.</summary>
    /// <exception cref="InvalidOperationException">It has another type.</exception>
    public byte[] GetBinary(string key) => Get(key) switch
    {
        BinaryData data => data.ToArray(),
        _ => Get<byte[]>(key),
    };

    /// <summary>The property as a truth value; null when there is none.</summary>
    /// <exception cref="InvalidOperationException">It has another type.</exception>
    public bool? GetBoolean(string key) => Get<bool?>(key);

    /// <summary>The property as an instant in UTC; null when there is none.</summary>
    /// <exception cref="InvalidOperationException">It has another type.</exception>
    public DateTime? GetDateTime(string key) => Get(key) switch
    {
        DateTimeOffset instant => instant.UtcDateTime,
        _ => Get<DateTime?>(key),
    };

    /// <summary>The property as an instant in UTC; null when there is none.</summary>
    /// <exception cref="InvalidOperationException">It has another type.</exception>
    public DateTimeOffset? GetDateTimeOffset(string key) => Get(key) switch
    {
        DateTime instant => EntityValues.ToUtc(instant),
        _ => Get<DateTimeOffset?>(key),
    };

    /// <summary>The property as a double; null when there is none.</summary>
    /// <exception cref="InvalidOperationException">It has another type.</exception>
    public double? GetDouble(string key) => Get<double?>(key);

    /// <summary>The property as a GUID; null when there is none.</summary>
    /// <exception cref="InvalidOperationException">It has another type.</exception>
    public Guid? GetGuid(string key) => Get<Guid?>(key);

    /// <summary>The property as a 32-bit integer; null when there is none.</summary>
    /// <exception cref="InvalidOperationException">It has another type.</exception>
    public int? GetInt32(string key) => Get<int?>(key);

    /// <summary>The property as a 64-bit integer; null when there is none.</summary>
    /// <exception cref="InvalidOperationException">It has another type.</exception>
    public long? GetInt64(string key) => Get<long?>(key);

    /// <inheritdoc/>
    public void Add(string key, object value) => Set(key, value);

    /// <inheritdoc/>
    public bool ContainsKey(string key) => _properties.ContainsKey(key);

    /// <inheritdoc/>
    public bool Remove(string key) => _properties.Remove(key);

    /// <inheritdoc/>
    public bool TryGetValue(string key, out object value) => _properties.TryGetValue(key, out value);

    /// <inheritdoc/>
    public void Clear() => _properties.Clear();

    void ICollection<KeyValuePair<string, object>>.Add(KeyValuePair<string, object> item) => Set(item.Key, item.Value);

    bool ICollection<KeyValuePair<string, object>>.Contains(KeyValuePair<string, object> item) => Pairs.Contains(item);

    void ICollection<KeyValuePair<string, object>>.CopyTo(KeyValuePair<string, object>[] array, int arrayIndex) => Pairs.CopyTo(array, arrayIndex);

    bool ICollection<KeyValuePair<string, object>>.Remove(KeyValuePair<string, object> item) => Pairs.Remove(item);

    IEnumerator<KeyValuePair<string, object>> IEnumerable<KeyValuePair<string, object>>.GetEnumerator() => _properties.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => _properties.GetEnumerator();

    internal List<EntityProperty> ToProperties()
    {
        List<EntityProperty> properties = new(_properties.Count);
        foreach ((string name, object value) in _properties)
        {
            if (value is not null && !EntityNames.IsSystem(name))
            {
                properties.Add(new(name, EntityValues.Normalise(name, value)));
            }
        }

        return properties;
    }

    private ICollection<KeyValuePair<string, object>> Pairs => _properties;

    private object Get(string key)
    {
        ArgumentException.ThrowIfNullOrEmpty(key);
        return _properties.GetValueOrDefault(key);
    }

    private T Get<T>(string key) => Get(key) switch
    {
        null => default,
        T value => value,
        object other => throw new InvalidOperationException($"Property '{key}' holds a {other.GetType().Name}, not a {typeof(T)}."),
    };

    private void Set(string key, object value)
    {
        ArgumentException.ThrowIfNullOrEmpty(key);
        _properties[key] = value is not null && _properties.GetValueOrDefault(key) is { } existing ? KeepType(key, existing, value) : value;
    }

    private static object KeepType(string key, object existing, object value) => (existing, value) switch
    {
        _ when existing.GetType().IsInstanceOfType(value) => value,
        (int, double or long) => value,
        (double, int number) => (double)number,
        (long, int number) => (long)number,
        _ => throw new InvalidOperationException($"Property '{key}' holds a {existing.GetType().Name}; a {value.GetType().Name} can't take its place."),
    };
}
