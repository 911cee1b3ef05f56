namespace LeadToCash.Local.Storage.Tables;

/// <summary>The values that the service stores: string, bool, int, long, double, DateTimeOffset (UTC), Guid, byte[].</summary>
internal static class EntityValues
{
    /// <summary>Brings an application's value to its stored type.</summary>
    /// <exception cref="NotSupportedException">The service has no such type.</exception>
    /// <exception cref="ArgumentException">It is an infinite number.</exception>
    public static object Normalise(string name, object value) => value switch
    {
        double number when double.IsInfinity(number) => throw new ArgumentException($"Property '{name}' is {number}, which JSON can't hold.", nameof(value)),
        string or bool or int or long or double or Guid or byte[] => value,
        DateTimeOffset instant => instant.Offset == TimeSpan.Zero ? value : instant.ToUniversalTime(),
        DateTime instant => ToUtc(instant),
        BinaryData data => data.ToArray(),
        Enum => throw new NotSupportedException(
            $"Property '{name}': enum values are only supported for custom model types implementing ITableEntity."),
        _ => throw new NotSupportedException(
            $"Property '{name}' has the type {value.GetType()}, which table storage can't hold. Use string, bool, int, long, double, DateTime, DateTimeOffset, Guid, byte[] or BinaryData."),
    };

    /// <summary>An instant in UTC; a time of unspecified kind counts as UTC, as it does for the service.</summary>
    public static DateTimeOffset ToUtc(DateTime value) => value.Kind switch
    {
        DateTimeKind.Local => new DateTimeOffset(value.ToUniversalTime()),
        _ => new DateTimeOffset(DateTime.SpecifyKind(value, DateTimeKind.Utc)),
    };
}
