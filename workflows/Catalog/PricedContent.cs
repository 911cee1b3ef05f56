using LeadToCash.Tax;

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

    /// <summary>The discount that was asked for, on the whole quote.</summary>
    RequestedDiscount,

    /// <summary>The price agreed with the customer.</summary>
    CustomerPrice,

    /// <summary>What a chosen option adds.</summary>
    Option,

    /// <summary>A promotion.</summary>
    Promotion,

    /// <summary>The discount that was asked for, on this line alone.</summary>
    LineDiscount,

    /// <summary>Rounding to the price list's multiple.</summary>
    Rounding,

    /// <summary>Of a bundle: its discount off the sum of its components. Of a component: what the bundle's price changes at its own.</summary>
    Bundle,

    /// <summary>The price that was agreed in a negotiation, whatever the steps before came to.</summary>
    Negotiated,
}

/// <summary>One step of the price waterfall of one unit.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Discount">Taken off the price before it; 0 % for what is no percentage.</param>
/// <param name="Effect">What it adds to the price; negative for a discount. All effects together are the unit price.</param>
/// <param name="Price">The unit price after it.</param>
/// <param name="Rule">
/// Which rule did it: the price list, its tier <c>EUR/P-100/5+</c>, the agreement, the option's code, the promotion. Null for what somebody asked for,
/// and in what was priced before rules had names.
/// </param>
public sealed record PriceStep(PriceStepKind Kind, Percentage Discount, Money Effect, Money Price, string? Rule = null);

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

    /// <summary>Codes of the options that were chosen.</summary>
    public IReadOnlyList<string> Options { get; init; } = [];

    /// <summary>Discount that was asked for on this line alone.</summary>
    public Percentage Discount { get; init; }

    /// <summary>How it is taxed.</summary>
    public VatCategory TaxCategory { get; init; }

    /// <summary>Why no tax is charged; null when it is.</summary>
    public VatExemption? TaxExemption { get; init; }

    /// <summary>Item number of the bundle that it is a part of; null for what is sold alone.</summary>
    public string? Bundle { get; init; }

    /// <summary>What the caller names the line that it was asked for in; a bundle's components share it. Null when it had no name.</summary>
    public string? Line { get; init; }
}

/// <summary>A priced bundle. Its components are lines of their own, whose nets add up to its net.</summary>
public sealed record PricedBundle
{
    /// <summary>Item number.</summary>
    public required string Sku { get; init; }

    /// <summary>Name by language, as it was when priced.</summary>
    public required IReadOnlyDictionary<string, string> Name { get; init; }

    /// <summary>How many; a whole number.</summary>
    public required decimal Quantity { get; init; }

    /// <summary>Positions of its lines.</summary>
    public required IReadOnlyList<int> Positions { get; init; }

    /// <summary>How the price of one bundle came about.</summary>
    public required IReadOnlyList<PriceStep> Waterfall { get; init; }

    /// <summary>Net price of one bundle.</summary>
    public required Money UnitPrice { get; init; }

    /// <summary>Net amount: unit price times quantity.</summary>
    public required Money Net { get; init; }
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

    /// <summary>What the lines would cost at list prices, with their options, net.</summary>
    public required Money List { get; init; }

    /// <summary>Sum of the lines' nets.</summary>
    public required Money Net { get; init; }

    /// <summary>Tax by rate and category, lowest rate first.</summary>
    public required IReadOnlyList<TaxGroup> TaxGroups { get; init; }

    /// <summary>Sum of the groups' taxes.</summary>
    public required Money Tax { get; init; }

    /// <summary>Net and tax.</summary>
    public required Money Gross { get; init; }

    /// <summary>Sum of the lines' costs.</summary>
    public required Money Cost { get; init; }

    /// <summary>Part of the net that is not cost, rounded to a tenth of a percent.</summary>
    public required Percentage Margin { get; init; }

    /// <summary>The bundles among what was asked for.</summary>
    public IReadOnlyList<PricedBundle> Bundles { get; init; } = [];

    /// <summary>Lines that the customer may take as well, each priced as if it came alone; their positions follow those of the lines, and they are in no total.</summary>
    public IReadOnlyList<PricedLine> Alternatives { get; init; } = [];
}
