using System.Collections;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace LeadToCash.Local.Durable;

/// <summary>
/// The properties of a failure as they survive storage, the same before as after: text, truth values, numbers (all as <see cref="double"/>),
/// points in time, lists and maps of these; of anything else its text.
/// </summary>
internal sealed class FailureProperties : JsonConverter<IDictionary<string, object?>>
{
    private const string Instant = "dto:";
    private const string Time = "dt:";

    internal static IDictionary<string, object?>? Storable(IDictionary<string, object?>? properties) =>
        properties?.ToDictionary(property => property.Key, property => Storable(property.Value), StringComparer.Ordinal);

    public override IDictionary<string, object?> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using JsonDocument document = JsonDocument.ParseValue(ref reader);
        return (IDictionary<string, object?>)Read(document.RootElement)!;
    }

    public override void Write(Utf8JsonWriter writer, IDictionary<string, object?> value, JsonSerializerOptions options) => Write(writer, value);

    private static object? Storable(object? value) => value switch
    {
        null or string or bool or double or DateTime or DateTimeOffset => value,
        int or long or short or byte or uint or ulong or ushort or sbyte or float or decimal => Convert.ToDouble(value, CultureInfo.InvariantCulture),
        IDictionary<string, object?> map => Storable(map),
        IEnumerable list => list.Cast<object?>().Select(Storable).ToList(),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture),
    };

    private static object? Read(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => json.EnumerateObject().ToDictionary(property => property.Name, property => Read(property.Value), StringComparer.Ordinal),
        JsonValueKind.Array => json.EnumerateArray().Select(Read).ToList(),
        JsonValueKind.Number => json.GetDouble(),
        JsonValueKind.True or JsonValueKind.False => json.GetBoolean(),
        JsonValueKind.String => ReadText(json.GetString()!),
        _ => null,
    };

    private static object ReadText(string text)
    {
        if (text.StartsWith(Instant, StringComparison.Ordinal)
            && DateTimeOffset.TryParse(text.AsSpan(Instant.Length), CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out DateTimeOffset instant))
        {
            return instant;
        }

        return text.StartsWith(Time, StringComparison.Ordinal)
            && DateTime.TryParse(text.AsSpan(Time.Length), CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out DateTime time)
                ? time
                : text;
    }

    private static void Write(Utf8JsonWriter writer, object? value)
    {
        switch (value)
        {
            case IDictionary<string, object?> map:
                writer.WriteStartObject();
                foreach ((string name, object? member) in map)
                {
                    writer.WritePropertyName(name);
                    Write(writer, member);
                }

                writer.WriteEndObject();
                break;
            case List<object?> list:
                writer.WriteStartArray();
                list.ForEach(item => Write(writer, item));
                writer.WriteEndArray();
                break;
            default:
                WriteScalar(writer, value);
                break;
        }
    }

    private static void WriteScalar(Utf8JsonWriter writer, object? value)
    {
        switch (value)
        {
            case null:
                writer.WriteNullValue();
                break;
            case bool truth:
                writer.WriteBooleanValue(truth);
                break;
            case double number when double.IsFinite(number):
                writer.WriteNumberValue(number);
                break;
            case DateTimeOffset instant:
                writer.WriteStringValue(Instant + instant.ToString("O", CultureInfo.InvariantCulture));
                break;
            case DateTime time:
                writer.WriteStringValue(Time + time.ToString("O", CultureInfo.InvariantCulture));
                break;
            default:
                writer.WriteStringValue(Convert.ToString(value, CultureInfo.InvariantCulture));
                break;
        }
    }
}
