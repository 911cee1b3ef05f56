using LeadToCash.Catalog;
using LeadToCash.OrderToCash;

namespace LeadToCash.Books;

/// <summary>Where the revenue of what is sold belongs.</summary>
/// <param name="Unit">Business unit.</param>
/// <param name="Revenue">Revenue account by VAT category and rate (<c>S/19</c>), by category (<c>K</c>), or <c>*</c>.</param>
/// <param name="Kind">Fits lines of this kind; null for any.</param>
/// <param name="SkuPrefix">Fits item numbers that begin so; null for any.</param>
/// <param name="Spread">How revenue over time is spread.</param>
public sealed record ProductPosting(
    string Unit, IReadOnlyDictionary<string, string> Revenue, ProductKind? Kind = null, string? SkuPrefix = null, RevenueSpread Spread = RevenueSpread.Months)
{
    /// <summary>Whether a line is meant.</summary>
    public bool Fits(InvoiceLine line) =>
        (Kind is null || Kind == line.Kind) && (SkuPrefix is null || line.Sku.StartsWith(SkuPrefix, StringComparison.OrdinalIgnoreCase));
}

/// <summary>How revenue over time is spread.</summary>
public enum RevenueSpread
{
    /// <summary>Whole months alike, parts of months by their days.</summary>
    Months,

    /// <summary>Each day alike.</summary>
    Days,
}
