using LeadToCash.Catalog;
using LeadToCash.Customers;
using LeadToCash.QuoteToOrder;

namespace LeadToCash.Webhooks;

/// <summary>An order as a shop tells it, in one form for all shops, before its figures are reconciled.</summary>
internal sealed record ShopOrder
{
    public required string Source { get; init; }

    public required string SourceId { get; init; }

    public string? SourceNumber { get; init; }

    public required Party Customer { get; init; }

    public required string Currency { get; init; }

    public required IReadOnlyList<ShopLine> Lines { get; init; }

    /// <summary>What the customer pays, by the shop.</summary>
    public required Money Total { get; init; }

    /// <summary>Tax within <see cref="Total"/>, by the shop.</summary>
    public required Money Tax { get; init; }

    /// <summary>When it was paid; null if it was not.</summary>
    public DateTimeOffset? PaidAt { get; init; }

    /// <summary>The order in our form, with the shop's totals to the cent.</summary>
    public OrderDraft ToDraft()
    {
        (IReadOnlyList<ShopLine> lines, IReadOnlyList<string> remarks) = ShopTotals.Reconcile(this);
        return new OrderDraft
        {
            Source = Source,
            SourceId = SourceId,
            SourceNumber = SourceNumber,
            Customer = Customer,
            Currency = Currency,
            Lines = [.. lines.Select((line, index) => line.ToOrderLine(index + 1))],
            Net = Total - Tax,
            Tax = Tax,
            Gross = Total,
            Prepaid = PaidAt is { } at ? new Prepayment(ShopPayments.IdOf(OrderIds.Of(Source, SourceId)), Total, at, Origin: PrepaymentOrigin.Received) : null,
            Remarks = remarks,
        };
    }
}

/// <summary>A line as a shop tells it.</summary>
/// <param name="Sku">Item number; may be empty.</param>
/// <param name="Name">What the customer reads.</param>
/// <param name="Kind">Part of the order that it goes to.</param>
/// <param name="Quantity">More than 0.</param>
/// <param name="Net">Net amount after discounts.</param>
/// <param name="TaxRate">Rate as the shop states it, or as its tax shows.</param>
internal sealed record ShopLine(string Sku, string Name, ProductKind Kind, decimal Quantity, Money Net, Percentage TaxRate)
{
    public OrderLine ToOrderLine(int position) => new()
    {
        Position = position,
        Sku = Sku,
        Name = Name,
        Kind = Kind,
        Quantity = Quantity,
        UnitPrice = Net.Times(1 / Quantity),
        Net = Net,
        TaxRate = TaxRate,
    };
}

/// <summary>Payments that a shop took.</summary>
public static class ShopPayments
{
    /// <summary>The payment's id: a shop tells of one payment for an order, and may tell it often.</summary>
    public static string IdOf(string orderId) => $"{orderId}-paid";
}
