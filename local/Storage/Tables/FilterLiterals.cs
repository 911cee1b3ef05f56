using System.Globalization;

namespace LeadToCash.Local.Storage.Tables;

/// <summary>Values as OData writes them in a filter.</summary>
internal static class FilterLiterals
{
    /// <summary>Fills an interpolated filter's holes with literals.</summary>
    public static string Format(FormattableString filter)
    {
        ArgumentNullException.ThrowIfNull(filter);
        object[] literals = [.. filter.GetArguments().Select(Literal)];
        return string.Format(CultureInfo.InvariantCulture, filter.Format, literals);
    }

    /// <summary>A value with its type's marks; quotes in strings are doubled.</summary>
    /// <exception cref="ArgumentException">The service can't compare with a value of that type.</exception>
    public static string Literal(object? value) => value switch
    {
        string text => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'",
        char letter => Literal(letter.ToString()),
        bool truth => truth ? "true" : "false",
        int or short or byte or sbyte or ushort => Convert.ToInt32(value, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture),
        long or uint => Convert.ToInt64(value, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture) + "L",
        double or float => Number(Convert.ToDouble(value, CultureInfo.InvariantCulture)),
        Guid id => $"guid'{id}'",
        DateTimeOffset instant => Instant(instant),
        DateTime instant => Instant(EntityValues.ToUtc(instant)),
        byte[] bytes => Binary(bytes),
        BinaryData data => Binary(data.ToMemory().Span),
        Enum name => Literal(name.ToString()),
        null => throw new ArgumentException("A filter can't compare with null: the service has no null values.", nameof(value)),
        _ => throw new ArgumentException($"A filter can't compare with a {value.GetType()}.", nameof(value)),
    };

    public static string Instant(DateTimeOffset instant) =>
        $"datetime'{instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", CultureInfo.InvariantCulture)}'";

    private static string Binary(ReadOnlySpan<byte> bytes) => $"X'{Convert.ToHexString(bytes)}'";

    private static string Number(double value)
    {
        string text = value.ToString("R", CultureInfo.InvariantCulture);
        return double.IsFinite(value) && text.AsSpan().IndexOfAny('.', 'E') < 0 ? text + ".0" : text;
    }
}
