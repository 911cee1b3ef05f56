using LeadToCash.QuoteToOrder;

namespace LeadToCash.Contracts;

/// <summary>What runs under a contract and is billed for each period. Taxes are found when it is billed, by the date of the supply.</summary>
public sealed record ContractLine
{
    /// <summary>Position from 1.</summary>
    public required int Position { get; init; }

    /// <summary>Item number.</summary>
    public required string Sku { get; init; }

    /// <summary>What the customer reads.</summary>
    public required string Name { get; init; }

    /// <summary>How much runs in each billing period, in the product's unit; more than 0.</summary>
    public required decimal Quantity { get; init; }

    /// <summary>Net price of one unit for one billing period.</summary>
    public required Money UnitPrice { get; init; }

    /// <summary>Net amount of one billing period, after discounts.</summary>
    public required Money Net { get; init; }

    /// <summary>Months of a billing period; 1 or more.</summary>
    public required int PeriodMonths { get; init; }

    /// <summary>A line as it was sold.</summary>
    public static ContractLine Of(OrderLine line, int periodMonths) => new()
    {
        Position = line.Position,
        Sku = line.Sku,
        Name = line.Name,
        Quantity = line.Quantity,
        UnitPrice = line.UnitPrice,
        Net = line.Net,
        PeriodMonths = periodMonths,
    };

    /// <summary>Whether the same runs at the same price.</summary>
    public bool IsSameAs(ContractLine other) =>
        Sku == other.Sku && Quantity == other.Quantity && UnitPrice == other.UnitPrice && Net == other.Net && PeriodMonths == other.PeriodMonths;
}
