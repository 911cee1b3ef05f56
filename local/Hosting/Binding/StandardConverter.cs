using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.Azure.Functions.Worker.Converters;

namespace LeadToCash.Local.Hosting.Binding;

/// <summary>The worker's own conversions, in its order: same type, Guid, date, bytes, text, JSON.</summary>
internal sealed class StandardConverter : IInputConverter
{
    public static readonly StandardConverter Instance = new();

    private static readonly JsonSerializerOptions Json = new() { PropertyNameCaseInsensitive = true };

    public ValueTask<ConversionResult> ConvertAsync(ConverterContext context) => ValueTask.FromResult(Convert(context.Source, context.TargetType));

    private static ConversionResult Convert(object? source, Type target)
    {
        if (source is null)
        {
            return ConversionResult.Unhandled();
        }

        if (target.IsInstanceOfType(source))
        {
            return ConversionResult.Success(source);
        }

        byte[]? bytes = Bytes(source);
        if (bytes is null)
        {
            return ConversionResult.Unhandled();
        }

        string text = Encoding.UTF8.GetString(bytes);
        return Scalar(text, bytes, Nullable.GetUnderlyingType(target) ?? target) is { } value
            ? ConversionResult.Success(value)
            : FromJson(text, target);
    }

    private static byte[]? Bytes(object source) => source switch
    {
        byte[] bytes => bytes,
        BinaryData data => data.ToArray(),
        string text => Encoding.UTF8.GetBytes(text),
        IFormattable number => Encoding.UTF8.GetBytes(number.ToString(null, CultureInfo.InvariantCulture)),
        _ => null,
    };

    private static object? Scalar(string text, byte[] bytes, Type target) => target switch
    {
        _ when target == typeof(Guid) => Guid.TryParse(text, out Guid guid) ? (object)guid : null,
        _ when target == typeof(DateTimeOffset) =>
            DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTimeOffset instant) ? (object)instant : null,
        _ when target == typeof(DateTime) =>
            DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out DateTime date) ? (object)date : null,
        _ when target == typeof(DateOnly) => DateOnly.TryParse(text, CultureInfo.InvariantCulture, out DateOnly day) ? (object)day : null,
        _ when target == typeof(TimeOnly) => TimeOnly.TryParse(text, CultureInfo.InvariantCulture, out TimeOnly time) ? (object)time : null,
        _ when target == typeof(string) => text,
        _ when target == typeof(byte[]) => bytes,
        _ when target == typeof(ReadOnlyMemory<byte>) => (object)new ReadOnlyMemory<byte>(bytes),
        _ when target == typeof(BinaryData) => BinaryData.FromBytes(bytes),
        _ => null,
    };

    private static ConversionResult FromJson(string text, Type target)
    {
        try
        {
            return ConversionResult.Success(JsonSerializer.Deserialize(text, target, Json));
        }
        catch (Exception broken) when (broken is JsonException or NotSupportedException)
        {
            return ConversionResult.Failed(broken);
        }
    }
}
