using System.Text.Json.Serialization;
using LeadToCash.Billing;
using LeadToCash.Tax;

namespace LeadToCash.Catalog;

/// <summary>A product as the catalogue keeps it: all but its prices, which stand in price lists.</summary>
public sealed record ProductEntry : ICatalogueEntry
{
    /// <summary>Item number: letters, digits, <c>-._</c>, at most 64; the letters' case does not matter.</summary>
    public required string Sku { get; init; }

    /// <summary>Name by language; <c>en</c> must be there.</summary>
    public required IReadOnlyDictionary<string, string> Name { get; init; }

    /// <summary>How it is fulfilled; of a bundle, its components say so.</summary>
    public required ProductKind Kind { get; init; }

    /// <summary>Unit of quantity by UN/ECE Recommendation 20: <c>C62</c> piece, <c>MON</c> month, <c>HUR</c> hour.</summary>
    public required string Unit { get; init; }

    /// <summary>Product group, for promotions; null if it is in none.</summary>
    public string? Group { get; init; }

    /// <summary>Tax class: a name in the file of VAT rates, <c>exempt</c> or <c>outOfScope</c>.</summary>
    public string TaxClass { get; init; } = TaxClasses.Standard;

    /// <summary>VATEX code of an exempt product; null for all others.</summary>
    public string? ExemptionCode { get; init; }

    /// <summary>What it is for the tax law; null: goods if physical, else a service.</summary>
    public SupplyKind? Supply { get; init; }

    /// <summary>Services: hours of work for one unit; 0 for other kinds.</summary>
    public decimal ServiceHours { get; init; }

    /// <summary>Services: what the technician must be able to do; null if anyone can.</summary>
    public string? RequiredSkill { get; init; }

    /// <summary>Subscriptions: how it is billed; null for other kinds.</summary>
    public SubscriptionTerms? Subscription { get; init; }

    /// <summary>Bundles: what is in it; null for single products.</summary>
    public BundleTerms? Bundle { get; init; }

    /// <summary>Costs and margin floors by date; none for bundles, whose components have them.</summary>
    public IReadOnlyList<UnitCost> Costs { get; init; } = [];

    /// <summary>Item numbers of what goes with it, the best first.</summary>
    public IReadOnlyList<string> GoesWith { get; init; } = [];

    /// <summary>Place in a series of sizes; null if it is in none.</summary>
    public SeriesPlace? Series { get; init; }

    /// <summary>Devices that it fits, if it is a part of some; none for what is sold by itself.</summary>
    public IReadOnlyList<PartFit> Fits { get; init; } = [];

    /// <summary>First local date on which it can no longer be sold; null while it can.</summary>
    public DateOnly? DiscontinuedFrom { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public string Key => Sku;

    /// <summary>Whether it can be sold on a local date.</summary>
    public bool IsSoldOn(DateOnly date) => DiscontinuedFrom is null || date < DiscontinuedFrom;

    /// <summary>What it is for the tax law.</summary>
    [JsonIgnore]
    public SupplyKind SupplyKind => Supply ?? (Kind == ProductKind.Physical ? SupplyKind.Goods : SupplyKind.Service);

    /// <summary>The cost that holds on a local date; null before the first.</summary>
    public UnitCost? CostOn(DateOnly date) => Dated.On(Costs, date);
}

/// <summary>How a subscription is billed.</summary>
/// <param name="PeriodMonths">Months of a billing period: 1, 3, 12.</param>
/// <param name="MinimumTermMonths">Months for which it can't be cancelled; 0 for none.</param>
/// <param name="UsageUnit">Unit of what is billed by use, UN/ECE Recommendation 20; null if nothing is.</param>
/// <param name="Alignment">Whether periods are counted from the contract's first day or follow the calendar.</param>
/// <param name="Timing">Whether a period is billed when it begins or when it is over.</param>
public sealed record SubscriptionTerms(
    int PeriodMonths, int MinimumTermMonths = 0, string? UsageUnit = null, BillingAlignment Alignment = BillingAlignment.Anniversary, BillingTiming Timing = BillingTiming.Advance);

/// <summary>What a bundle consists of and how it is priced.</summary>
/// <param name="Components">At least one; no bundles among them.</param>
/// <param name="Discount">Off the sum of the components' list prices; null: the bundle has a price of its own in the price list.</param>
public sealed record BundleTerms(IReadOnlyList<BundleComponent> Components, Percentage? Discount = null);

/// <summary>A product in a bundle.</summary>
/// <param name="Sku">Item number.</param>
/// <param name="Quantity">In one bundle, a whole number of 1 or more.</param>
public sealed record BundleComponent(string Sku, int Quantity);

/// <summary>What one unit costs, and the least margin at which it may be sold without approval, from a date on.</summary>
/// <param name="ValidFrom">First local date.</param>
/// <param name="Cost">Net cost of one unit; 0 or more.</param>
/// <param name="MarginFloor">In percent of the price, below 100 %.</param>
public sealed record UnitCost(DateOnly ValidFrom, Money Cost, Percentage MarginFloor) : IDated;
