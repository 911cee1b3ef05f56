using LeadToCash.Catalog;
using LeadToCash.Tax;

namespace LeadToCash.Bench.Prices;

/// <summary>The baseline: the waterfall as one writes it first, with a LINQ query over a list wherever something is looked up.</summary>
internal sealed class ScanPricing(CatalogueDocument document, VatRules vat)
{
    public Money Price(PriceRequest request)
    {
        string? group = document.CustomerGroups.FirstOrDefault(one => one.Customer == request.CustomerId)?.Group;
        var net = Money.Zero(request.Currency);
        foreach (LineToPrice line in request.Lines)
        {
            ProductEntry product = document.Products.First(one => one.Sku == line.Sku);
            DatedPrice dated = Dated(request, line, group) ?? Dated(request, line, null)!;
            decimal quantity = request.Lines.Where(one => one.Sku == line.Sku).Sum(one => one.Quantity);
            QuantityTier? tier = dated.Tiers.Where(one => quantity >= one.FromQuantity).MaxBy(one => one.FromQuantity);
            decimal price = dated.Amount!.Value.Amount * (1 - ((tier?.Discount?.Value ?? 0) / 100m));
            if (Agreed(request, line) is { } agreed && agreed < price)
            {
                price = agreed;
            }

            price *= 1 - (BestPromotion(request, product) / 100m);
            price *= 1 - (request.Discount.Value / 100m);
            UnitCost cost = product.Costs.Where(one => one.ValidFrom <= request.Date).MaxBy(one => one.ValidFrom)!;
            var unit = Money.Of(price, request.Currency);
            _ = Margins.Of(unit, cost.Cost);
            _ = vat.Decide(new TaxableSupply(product.SupplyKind, product.TaxClass, request.Date), request.Buyer);
            net += unit.Times(line.Quantity);
        }

        return net;
    }

    private DatedPrice? Dated(PriceRequest request, LineToPrice line, string? group) => document.PriceLists
        .Where(list => list.Currency == request.Currency && list.CustomerGroup == group && list.HoldsOn(request.Date))
        .SelectMany(list => document.Prices.Where(prices => prices.List == list.Id && prices.Sku == line.Sku))
        .SelectMany(prices => prices.Prices.Where(price => price.ValidFrom <= request.Date))
        .MaxBy(price => price.ValidFrom);

    private decimal? Agreed(PriceRequest request, LineToPrice line) => document.CustomerPrices
        .Where(prices => prices.Customer == request.CustomerId && prices.Sku == line.Sku)
        .SelectMany(prices => prices.Prices.Where(price => price.ValidFrom <= request.Date))
        .MaxBy(price => price.ValidFrom)?.Amount?.Amount;

    private decimal BestPromotion(PriceRequest request, ProductEntry product) => document.Promotions
        .Where(promotion => promotion.Code is null && promotion.RunsOn(request.Date) && promotion.Groups.Contains(product.Group!))
        .Select(promotion => promotion.Discount!.Value.Value).DefaultIfEmpty().Max();
}
