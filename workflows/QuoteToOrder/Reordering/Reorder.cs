using System.Globalization;
using LeadToCash.Catalog;
using LeadToCash.Customers;
using LeadToCash.Tax;

namespace LeadToCash.QuoteToOrder.Reordering;

/// <summary>A customer reorders parts for a device of his: a standard deal, at his prices of the day. Pure.</summary>
/// <param name="device">The device.</param>
/// <param name="customer">Who orders; goods go to his address.</param>
/// <param name="catalogue">Parts, what they fit, and prices.</param>
/// <param name="vat">How supplies are taxed.</param>
/// <param name="terms">Prices for whom, when and in which currency; its lines don't count.</param>
public sealed class Reorder(Device device, Party customer, Catalogue catalogue, VatRules vat, PriceRequest terms)
{
    /// <summary>Source of such orders.</summary>
    public const string Source = "self-service";

    /// <summary>The parts that fit the device and can be bought today, by item number.</summary>
    public IReadOnlyList<FittingPart> Parts() => [.. catalogue.PartsOf(device.Sku).Select(part => Find(part.Sku)).OfType<FittingPart>()];

    /// <summary>The order of some parts; refused if one does not fit, or costs something else than was shown for one unit. Larger quantities may cost less.</summary>
    /// <param name="sourceId">Names the order.</param>
    /// <param name="wishes">At least one.</param>
    public ReorderDecision Decide(string sourceId, IReadOnlyList<PartWish> wishes)
    {
        (PartWish Wish, FittingPart? Part)[] found = [.. wishes.Select(wish => (wish, Find(wish.Sku)))];
        FittingPart[] parts = [.. found.Select(one => one.Part).OfType<FittingPart>()];
        string[] missing = [.. found.Where(one => one.Part is null).Select(one => one.Wish.Sku)];
        if (missing.Length > 0)
        {
            return ReorderDecision.Refuse(ReorderDecision.DoesNotFit, $"{string.Join(", ", missing)} can't be ordered for {device.Sku}, serial number {device.Serial}.", parts);
        }

        (PartWish Wish, FittingPart? Part)[] changed = [.. found.Where(one => one.Part!.UnitPrice.Amount != one.Wish.ShownPrice)];
        return changed.Length > 0
            ? ReorderDecision.Refuse(
                ReorderDecision.PriceChanged,
                string.Join(' ', changed.Select(one => string.Create(CultureInfo.InvariantCulture, $"{one.Part!.Sku} costs {one.Part.UnitPrice} today, not {one.Wish.ShownPrice:0.00##}."))),
                parts)
            : new ReorderDecision(DraftOf(sourceId, wishes), null, []);
    }

    private FittingPart? Find(string sku) =>
        catalogue.Products.Find(sku) is { Bundle: null } part && part.IsSoldOn(terms.Date) && part.Fits.Any(fit => fit.IsFor(device.Sku, device.Serial, terms.Date))
            && Priced([new LineToPrice { Sku = part.Sku, Quantity = 1 }]) is { } priced
            ? new FittingPart(part.Sku, part.Name, part.Unit, priced.Lines[0].UnitPrice, priced.Gross)
            : null;

    private PricedContent? Priced(IReadOnlyList<LineToPrice> lines) => Pricing.Price(terms with { Lines = lines }, catalogue, vat).Content;

    private OrderDraft DraftOf(string sourceId, IReadOnlyList<PartWish> wishes)
    {
        PricedContent content = Priced([.. wishes.Select(wish => new LineToPrice { Sku = wish.Sku, Quantity = wish.Quantity })])!;
        return new OrderDraft
        {
            Source = Source,
            SourceId = sourceId,
            Customer = customer,
            Currency = content.Currency,
            Lines = [.. content.Lines.Select(line => AcceptedQuoteOrder.LineOf(line, customer.Language))],
            Net = content.Net,
            Tax = content.Tax,
            Gross = content.Gross,
            Remarks = [$"Parts for {device.Sku}, serial number {device.Serial}."],
        };
    }
}
