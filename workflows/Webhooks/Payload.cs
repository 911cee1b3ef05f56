using System.Globalization;
using System.Text.Json;

namespace LeadToCash.Webhooks;

/// <summary>An object of a delivery's JSON that knows where it lies, so that what is missing or wrong can be named.</summary>
/// <param name="Json">The object; undefined if it is not there.</param>
/// <param name="Path">Where it lies: <c>line_items[2]</c>; empty at the top.</param>
public readonly record struct Payload(JsonElement Json, string Path = "")
{
    /// <summary>Whether there is an object here.</summary>
    public bool Exists => Json.ValueKind == JsonValueKind.Object;

    /// <summary>An object below this one; one that does not exist if there is none.</summary>
    public Payload Child(string name) => new(Find(name), Below(name));

    /// <summary>The objects of an array below this one; none if there is no array.</summary>
    public IReadOnlyList<Payload> Items(string name)
    {
        string path = Below(name);
        return Find(name) is { ValueKind: JsonValueKind.Array } array
            ? [.. array.EnumerateArray().Select((item, index) => new Payload(item, $"{path}[{index}]"))]
            : [];
    }

    /// <summary>A text or number as text, without blanks around it; null if it is missing or blank.</summary>
    /// <exception cref="UnusableDeliveryException">It is there but no text that Unicode knows.</exception>
    public string? Text(string name)
    {
        try
        {
            return Find(name) switch
            {
                { ValueKind: JsonValueKind.String } text when !string.IsNullOrWhiteSpace(text.GetString()) => text.GetString()!.Trim(),
                { ValueKind: JsonValueKind.Number } number => number.GetRawText(),
                _ => null,
            };
        }
        catch (InvalidOperationException)
        {
            throw new UnusableDeliveryException($"'{Below(name)}' holds half a character.");
        }
    }

    /// <summary>A text that must be there.</summary>
    /// <exception cref="UnusableDeliveryException">It is missing or blank.</exception>
    public string RequiredText(string name) => Text(name) ?? throw new UnusableDeliveryException($"'{Below(name)}' is missing.");

    /// <summary>Whether there is a member of that name, even null.</summary>
    public bool Has(string name) => Exists && Json.TryGetProperty(name, out _);

    /// <summary>Whether a flag is set; false if it is missing.</summary>
    public bool Flag(string name) => Find(name).ValueKind == JsonValueKind.True;

    /// <summary>A decimal number, written as number or as text; null if it is missing.</summary>
    /// <exception cref="UnusableDeliveryException">It is there but no number.</exception>
    public decimal? Number(string name)
    {
        if (Text(name) is not { } text)
        {
            return null;
        }

        return decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal number) && Math.Abs(number) < 1_000_000_000_000m
            ? number
            : throw new UnusableDeliveryException($"'{Below(name)}' is '{text}', which is no amount.");
    }

    /// <summary>A decimal number that must be there.</summary>
    /// <exception cref="UnusableDeliveryException">It is missing or no number.</exception>
    public decimal RequiredNumber(string name) => Number(name) ?? throw new UnusableDeliveryException($"'{Below(name)}' is missing.");

    /// <summary>An instant; null if it is missing or not written by ISO 8601. Without an offset it is UTC.</summary>
    public DateTimeOffset? Instant(string name) =>
        DateTimeOffset.TryParse(Text(name), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out DateTimeOffset instant)
            ? instant
            : null;

    private JsonElement Find(string name) => Exists && Json.TryGetProperty(name, out JsonElement value) ? value : default;

    private string Below(string name) => Path.Length == 0 ? name : $"{Path}.{name}";
}
