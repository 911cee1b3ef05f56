namespace LeadToCash.Proposals;

/// <summary>Which deals are compared, the closest first.</summary>
public enum Comparison
{
    /// <summary>Of the product, in this class of quantity, with customers of this group.</summary>
    ProductSizeAndCustomerGroup,

    /// <summary>Of the product, in this class of quantity.</summary>
    ProductAndSize,

    /// <summary>Of the product.</summary>
    Product,

    /// <summary>Of its product group, in this class of quantity.</summary>
    ProductGroupAndSize,

    /// <summary>Of its product group.</summary>
    ProductGroup,
}

/// <summary>What a discount is asked for.</summary>
/// <param name="Sku">Item number.</param>
/// <param name="ProductGroup">Its group; null if in none.</param>
/// <param name="SizeClass">Class of the quantity.</param>
/// <param name="CustomerGroup">The customer's group; null if in none.</param>
public sealed record DealQuestion(string Sku, string? ProductGroup, string SizeClass, string? CustomerGroup);

/// <summary>Counted deals of a cell.</summary>
public sealed record CountedDeals(DealCell Cell, IReadOnlyDictionary<string, long> Counts);

/// <summary>How many deals a comparison found.</summary>
public sealed record ComparisonTried(Comparison Comparison, long Won, long Lost);

/// <summary>The deals that a discount is judged by.</summary>
/// <param name="Comparison">Which; null if there were too few of any kind.</param>
/// <param name="Deals">Of that comparison; of the widest one if there were too few.</param>
/// <param name="Tried">All comparisons that were looked at, the closest first.</param>
public sealed record ComparableDeals(Comparison? Comparison, RatioHistogram Deals, IReadOnlyList<ComparisonTried> Tried)
{
    /// <summary>The closest comparison with enough won deals.</summary>
    /// <param name="question">What is asked.</param>
    /// <param name="ofProduct">Deals of the product in the window.</param>
    /// <param name="ofGroup">Deals of the product group in the window; not looked at while the product has enough.</param>
    /// <param name="minimum">Least number of won deals.</param>
    public static ComparableDeals Choose(DealQuestion question, IReadOnlyList<CountedDeals> ofProduct, IReadOnlyList<CountedDeals> ofGroup, int minimum)
    {
        string customers = question.CustomerGroup?.ToUpperInvariant() ?? "";
        List<ComparisonTried> tried = [];
        RatioHistogram deals = new();
        foreach ((Comparison comparison, IEnumerable<CountedDeals> cells) in (IEnumerable<(Comparison, IEnumerable<CountedDeals>)>)
            [
                (Proposals.Comparison.ProductSizeAndCustomerGroup, ofProduct.Where(IsSize).Where(deal => deal.Cell.CustomerGroup == customers)),
                (Proposals.Comparison.ProductAndSize, ofProduct.Where(IsSize)),
                (Proposals.Comparison.Product, ofProduct),
                (Proposals.Comparison.ProductGroupAndSize, ofGroup.Where(IsSize)),
                (Proposals.Comparison.ProductGroup, ofGroup),
            ])
        {
            var found = RatioHistogram.Of(cells.Select(cell => cell.Counts));
            tried.Add(new ComparisonTried(comparison, found.Won, found.Lost));
            if (found.Won >= minimum)
            {
                return new ComparableDeals(comparison, found, tried);
            }

            deals = found.Won + found.Lost > deals.Won + deals.Lost ? found : deals;
        }

        return new ComparableDeals(null, deals, tried);

        bool IsSize(CountedDeals deal) => deal.Cell.SizeClass == question.SizeClass;
    }

    /// <summary>Whether the product itself has too few won deals, so that its group's must be looked at.</summary>
    public static bool NeedsGroup(IReadOnlyList<CountedDeals> ofProduct, int minimum) => RatioHistogram.Of(ofProduct.Select(deal => deal.Counts)).Won < minimum;
}
