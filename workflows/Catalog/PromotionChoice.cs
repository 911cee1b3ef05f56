namespace LeadToCash.Catalog;

/// <summary>The promotions of a request: those that run on its date and apply of themselves or by a code that was named.</summary>
internal sealed class PromotionChoice
{
    private readonly Promotion[] _running;
    private readonly string _currency;

    public PromotionChoice(Catalogue catalogue, PriceRequest request)
    {
        _currency = request.Currency;
        HashSet<string> codes = new(request.PromotionCodes, StringComparer.OrdinalIgnoreCase);
        _running =
        [
            .. catalogue.Promotions.All.Where(promotion => promotion.RunsOn(request.Date) && (promotion.Code is null || codes.Contains(promotion.Code)))
                .OrderBy(promotion => promotion.Id, StringComparer.Ordinal),
        ];
    }

    /// <summary>Takes the best promotion for a product off its price: the one that leaves the least, of equal ones the first by id.</summary>
    public void TakeOff(Waterfall waterfall, ProductEntry product)
    {
        (Promotion? best, decimal least) = (null, waterfall.Exact);
        foreach (Promotion promotion in _running)
        {
            if (promotion.Covers(product) && After(promotion, waterfall.Exact) is { } price && price < least)
            {
                (best, least) = (promotion, price);
            }
        }

        if (best?.Discount is { } discount)
        {
            waterfall.TakeOff(PriceStepKind.Promotion, discount, best.Id);
        }
        else if (best is not null)
        {
            waterfall.Replace(PriceStepKind.Promotion, least, best.Id);
        }
    }

    private decimal? After(Promotion promotion, decimal price) =>
        promotion.Discount is { } discount ? price * (1 - (discount.Value / 100m))
        : promotion.Amount is { } amount && amount.Currency == _currency ? Math.Max(0, price - amount.Amount)
        : null;
}
