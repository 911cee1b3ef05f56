namespace LeadToCash.Proposals;

/// <summary>A discount that is proposed for a line, or why none is.</summary>
public sealed record DiscountProposal
{
    /// <summary>Item number.</summary>
    public required string Sku { get; init; }

    /// <summary>How much.</summary>
    public required decimal Quantity { get; init; }

    /// <summary>Deals count from this local date on.</summary>
    public required DateOnly Since { get; init; }

    /// <summary>Which deals were compared; null if there were too few of any kind.</summary>
    public Comparison? Comparison { get; init; }

    /// <summary>What each comparison found, the closest first.</summary>
    public required IReadOnlyList<ComparisonTried> Tried { get; init; }

    /// <summary>Won deals of the comparison.</summary>
    public required long Won { get; init; }

    /// <summary>Lost ones.</summary>
    public required long Lost { get; init; }

    /// <summary>Median of realised over list price of the won deals; null without a proposal.</summary>
    public decimal? MedianRatio { get; init; }

    /// <summary>Of the median, 95 %; null with fewer than six deals.</summary>
    public Interval? MedianInterval { get; init; }

    /// <summary>What won deals took off the list price, at the median; negative if they were above it.</summary>
    public Percentage? DiscountOffList { get; init; }

    /// <summary>What is to be taken off today's price; null if nothing is proposed.</summary>
    public Percentage? Discount { get; init; }

    /// <summary>Net list price of one unit.</summary>
    public required Money ListPrice { get; init; }

    /// <summary>Net price of one unit today for this customer, without a discount.</summary>
    public required Money TodayPrice { get; init; }

    /// <summary>Net price of one unit with the discount; null if nothing is proposed.</summary>
    public Money? UnitPrice { get; init; }

    /// <summary>Least net price of one unit that keeps the margin floor.</summary>
    public required Money FloorPrice { get; init; }

    /// <summary>Whether the margin floor, not history, decided.</summary>
    public bool LimitedByFloor { get; init; }

    /// <summary>Why, for people.</summary>
    public required string Reason { get; init; }

    /// <summary>Win rates by discount off the list price.</summary>
    public required IReadOnlyList<WinRate> WinRates { get; init; }

    /// <summary>The sample: how many deals were won and lost at which ratio.</summary>
    public required IReadOnlyList<RatioCount> Sample { get; init; }
}

/// <summary>Deals at a ratio.</summary>
/// <param name="Ratio">Realised over list price.</param>
/// <param name="Won">Won ones.</param>
/// <param name="Lost">Lost ones.</param>
public sealed record RatioCount(decimal Ratio, long Won, long Lost);
