using LeadToCash.Catalog;
using LeadToCash.Tax;

namespace LeadToCash.Proposals;

/// <summary>What may be proposed beside a request at all: sold on the day, with a price for this customer, fitting, and not in the request already.</summary>
public sealed class EligibleProducts
{
    private readonly PriceRequest _request;
    private readonly Catalogue _catalogue;
    private readonly VatRules _vat;
    private readonly HashSet<string> _present;

    /// <summary>Of a request; what is in its bundles is in it.</summary>
    public EligibleProducts(PriceRequest request, Catalogue catalogue, VatRules vat)
    {
        (_request, _catalogue, _vat) = (request, catalogue, vat);
        _present = new(request.Lines.Select(line => line.Sku), StringComparer.OrdinalIgnoreCase);
        _present.UnionWith(request.Lines.SelectMany(line => catalogue.Products.Find(line.Sku)?.Bundle?.Components ?? []).Select(component => component.Sku));
    }

    /// <summary>The product, if it may be proposed; its price is not looked at.</summary>
    public ProductEntry? Find(string sku) =>
        _catalogue.Products.Find(sku) is { } product && !_present.Contains(product.Sku) && product.IsSoldOn(_request.Date) && Fits(product) ? product : null;

    /// <summary>Today's net price of one unit for this customer, at a quantity; null if it has none.</summary>
    public Money? PriceOf(string sku, decimal quantity)
    {
        PriceRequest alone = _request with { Lines = [new LineToPrice { Sku = sku, Quantity = quantity }], Discount = default };
        return Pricing.Price(alone, _catalogue, _vat).Content is not { } priced ? null
            : priced.Bundles is [{ } bundle] ? bundle.UnitPrice
            : priced.Lines[0].UnitPrice;
    }

    /// <summary>A part goes only with a device that it fits.</summary>
    private bool Fits(ProductEntry product) => product.Fits.Count == 0 || product.Fits.Any(fit => _present.Any(sku => fit.IsFor(sku, _request.Date)));
}
