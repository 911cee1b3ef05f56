namespace LeadToCash.QuoteToOrder;

/// <summary>A change of an order as a JSON merge patch (RFC 7396): what is not named stays, null takes away.</summary>
/// <param name="Lines">By position; null removes the line.</param>
internal sealed record OrderPatch(IReadOnlyDictionary<string, LinePatch?>? Lines);

/// <summary>A change of a line.</summary>
/// <param name="Quantity">At most three digits after the point; 0 removes the line.</param>
/// <param name="RequestedOn">Local date before which the goods are not wanted; null for as soon as possible.</param>
/// <param name="DeliveryText">What is to be known on delivery, at most 500 characters; null for nothing.</param>
/// <param name="Sku">Goods of the catalogue that are sent instead of what has not left, at the same price, as a line of their own.</param>
internal sealed record LinePatch(decimal? Quantity, DateOnly? RequestedOn, string? DeliveryText, string? Sku);
