namespace LeadToCash.Catalog;

/// <summary>
/// The promotions of a request: those that run on its date and apply of themselves or by a code that was named, found by item number and group.
/// </summary>
internal sealed class PromotionChoice
{
    private readonly List<Promotion> _forAll = [];
    private readonly Dictionary<string, List<Promotion>> _bySku = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, List<Promotion>> _byGroup = new(StringComparer.OrdinalIgnoreCase);
    private readonly string _currency;

    public PromotionChoice(Catalogue catalogue, PriceRequest request)
    {
        _currency = request.Currency;
        HashSet<string> codes = new(request.PromotionCodes, StringComparer.OrdinalIgnoreCase);
        foreach (Promotion promotion in catalogue.Promotions.All.Where(one => one.RunsOn(request.Date) && (one.Code is null || codes.Contains(one.Code))))
        {
            Add(promotion);
        }
    }

    /// <summary>Takes the best promotion for a product off its price: the one that leaves the least, of equal ones the first by id.</summary>
    public void TakeOff(Waterfall waterfall, ProductEntry product)
    {
        (Promotion? best, decimal least) = (null, waterfall.Exact);
        foreach (Promotion promotion in For(product))
        {
            if (After(promotion, waterfall.Exact) is { } price && (price < least || (price == least && best is not null && string.CompareOrdinal(promotion.Id, best.Id) < 0)))
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

    private void Add(Promotion promotion)
    {
        if (promotion.Skus.Count == 0 && promotion.Groups.Count == 0)
        {
            _forAll.Add(promotion);
        }

        Index(_bySku, promotion.Skus, promotion);
        Index(_byGroup, promotion.Groups, promotion);
    }

    private static void Index(Dictionary<string, List<Promotion>> index, IReadOnlyList<string> names, Promotion promotion)
    {
        foreach (string name in names)
        {
            if (!index.TryGetValue(name, out List<Promotion>? promotions))
            {
                index[name] = promotions = [];
            }

            promotions.Add(promotion);
        }
    }

    private IEnumerable<Promotion> For(ProductEntry product) => _forAll
        .Concat(_bySku.GetValueOrDefault(product.Sku, []))
        .Concat(product.Group is { } group ? _byGroup.GetValueOrDefault(group, []) : []);

    private decimal? After(Promotion promotion, decimal price) =>
        promotion.Discount is { } discount ? price * (1 - (discount.Value / 100m))
        : promotion.Amount is { } amount && amount.Currency == _currency ? Math.Max(0, price - amount.Amount)
        : null;
}
