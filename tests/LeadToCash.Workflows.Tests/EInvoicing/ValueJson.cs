using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace LeadToCash.Tests.EInvoicing;

/// <summary>JSON in which numbers of the same value are the same text, so that invoices can be compared term by term.</summary>
internal static class ValueJson
{
    private static readonly JsonSerializerOptions Options = new() { Converters = { new ByValue() } };

    public static string Of<T>(T value) => JsonSerializer.Serialize(value, Options);

    private sealed class ByValue : JsonConverter<decimal>
    {
        public override decimal Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDecimal();

        public override void Write(Utf8JsonWriter writer, decimal value, JsonSerializerOptions options) =>
            writer.WriteRawValue(value.ToString("0.############################", CultureInfo.InvariantCulture));
    }
}
