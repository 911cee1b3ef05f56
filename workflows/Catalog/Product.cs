namespace LeadToCash.Catalog;

/// <summary>How a product is fulfilled; decides which part of an order it goes to.</summary>
public enum ProductKind
{
    /// <summary>Goods: reserved, shipped, delivered.</summary>
    Physical,

    /// <summary>A running contract: provisioned, activated, billed by period.</summary>
    Subscription,

    /// <summary>Work at the customer's: scheduled, performed, signed.</summary>
    Service,
}

/// <summary>What is sold.</summary>
public sealed record Product
{
    /// <summary>Item number.</summary>
    public required string Sku { get; init; }

    /// <summary>Name by language, <c>en</c> and <c>de</c>.</summary>
    public required IReadOnlyDictionary<string, string> Name { get; init; }

    /// <summary>How it is fulfilled.</summary>
    public required ProductKind Kind { get; init; }

    /// <summary>Unit of quantity by UN/ECE Recommendation 20: <c>C62</c> piece, <c>MON</c> month, <c>HUR</c> hour.</summary>
    public required string Unit { get; init; }

    /// <summary>Net list price of one unit.</summary>
    public required Money ListPrice { get; init; }

    /// <summary>Net cost of one unit.</summary>
    public required Money Cost { get; init; }

    /// <summary>Least margin at which it may be sold without approval, in percent of the price.</summary>
    public required Percentage MarginFloor { get; init; }

    /// <summary>Value added tax.</summary>
    public required Percentage TaxRate { get; init; }

    /// <summary>Services: hours of work for one unit; 0 for other kinds.</summary>
    public decimal ServiceHours { get; init; }

    /// <summary>Services: what the technician must be able to do; null if anyone can.</summary>
    public string? RequiredSkill { get; init; }

    /// <summary>The name in a language; English if there is none in it.</summary>
    public string NameIn(string language) => Name.TryGetValue(language, out string? name) ? name : Name["en"];
}
