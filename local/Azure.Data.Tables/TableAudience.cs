#nullable disable annotations
namespace Azure.Data.Tables;

/// <summary>Whom a token for table storage is for.</summary>
public readonly struct TableAudience : IEquatable<TableAudience>
{
    private readonly string _value;

    /// <summary>A custom audience, such as <c>https://storage.azure.com</c>.</summary>
    public TableAudience(string value)
    {
        ArgumentException.ThrowIfNullOrEmpty(value);
        _value = value;
    }

    /// <summary>Storage of the public cloud, the default.</summary>
    public static TableAudience AzurePublicCloud { get; } = new("https://storage.azure.com");

    /// <summary>Takes any audience by its text.</summary>
    public static implicit operator TableAudience(string value) => new(value);

    /// <inheritdoc/>
    public bool Equals(TableAudience other) => string.Equals(_value, other._value, StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public override bool Equals(object obj) => obj is TableAudience other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => _value is null ? 0 : StringComparer.OrdinalIgnoreCase.GetHashCode(_value);

    /// <inheritdoc/>
    public override string ToString() => _value;
}
