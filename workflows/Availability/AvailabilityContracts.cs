namespace LeadToCash.Availability;

/// <summary>A line for which stock is wanted.</summary>
/// <param name="Line">Names the line within its document; keep it from version to version where the line is the same.</param>
/// <param name="Sku">Item number of goods.</param>
/// <param name="Quantity">In the item's unit, above 0.</param>
/// <param name="Wanted">Local date; null for as soon as possible.</param>
/// <param name="WholeOnly">Whether all must come at once.</param>
/// <param name="PostCode">Where it goes (Germany), so that the nearest warehouse is taken; null if not known.</param>
/// <param name="Warehouse">The only warehouse from which it may come; null for any.</param>
public sealed record StockLine(string Line, string Sku, decimal Quantity, DateOnly? Wanted = null, bool WholeOnly = false, string? PostCode = null, string? Warehouse = null);

/// <summary>Holds the goods of a version of a quote, and gives free what an earlier version held and this one does not.</summary>
/// <param name="QuoteId">The quote's case id.</param>
/// <param name="Version">The version, from 1.</param>
/// <param name="HeldUntil">End of its validity, UTC; the holds end then by themselves.</param>
/// <param name="Lines">Its lines of goods; others are left alone.</param>
/// <param name="FormerSkus">Items of the version before, so that what is no longer wanted is given free; null if there was none.</param>
public sealed record ReserveQuotedStock(string QuoteId, int Version, DateTimeOffset HeldUntil, IReadOnlyList<StockLine> Lines, IReadOnlyList<string>? FormerSkus = null);

/// <summary>Gives free what a quote holds: it was declined, has expired or was replaced.</summary>
/// <param name="QuoteId">The quote's case id.</param>
/// <param name="UpToVersion">This version and those before it.</param>
/// <param name="Reason">Why: <c>declined</c>, <c>expired</c>, <c>superseded</c>.</param>
/// <param name="HeldUntil">When the holds would have ended by themselves, UTC; until then a late reservation is kept out.</param>
/// <param name="Skus">Items that may be held.</param>
public sealed record ReleaseQuotedStock(string QuoteId, int UpToVersion, string Reason, DateTimeOffset HeldUntil, IReadOnlyList<string> Skus);

/// <summary>Turns the holds of an accepted quote into an order's. What is no longer held is reserved anew.</summary>
/// <param name="QuoteId">The quote's case id.</param>
/// <param name="Version">The accepted version.</param>
/// <param name="OrderId">The order's case id.</param>
/// <param name="AcceptedAt">When, UTC.</param>
/// <param name="Lines">The version's lines of goods.</param>
public sealed record ConfirmQuotedStock(string QuoteId, int Version, string OrderId, DateTimeOffset AcceptedAt, IReadOnlyList<StockLine> Lines);

/// <summary>What is promised for a document.</summary>
/// <param name="Lines">By line; lines that are no goods are left out.</param>
public sealed record StockPromises(IReadOnlyList<LinePromise> Lines)
{
    /// <summary>Whether every piece is covered.</summary>
    public bool IsFirm => Lines.All(line => line.IsFirm);
}

/// <summary>What is promised for a line.</summary>
/// <param name="Line">The line.</param>
/// <param name="Sku">Item number.</param>
/// <param name="Portions">By date; their sum is the quantity. Empty if it was refused.</param>
/// <param name="Refusal">Code of the refusal; null if it is held.</param>
public sealed record LinePromise(string Line, string Sku, IReadOnlyList<SourcedPortion> Portions, string? Refusal = null)
{
    /// <summary>Whether every piece is covered, so that the date of the last is firm.</summary>
    public bool IsFirm => Portions.Count > 0 && Portions.All(portion => portion.Firm);
}
