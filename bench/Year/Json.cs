using System.Globalization;
using System.Text.Json;

namespace LeadToCash.Bench.Year;

/// <summary>Reads the app's answers.</summary>
internal static class Json
{
    /// <summary>A text; null if it is missing.</summary>
    public static string? Text(this JsonElement element, string name) =>
        element.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    /// <summary>A text that is there.</summary>
    public static string Required(this JsonElement element, string name) => element.GetProperty(name).GetString()!;

    /// <summary>An amount in cents; 0 if it is missing.</summary>
    public static long Cents(this JsonElement element, string name) =>
        element.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.Object ? value.Cents() : 0;

    /// <summary>An amount in cents.</summary>
    public static long Cents(this JsonElement money) => (long)(money.GetProperty("amount").GetDecimal() * 100);

    /// <summary>The elements of a list; none if it is missing.</summary>
    public static IEnumerable<JsonElement> Items(this JsonElement element, string name) =>
        element.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.Array ? value.EnumerateArray() : Enumerable.Empty<JsonElement>();

    public static DateOnly Day(this JsonElement element, string name) => DateOnly.Parse(element.Required(name), CultureInfo.InvariantCulture);

    public static DateTimeOffset Instant(this JsonElement element, string name) => element.GetProperty(name).GetDateTimeOffset();

    public static string Euros(long cents) => (cents / 100m).ToString("0.00", CultureInfo.InvariantCulture);

    public static object Euro(long cents) => new { amount = cents / 100m, currency = "EUR" };
}
