using System.Text.Json;
using System.Text.Json.Serialization;

namespace LeadToCash;

/// <summary>Writes 12.5 % as the number <c>12.5</c>.</summary>
internal sealed class PercentageJsonConverter : JsonConverter<Percentage>
{
    public override Percentage Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.Number
            ? new Percentage(reader.GetDecimal())
            : throw new JsonException("A percentage is a number: 12.5 means 12.5 %.");

    public override void Write(Utf8JsonWriter writer, Percentage value, JsonSerializerOptions options) => writer.WriteNumberValue(value.Value);
}
