using LeadToCash.Cases;

namespace LeadToCash.QuoteToOrder.Reordering;

/// <summary>What comes of a reorder: an order, or the reason why not.</summary>
/// <param name="Draft">The order; null when refused.</param>
/// <param name="Refusal">Why not; null when it can be placed.</param>
/// <param name="Parts">When refused: the parts it is about, as they are offered today; those that are no longer offered are not among them.</param>
public sealed record ReorderDecision(OrderDraft? Draft, Refusal? Refusal, IReadOnlyList<FittingPart> Parts)
{
    /// <summary>Code of the refusal of a part that does not fit the device, or is no longer sold.</summary>
    public const string DoesNotFit = "part-does-not-fit";

    /// <summary>Code of the refusal of a price that is another one than was shown.</summary>
    public const string PriceChanged = "price-changed";

    internal static ReorderDecision Refuse(string code, string reason, IReadOnlyList<FittingPart> parts) => new(null, new Refusal(code, reason), parts);
}
