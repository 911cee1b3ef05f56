using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace LeadToCash.Availability;

/// <summary>Writes a portion as one short text.</summary>
internal sealed class PortionJsonConverter : JsonConverter<Portion>
{
    private const string DateFormat = "yyyy-MM-dd";
    private const char FirmMark = '@';
    private const char RequestMark = '~';

    public override Portion Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        string text = reader.GetString() ?? "";
        int mark = text.IndexOfAny([FirmMark, RequestMark]);
        int hash = text.IndexOf('#', StringComparison.Ordinal);
        return mark > 0 && hash > mark
            && decimal.TryParse(text.AsSpan(0, mark), NumberStyles.Number, CultureInfo.InvariantCulture, out decimal quantity)
            && DateOnly.TryParseExact(text.AsSpan(mark + 1, hash - mark - 1), DateFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly date)
            && long.TryParse(text.AsSpan(hash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out long place)
            ? new Portion(quantity, date, text[mark] == FirmMark, place)
            : throw new JsonException($"'{text}' is no portion such as 1@2026-04-10#17.");
    }

    public override void Write(Utf8JsonWriter writer, Portion value, JsonSerializerOptions options) => writer.WriteStringValue(string.Create(
        CultureInfo.InvariantCulture, $"{value.Quantity:G29}{(value.Firm ? FirmMark : RequestMark)}{value.Date:yyyy-MM-dd}#{value.Place}"));
}
