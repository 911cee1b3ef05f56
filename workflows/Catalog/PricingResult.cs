using LeadToCash.Cases;

namespace LeadToCash.Catalog;

/// <summary>Prices, or everything that stands in their way.</summary>
public sealed record PricingResult
{
    private PricingResult(PricedContent? content, IReadOnlyList<Refusal> refusals) => (Content, Refusals) = (content, refusals);

    /// <summary>Null when refused.</summary>
    public PricedContent? Content { get; }

    /// <summary>Why not, each with the name of what is missing or wrong; empty when there are prices.</summary>
    public IReadOnlyList<Refusal> Refusals { get; }

    /// <summary>Priced.</summary>
    public static PricingResult Of(PricedContent content) => new(content, []);

    /// <summary>Refused.</summary>
    public static PricingResult Refuse(IEnumerable<Refusal> refusals) => new(null, [.. refusals.Distinct()]);

    /// <summary>The prices of what was checked before.</summary>
    /// <exception cref="BusinessRuleException">It was refused; says why.</exception>
    public PricedContent Required() => Content ?? throw new BusinessRuleException(string.Join(' ', Refusals.Select(refusal => refusal.Reason)));
}
