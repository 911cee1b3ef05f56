namespace LeadToCash.Catalog;

/// <summary>An item to be priced.</summary>
/// <param name="Product">What.</param>
/// <param name="Quantity">How much, in the product's unit; more than 0.</param>
public sealed record PriceItem(Product Product, decimal Quantity);

/// <summary>What a step of the price waterfall is.</summary>
public enum PriceStepKind
{
    /// <summary>The list price.</summary>
    List,

    /// <summary>The discount for quantity.</summary>
    VolumeTier,

    /// <summary>The discount that was asked for.</summary>
    RequestedDiscount,
}

/// <summary>One step of the price waterfall of one unit.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Discount">Taken off the price before it; 0 % for the list price.</param>
/// <param name="Effect">What it adds to the price; negative for a discount. All effects together are the unit price.</param>
/// <param name="Price">The unit price after it.</param>
public sealed record PriceStep(PriceStepKind Kind, Percentage Discount, Money Effect, Money Price);

/// <summary>A priced line.</summary>
public sealed record PricedLine
{
    /// <summary>Position from 1.</summary>
    public required int Position { get; init; }

    /// <summary>Item number.</summary>
    public required string Sku { get; init; }

    /// <summary>Name by language, <c>en</c> and <c>de</c>, as it was when priced.</summary>
    public required IReadOnlyDictionary<string, string> Name { get; init; }

    /// <summary>How it is fulfilled.</summary>
    public required ProductKind Kind { get; init; }

    /// <summary>Unit of quantity, UN/ECE Recommendation 20.</summary>
    public required string Unit { get; init; }

    /// <summary>Quantity in that unit; more than 0.</summary>
    public required decimal Quantity { get; init; }

    /// <summary>How the unit price came about, from the list price on.</summary>
    public required IReadOnlyList<PriceStep> Waterfall { get; init; }

    /// <summary>Net price of one unit.</summary>
    public required Money UnitPrice { get; init; }

    /// <summary>Net amount: unit price times quantity.</summary>
    public required Money Net { get; init; }

    /// <summary>Value added tax.</summary>
    public required Percentage TaxRate { get; init; }

    /// <summary>Net cost of one unit.</summary>
    public required Money UnitCost { get; init; }

    /// <summary>Part of the price that is not cost, rounded to a tenth of a percent; below 0 when sold at a loss.</summary>
    public required Percentage Margin { get; init; }

    /// <summary>Least margin at which it may be sold without approval.</summary>
    public required Percentage MarginFloor { get; init; }

    /// <summary>Whether the exact margin is below the floor.</summary>
    public required bool BelowFloor { get; init; }
}

/// <summary>Priced lines with everything that follows from them.</summary>
public sealed record PricedContent
{
    /// <summary>ISO 4217.</summary>
    public required string Currency { get; init; }

    /// <summary>The discount that was asked for, on every line.</summary>
    public required Percentage Discount { get; init; }

    /// <summary>At least one.</summary>
    public required IReadOnlyList<PricedLine> Lines { get; init; }

    /// <summary>What the lines would cost at list prices, net.</summary>
    public required Money List { get; init; }

    /// <summary>Sum of the lines' nets.</summary>
    public required Money Net { get; init; }

    /// <summary>Tax by rate, lowest rate first.</summary>
    public required IReadOnlyList<TaxGroup> TaxGroups { get; init; }

    /// <summary>Sum of the groups' taxes.</summary>
    public required Money Tax { get; init; }

    /// <summary>Net and tax.</summary>
    public required Money Gross { get; init; }

    /// <summary>Sum of the lines' costs.</summary>
    public required Money Cost { get; init; }

    /// <summary>Part of the net that is not cost, rounded to a tenth of a percent.</summary>
    public required Percentage Margin { get; init; }
}
