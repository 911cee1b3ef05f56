namespace LeadToCash.EInvoicing;

/// <summary>BG-29: the price of an item, without VAT; it may have more decimals than the currency.</summary>
/// <param name="NetPrice">BT-146: price after the discount, of <paramref name="BaseQuantity"/> units; null in a draft that has a gross price.</param>
/// <param name="Discount">BT-147: discount on the gross price.</param>
/// <param name="GrossPrice">BT-148: price before the discount.</param>
/// <param name="BaseQuantity">BT-149: units that the price is for; null for one.</param>
/// <param name="BaseUnit">BT-150: their unit; null for the line's.</param>
public sealed record PriceDetails(
    decimal? NetPrice, decimal? Discount = null, decimal? GrossPrice = null, decimal? BaseQuantity = null, string? BaseUnit = null);
