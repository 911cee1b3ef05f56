using LeadToCash.Tax;

namespace LeadToCash.Catalog;

/// <summary>What is to be priced, for whom and when.</summary>
public sealed record PriceRequest
{
    /// <summary>ISO 4217: currency of all prices.</summary>
    public required string Currency { get; init; }

    /// <summary>Local date whose prices, costs and promotions hold.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>Who buys, for the tax.</summary>
    public required VatBuyer Buyer { get; init; }

    /// <summary>At least one.</summary>
    public required IReadOnlyList<LineToPrice> Lines { get; init; }

    /// <summary>Id of the customer, for agreed prices and the group; null for somebody unknown.</summary>
    public string? CustomerId { get; init; }

    /// <summary>Group whose price lists come first; null: the customer's in the catalogue.</summary>
    public string? CustomerGroup { get; init; }

    /// <summary>Date of supply, which decides the tax; null: <see cref="Date"/>.</summary>
    public DateOnly? SupplyDate { get; init; }

    /// <summary>Asked for on every line; 0 % or more and below 100 %.</summary>
    public Percentage Discount { get; init; }

    /// <summary>Codes of promotions that the customer names; one that does not run changes nothing.</summary>
    public IReadOnlyList<string> PromotionCodes { get; init; } = [];
}

/// <summary>A line to be priced.</summary>
public sealed record LineToPrice
{
    /// <summary>Item number, whatever the case of its letters.</summary>
    public required string Sku { get; init; }

    /// <summary>How much, in the product's unit; more than 0, of a bundle a whole number.</summary>
    public required decimal Quantity { get; init; }

    /// <summary>Codes of the options of a configured product.</summary>
    public IReadOnlyList<string> Options { get; init; } = [];

    /// <summary>Asked for on this line alone; 0 % or more and below 100 %.</summary>
    public Percentage Discount { get; init; }

    /// <summary>Net price of one unit that was agreed in a negotiation, 0 or more, in the request's currency; null to price by the rules.</summary>
    public Money? Price { get; init; }

    /// <summary>The caller's name for the line, which comes back on its priced lines.</summary>
    public string? Line { get; init; }
}
