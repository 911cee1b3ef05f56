using LeadToCash.Calendar;
using LeadToCash.Catalog;
using LeadToCash.Customers;
using LeadToCash.OrderToCash;
using LeadToCash.QuoteToOrder;

namespace LeadToCash.Workflows.Tests.QuoteToOrder;

/// <summary>Orders to test with.</summary>
internal static class Orders
{
    public static readonly BusinessCalendar Office = new("Europe/Berlin", [new DateOnly(2026, 1, 1), new DateOnly(2027, 1, 1)]);

    public static readonly DateTimeOffset Monday = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);

    /// <summary>The blueprint's reference order O-1: 9,269.00 + 1,761.11 = 11,030.11.</summary>
    public static OrderDraft Reference { get; } = Draft(
        Line(1, "P-100", ProductKind.Physical, 2, 8400.00m), Line(2, "SVC-INST", ProductKind.Service, 1, 780.00m), Line(3, "SUB-CARE", ProductKind.Subscription, 1, 89.00m));

    public static OrderLine Line(int position, string sku, ProductKind kind, decimal quantity, decimal net, decimal taxRate = 19) => new()
    {
        Position = position,
        Sku = sku,
        Name = sku,
        Kind = kind,
        Quantity = quantity,
        UnitPrice = Money.Of(net / quantity, "EUR"),
        Net = Money.Of(net, "EUR"),
        TaxRate = new Percentage(taxRate),
    };

    public static OrderDraft Draft(params OrderLine[] lines)
    {
        Money net = Money.Sum(lines.Select(line => line.Net), "EUR");
        Money tax = Money.Sum(lines.GroupBy(line => line.TaxRate).Select(group => group.Key.Of(Money.Sum(group.Select(line => line.Net), "EUR"))), "EUR");
        return new OrderDraft
        {
            Source = "quote",
            SourceId = "q-1",
            Customer = new Party("Karla Kunde", "karla@kunde.example", "Kunde GmbH", Language: "en", Address: new("Hauptmarkt 18", "90403", "Nürnberg", "DE")),
            Currency = "EUR",
            Lines = lines,
            Net = net,
            Tax = tax,
            Gross = net + tax,
        };
    }

    /// <summary>The state after these commands, each of which must be accepted.</summary>
    public static Order After(this Order? order, params OrderCommand[] commands)
    {
        foreach (OrderCommand command in commands)
        {
            LeadToCash.Cases.Decision<OrderEvent> decision = Order.Decide(order, command, Monday);
            Assert.Null(decision.Refusal);
            order = decision.Events.Aggregate(order, Order.Apply);
        }

        return order!;
    }

    /// <summary>Billing as our office does it: services of SVC-INST take four hours, subscriptions run by months.</summary>
    public static BillingTerms Terms(Order order, BillingMoment moment = BillingMoment.AtOnce) => new(
        moment, Office, order.Lines.Where(line => line.Sku == "SVC-INST").ToDictionary(line => line.Position, _ => 4m), new Dictionary<int, int>());

    /// <summary>The one bill of a completed order.</summary>
    public static Bill BillOf(Order order) => OrderBilling.Next(order, Terms(order, BillingMoment.OnCompletion))!.Bill;

    public static Order Placed(OrderDraft? draft = null) => ((Order?)null).After(new PlaceOrder("A-2026-00001", draft ?? Reference));
}
