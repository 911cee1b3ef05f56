using LeadToCash.Catalog;

namespace LeadToCash.OpportunityToQuote;

/// <summary>A net that was agreed with the customer, and the lines that come to it.</summary>
/// <param name="Target">The net.</param>
/// <param name="Lines">The lines with their agreed unit prices; null when no prices in whole minor units come to that net.</param>
/// <param name="Below">Then: the highest net below it that can be reached; null if there is none near.</param>
/// <param name="Above">Then: the lowest net above it that can be reached; null if there is none near.</param>
public sealed record AgreedNet(Money Target, IReadOnlyList<RequestedLine>? Lines, Money? Below = null, Money? Above = null)
{
    /// <summary>Brings lines to a net. Optional lines keep their prices.</summary>
    /// <param name="content">The lines as they are priced without it.</param>
    /// <param name="lines">All lines, each with a name.</param>
    /// <param name="target">0 or more, in the content's currency.</param>
    public static AgreedNet Of(PricedContent content, IReadOnlyList<RequestedLine> lines, Money target)
    {
        IReadOnlyList<Negotiable> negotiable = Negotiable.Of(content);
        if (TargetPrices.Reaching(negotiable, target) is { } prices)
        {
            return new AgreedNet(target, [.. lines.Select(line => !line.Optional && prices.TryGetValue(line.Line!, out Money price) ? line with { Price = price } : line)]);
        }

        (Money? below, Money? above) = TargetPrices.Nearest(negotiable, target);
        return new AgreedNet(target, null, below, above);
    }

    /// <summary>What to say when it can't be reached.</summary>
    public string Sentence => (Below, Above) switch
    {
        ({ } below, { } above) => $"No unit prices come to {Target}; the nearest that do are {below} and {above}.",
        ({ } below, null) => $"No unit prices come to {Target}; the nearest below is {below}.",
        (null, { } above) => $"No unit prices come to {Target}; the nearest above is {above}.",
        _ => $"No unit prices come to {Target}.",
    };
}
