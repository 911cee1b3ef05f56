using System.Globalization;
using System.Text.Json;

namespace LeadToCash.QuoteToOrder;

/// <summary>Reads a JSON merge patch against the order that it changes, and says for each member what is wrong.</summary>
internal sealed class OrderPatchReader(Order order, Func<string, Substitute?> substitutes)
{
    private readonly Dictionary<string, string[]> _errors = new(StringComparer.Ordinal);

    /// <summary>What is wrong, by the member's path.</summary>
    public IReadOnlyDictionary<string, string[]> Errors => _errors;

    /// <summary>The lines as they are to be.</summary>
    public IReadOnlyList<LineChange> Read(JsonElement patch)
    {
        List<LineChange> changes = [];
        foreach (JsonProperty member in patch.EnumerateObject())
        {
            if (member is { Name: "lines", Value.ValueKind: JsonValueKind.Object })
            {
                changes.AddRange(member.Value.EnumerateObject().Select(Line).OfType<LineChange>());
            }
            else
            {
                Wrong(member.Name, member.Name == "lines" ? "Name lines by their positions: {\"lines\":{\"1\":{\"quantity\":2}}}." : "Only lines can be changed.");
            }
        }

        return [.. changes.GroupBy(change => change.Position).Select(same => same.Last())];
    }

    private LineChange? Line(JsonProperty member)
    {
        string path = $"lines.{member.Name}";
        if (!int.TryParse(member.Name, NumberStyles.None, CultureInfo.InvariantCulture, out int position))
        {
            Wrong(path, "A line is named by its position.");
            return null;
        }

        OrderLine? line = order.Line(position);
        LineChange change = new(position, line?.Quantity ?? 1, line?.RequestedOn, line?.DeliveryText);
        switch (member.Value.ValueKind)
        {
            case JsonValueKind.Null:
                return change with { Quantity = 0 };
            case JsonValueKind.Object:
                return member.Value.EnumerateObject().Aggregate(change, (now, field) => With(now, field, $"{path}.{field.Name}"));
            default:
                Wrong(path, "A line is an object, or null to remove it.");
                return null;
        }
    }

    private LineChange With(LineChange change, JsonProperty field, string path)
    {
        switch (field.Name)
        {
            case "quantity" when field.Value.ValueKind == JsonValueKind.Number && field.Value.TryGetDecimal(out decimal quantity):
                return change with { Quantity = quantity };
            case "requestedOn" when field.Value.ValueKind == JsonValueKind.Null:
                return change with { RequestedOn = null };
            case "requestedOn" when field.Value.ValueKind == JsonValueKind.String && IsDate(field.Value.GetString(), out DateOnly date):
                return change with { RequestedOn = date };
            case "sku" when field.Value.ValueKind == JsonValueKind.String && substitutes(field.Value.GetString()!) is { } substitute:
                return substitute.Sku == order.Line(change.Position)?.Sku ? change : change with { Substitute = substitute };
            case "deliveryText" when field.Value.ValueKind is JsonValueKind.Null or JsonValueKind.String:
                return change with { DeliveryText = field.Value.GetString() is { } text && text.Trim().Length > 0 ? text.Trim() : null };
            default:
                Wrong(path, field.Name switch
                {
                    "quantity" => "Write a number such as 2 or 1.5; 0 removes the line.",
                    "requestedOn" => "Write a date such as 2026-04-10, or null.",
                    "deliveryText" => "Write a text, or null.",
                    "sku" => "Name goods of the catalogue that are sent instead.",
                    _ => "Only quantity, requestedOn, deliveryText and sku can be changed.",
                });
                return change;
        }
    }

    internal static bool IsDate(string? text, out DateOnly date) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out date);

    private void Wrong(string path, string sentence) => _errors.TryAdd(path, [sentence]);
}
