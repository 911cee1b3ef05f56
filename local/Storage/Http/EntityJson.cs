using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Azure;
using LeadToCash.Local.Storage.Tables;

namespace LeadToCash.Local.Storage.Http;

/// <summary>Entities as the service writes them: JSON with OData's annotations for the types that JSON lacks.</summary>
internal static class EntityJson
{
    private const string TypeSuffix = "@odata.type";
    private const string InstantFormat = "yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'";

    /// <summary>Text that is JSON itself, such as histories, would be half as long again with every quotation mark as a number.</summary>
    private static readonly JsonWriterOptions OnlyWhatMustBe = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static ReadOnlyMemory<byte> Write(EntityOperation operation)
    {
        ArrayBufferWriter<byte> buffer = new(512);
        using (Utf8JsonWriter writer = new(buffer, IsAscii(operation) ? OnlyWhatMustBe : default))
        {
            writer.WriteStartObject();
            writer.WriteString(EntityNames.PartitionKey, operation.PartitionKey);
            writer.WriteString(EntityNames.RowKey, operation.RowKey);
            foreach (EntityProperty property in operation.Properties)
            {
                Write(writer, property);
            }

            writer.WriteEndObject();
        }

        return buffer.WrittenMemory;
    }

    public static EntityRecord Read(JsonElement entity)
    {
        Dictionary<string, string> types = new(StringComparer.Ordinal);
        List<EntityProperty> properties = [];
        foreach (JsonProperty property in entity.EnumerateObject().Where(property => property.Name.EndsWith(TypeSuffix, StringComparison.Ordinal)))
        {
            types[property.Name[..^TypeSuffix.Length]] = property.Value.GetString()!;
        }

        foreach (JsonProperty property in entity.EnumerateObject())
        {
            if (!EntityNames.IsSystem(property.Name) && !property.Name.EndsWith(TypeSuffix, StringComparison.Ordinal)
                && Value(property.Value, types.GetValueOrDefault(property.Name)) is { } value)
            {
                properties.Add(new(property.Name, value));
            }
        }

        return new EntityRecord
        {
            PartitionKey = Text(entity, EntityNames.PartitionKey),
            RowKey = Text(entity, EntityNames.RowKey),
            Timestamp = Text(entity, EntityNames.Timestamp) is { } instant ? Instant(instant) : null,
            ETag = Text(entity, EntityNames.ODataETag) is { } etag ? new ETag(etag) : default,
            Properties = properties,
        };
    }

    /// <summary>Anything else must be escaped: Azurite decodes each chunk of a body by itself, even one that ends within a character.</summary>
    private static bool IsAscii(EntityOperation operation) =>
        Ascii.IsValid(operation.PartitionKey) && Ascii.IsValid(operation.RowKey)
        && operation.Properties.All(static property => Ascii.IsValid(property.Name) && (property.Value is not string text || Ascii.IsValid(text)));

    private static void Write(Utf8JsonWriter writer, EntityProperty property)
    {
        string name = property.Name;
        switch (property.Value)
        {
            case string text:
                writer.WriteString(name, text);
                break;
            case bool truth:
                writer.WriteBoolean(name, truth);
                break;
            case int number:
                writer.WriteNumber(name, number);
                break;
            case long number:
                WriteTyped("Edm.Int64", number.ToString(CultureInfo.InvariantCulture));
                break;
            case double number when double.IsFinite(number):
                writer.WriteString(name + TypeSuffix, "Edm.Double");
                writer.WriteNumber(name, number);
                break;
            case double number:
                WriteTyped("Edm.Double", NotFinite(number));
                break;
            case DateTimeOffset instant:
                WriteTyped("Edm.DateTime", instant.UtcDateTime.ToString(InstantFormat, CultureInfo.InvariantCulture));
                break;
            case Guid id:
                WriteTyped("Edm.Guid", id.ToString());
                break;
            case byte[] bytes:
                WriteTyped("Edm.Binary", Convert.ToBase64String(bytes));
                break;
            default:
                throw new InvalidOperationException($"No JSON form for a {property.Value.GetType()}.");
        }

        void WriteTyped(string type, string value)
        {
            writer.WriteString(name + TypeSuffix, type);
            writer.WriteString(name, value);
        }
    }

    /// <summary>JSON's numbers have no place for these.</summary>
    private static string NotFinite(double value) => value switch
    {
        double.PositiveInfinity => "Infinity",
        double.NegativeInfinity => "-Infinity",
        _ => "NaN",
    };

    private static object? Value(JsonElement value, string? type) => (value.ValueKind, type) switch
    {
        (JsonValueKind.Null, _) => null,
        (JsonValueKind.True or JsonValueKind.False, _) => value.GetBoolean(),
        (JsonValueKind.Number, "Edm.Double") => value.GetDouble(),
        (JsonValueKind.Number, "Edm.Int64") => value.GetInt64(),
        (JsonValueKind.Number, _) => value.TryGetInt32(out int number) && !value.GetRawText().Contains('.', StringComparison.Ordinal) ? (object)number : value.GetDouble(),
        (_, "Edm.Int64") => long.Parse(value.GetString()!, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture),
        (_, "Edm.Double") => double.Parse(value.GetString()!, NumberStyles.Float, CultureInfo.InvariantCulture),
        (_, "Edm.DateTime") => Instant(value.GetString()!),
        (_, "Edm.Guid") => Guid.Parse(value.GetString()!),
        (_, "Edm.Binary") => value.GetBytesFromBase64(),
        (JsonValueKind.String, _) => value.GetString(),
        _ => throw new InvalidDataException($"A value of an unknown kind: {value.ValueKind} {type}."),
    };

    private static DateTimeOffset Instant(string text) =>
        DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);

    private static string? Text(JsonElement entity, string name) =>
        entity.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
