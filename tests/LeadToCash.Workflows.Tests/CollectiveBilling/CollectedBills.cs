using LeadToCash.Catalog;
using LeadToCash.CollectiveBilling;
using LeadToCash.Customers;
using LeadToCash.OrderToCash;

namespace LeadToCash.Workflows.Tests.CollectiveBilling;

/// <summary>Bills to collect.</summary>
internal static class CollectedBills
{
    public static readonly DateTimeOffset At = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);

    public static readonly Party Customer = new("Karla Kunde", "karla@kunde.example", "Kunde GmbH", Language: "en", Address: new("Hauptmarkt 18", "90403", "Nürnberg", "DE"));

    public static readonly InvoicingTerms Monthly = new(new DateOnly(2026, 1, 1), CollectiveCycle.Monthly);

    /// <summary>The bill of an order: a line for each amount in cents, the odd ones at 7 %, the others at 19 %.</summary>
    public static Bill Of(string orderId, DateOnly day, params int[] cents)
    {
        InvoiceLine[] lines = [.. cents.Select((net, index) => Line(orderId, index + 1, net))];
        TaxGroup[] groups = [.. TaxGroup.Of(lines.Select(line => (line.TaxRate, line.Net)), "EUR")];
        (Money net, Money tax) = (Money.Sum(lines.Select(line => line.Net), "EUR"), Money.Sum(groups.Select(group => group.Tax), "EUR"));
        return new Bill { OrderId = orderId, OrderNumber = "A-" + orderId, Customer = Customer, SuppliedOn = day, Lines = lines, TaxGroups = groups, Net = net, Tax = tax, Gross = net + tax };
    }

    public static CollectiveItem ItemOf(string billId, Bill bill, DateOnly today) => new()
    {
        BillId = billId,
        Origin = BillOrigins.Order,
        OriginId = bill.OrderId!,
        Number = bill.OrderNumber!,
        Day = CollectivePlace.DayOf(bill, today),
        Lines = bill.Lines.Count,
        Sources = bill.Lines.Sum(line => line.Sources.Count),
        Net = bill.Net,
        Tax = bill.Tax,
    };

    private static InvoiceLine Line(string orderId, int position, int cents) => new()
    {
        Position = position,
        Sku = "P-100",
        Name = "Pump",
        Kind = ProductKind.Physical,
        Quantity = 1,
        UnitPrice = new Money(cents, "EUR"),
        Net = new Money(cents, "EUR"),
        TaxRate = new Percentage(cents % 2 == 1 ? 7 : 19),
        Sources = [new BillSource(BillSources.OrderLine, $"{orderId}/{position}")],
    };
}
