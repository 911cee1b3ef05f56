using LeadToCash.Configuration;

namespace LeadToCash.OpportunityToQuote;

/// <summary>A line of a request.</summary>
/// <param name="Sku">Item number of the catalogue.</param>
/// <param name="Quantity">In the product's unit; more than 0.</param>
public sealed record RequestedLine(string Sku, decimal Quantity)
{
    /// <summary>Names the line within its quote, the same from version to version while it is the same line; null where lines are known by their place.</summary>
    public string? Line { get; init; }

    /// <summary>The options of a configurable product; null for what has none.</summary>
    public ConfiguredItem? Configuration { get; init; }

    /// <summary>Asked for on this line alone; 0 % or more and below 100 %.</summary>
    public Percentage Discount { get; init; }

    /// <summary>Net price of one unit that was agreed in the negotiation, for this quantity; null to price by the rules.</summary>
    public Money? Price { get; init; }

    /// <summary>Heading under which it stands; null for none.</summary>
    public string? Group { get; init; }

    /// <summary>Offered beside the rest: shown with its price, in no total, and not ordered unless the customer takes it.</summary>
    public bool Optional { get; init; }
}

/// <summary>Names of lines.</summary>
public static class RequestedLines
{
    /// <summary>The same lines, each with a name: its own, or else the first free number from its place on.</summary>
    public static IReadOnlyList<RequestedLine> Named(IReadOnlyList<RequestedLine> lines)
    {
        HashSet<string> names = new(lines.Select(line => line.Line).OfType<string>(), StringComparer.Ordinal);
        return [.. lines.Select((line, index) => line.Line is null ? line with { Line = Free(names, index + 1) } : line)];
    }

    private static string Free(HashSet<string> names, int first)
    {
        for (int number = first; ; number++)
        {
            string name = number.ToString(System.Globalization.CultureInfo.InvariantCulture);
            if (names.Add(name))
            {
                return name;
            }
        }
    }
}
