using FsCheck.Xunit;
using LeadToCash.Catalog;
using LeadToCash.OrderToCash;
using LeadToCash.QuoteToOrder;
using LeadToCash.Workflows.Tests.QuoteToOrder;

namespace LeadToCash.Workflows.Tests.OrderToCash;

public sealed class OrderBillingTests
{
    /// <summary>Hours of the log, hours billed, net.</summary>
    public static TheoryData<decimal, decimal, decimal> Work { get; } = new() { { 3.5m, 3.5m, 682.50m }, { 4, 4, 780.00m }, { 6, 4, 780.00m }, { 0.25m, 0.25m, 48.75m } };

    [Fact]
    [Trait("Scenario", "F6")]
    public void Delivery_OfOneOfTwoPumps_IsBilledAndBothBillsSumToTheOrder()
    {
        Order order = Deliver(Goods(2, 8400m), 1, 1);
        Bill first = Assert.Single(order.Bills).Bill;
        Assert.Equal((4200.00m, 798.00m, 4998.00m, true), (first.Net.Amount, first.Tax.Amount, first.Gross.Amount, first.IsPartial));
        Assert.Equal([(BillSources.Delivery, "quote-q-1/physical/1"), (BillSources.OrderLine, "quote-q-1/1")], first.Lines[0].Sources.Select(source => (source.Kind, source.Id)));

        order = Deliver(order, 2, 1);
        Assert.Equal((order.Net, order.Tax, order.Gross), Sum(order));
        Assert.Equal(["quote-q-1-invoice-1", "quote-q-1-invoice-2"], order.Bills.Select(bill => bill.InvoiceId));
    }

    /// <summary>13.35 for four, of which two are 6.68; two of three for 10.01 would be 6.67.</summary>
    [Fact]
    [Trait("Scenario", "F6")]
    public void Line_ThatIsCutToWhatIsBilled_ComesToWhatWasBilled()
    {
        Order order = Goods(3, 10.01m);
        order = Deliver(order.After(new ChangeOrder(order.Revision, [new LineChange(1, 4, null, null)], "staff:anna")), 1, 2);
        order = order.After(new ChangeOrder(order.Revision, [new LineChange(1, 2, null, null)], "staff:anna"));

        Assert.Equal(6.68m, order.Net!.Value.Amount);
        Assert.Equal((order.Net, order.Tax, order.Gross), Sum(order));
    }

    [Fact]
    [Trait("Scenario", "F6")]
    public void PartsThatAreDoneAtTheSameMoment_AreBilledEachWithItsOwnOccasion()
    {
        Order order = Orders.Placed(Orders.Draft(Orders.Line(1, "P-100", ProductKind.Physical, 1, 4200m), Orders.Line(2, "SUB-CARE", ProductKind.Subscription, 1, 89m)));
        order = Arrive(Ship(order, 1, 1), 1).After(new StartPart("subscription"), new AdvancePart("subscription", "activated", null));
        BillOrder goods = new(Orders.Terms(order), PartId: "physical");
        BillOrder care = new(Orders.Terms(order), PartId: "subscription");

        order = order.After(goods, care, goods);

        Assert.Equal([4200m, 89m], order.Bills.Select(bill => bill.Bill.Net.Amount));
    }

    [Fact]
    [Trait("Scenario", "F4")]
    public void Goods_ThatHaveLeftButNotArrived_AreNotBilled() => Assert.Empty(Bill(Ship(Goods(2, 8400m), 1, 2)).Bills);

    [Theory]
    [Trait("Scenario", "F8")]
    [MemberData(nameof(Work))]
    public void Work_IsBilledByTheHoursOfTheLogAndAtMostByThoseOffered(decimal worked, decimal billed, decimal net)
    {
        Order order = Bill(Orders.Placed(Orders.Draft(Orders.Line(1, "SVC-INST", ProductKind.Service, 1, 780m))).After(new CompletePart("service", worked)));
        InvoiceLine line = Assert.Single(Assert.Single(order.Bills).Bill.Lines);
        Assert.Equal((billed, "HUR", 195.00m, net), (line.Quantity, line.Unit, line.UnitPrice.Amount, line.Net.Amount));
        Assert.Contains(line.Sources, source => source == new BillSource(BillSources.Visit, "quote-q-1-service"));
    }

    [Fact]
    public void Subscription_WhenActivated_IsBilledForItsFirstPeriod()
    {
        Order order = Bill(Orders.Placed(Orders.Draft(Orders.Line(1, "SUB-CARE", ProductKind.Subscription, 1, 89m))).After(new StartPart("subscription"), new AdvancePart("subscription", "activated", null)));
        Assert.Equal(new InvoicePeriod(new DateOnly(2026, 3, 2), new DateOnly(2026, 4, 1)), Assert.Single(Assert.Single(order.Bills).Bill.Lines).Period);
    }

    [Fact]
    public void Order_ThatIsBilledOnCompletion_HasOneBill()
    {
        Order order = Orders.Placed().After(new CompletePart("physical"), new CompletePart("service", 4m), new AdvancePart("subscription", "activated", null));
        Assert.Empty(order.After(new BillOrder(Orders.Terms(order, BillingMoment.OnCompletion))).Bills);
        order = order.After(new CompletePart("subscription"), new CompleteOrder());
        order = order.After(new BillOrder(Orders.Terms(order, BillingMoment.OnCompletion)));
        OrderBill bill = Assert.Single(order.Bills);
        Assert.Equal((11030.11m, false, "quote-q-1-invoice"), (bill.Bill.Gross.Amount, bill.Bill.IsPartial, bill.InvoiceId));
    }

    [Fact]
    public void Order_IsPaidOnceAllThatWasDoneIsBilledAndSettled()
    {
        Order order = Deliver(Goods(2, 8400m), 1, 1).After(new InvoiceOrder("quote-q-1-invoice-1", "RE-1"), new SettleOrder("quote-q-1-invoice-1"));
        Assert.Null(order.PaidAt);
        order = Deliver(order, 2, 1).After(new CompletePart("physical"), new CompleteOrder(), new InvoiceOrder("quote-q-1-invoice-2", "RE-2"));
        Assert.Equal((OrderStatus.Invoiced, "payment of invoice RE-2"), (order.Status, Assert.Single(order.WaitsFor)));
        order = order.After(new SettleOrder("quote-q-1-invoice-2"), new SettleOrder("quote-q-1-invoice-2"));
        Assert.Equal(OrderStatus.Paid, order.Status);
        Assert.Equal(OrderStatus.Invoiced, order.After(new ReopenBill("quote-q-1-invoice-1")).Status);
    }

    [Fact]
    public void Prepayment_PaysInvoicesInOrderAndNeverMoreThanCame()
    {
        Order order = Deliver(Goods(2, 8400m), 1, 1).After(new RecordPrepayment(new Prepayment("p-1", Money.Of(6000, "EUR"), Orders.Monday)), new UsePrepayments("i-1", Money.Of(4998, "EUR")));
        order = order.After(new UsePrepayments("i-2", Money.Of(4998, "EUR")), new UsePrepayments("i-3", Money.Of(10, "EUR")));
        Assert.Equal([("i-1", 4998m), ("i-2", 1002m)], order.PrepaymentsUsed.Select(used => (used.InvoiceId, used.Amount.Amount)));
    }

    [Property]
    public bool Bills_OfAnyDeliveriesOfAnyGoods_SumToTheOrderToTheCent(List<(byte Quantity, ushort Cents, byte Rate)> lines, List<byte> steps, sbyte roundingAtTheSource)
    {
        if (lines.Count == 0)
        {
            return true;
        }

        OrderDraft draft = Orders.Draft([.. lines.Select((line, index) => Orders.Line(index + 1, "X", ProductKind.Physical, (line.Quantity % 9) + 1, line.Cents / 100m, line.Rate % 3 * 7))]);
        Money tax = draft.Tax + new Money(roundingAtTheSource, "EUR");
        Order order = Orders.Placed(draft with { Tax = tax, Gross = draft.Net + tax });
        for (int sequence = 1; order.OpenLines(order.Part("physical")!) is { Count: > 0 } open; sequence++)
        {
            decimal share = steps.Count == 0 ? 1 : (steps[sequence % steps.Count] % 4) + 1;
            DeliveryLine[] some = [.. open.Where((_, index) => steps.Count == 0 || (index + sequence) % 3 != 0 || open.Count == 1).Select(line => new DeliveryLine(line.Position, Math.Min(share, line.Quantity)))];
            order = Arrive(Ship(order, sequence, some.Length == 0 ? [new DeliveryLine(open[0].Position, open[0].Quantity)] : some), sequence);
            order = steps.Count > 2 && sequence % 2 == 0 ? order : Bill(order);
        }

        order = Bill(order.After(new CompletePart("physical"), new CompleteOrder()));
        return Sum(order) == (order.Net!.Value, order.Tax!.Value, order.Gross!.Value) && order.IsBilled() && Bill(order).Bills.Count == order.Bills.Count;
    }

    private static Order Goods(decimal quantity, decimal net) => Orders.Placed(Orders.Draft(Orders.Line(1, "P-100", ProductKind.Physical, quantity, net)));

    private static Order Deliver(Order order, int sequence, decimal quantity) => Bill(Arrive(Ship(order, sequence, quantity), sequence));

    private static Order Ship(Order order, int sequence, decimal quantity) => Ship(order, sequence, [new DeliveryLine(1, quantity)]);

    private static Order Ship(Order order, int sequence, IReadOnlyList<DeliveryLine> lines) =>
        order.After(new PlanDelivery("physical", sequence, $"L-{sequence}", null, lines, []), new ShipDelivery("physical", sequence, "T"));

    private static Order Arrive(Order order, int sequence) => order.After(new NoteArrival("physical", sequence));

    private static Order Bill(Order order) => order.After(new BillOrder(Orders.Terms(order)));

    private static (Money? Net, Money? Tax, Money? Gross) Sum(Order order) => (
        Money.Sum(order.Bills.Select(bill => bill.Bill.Net), "EUR"), Money.Sum(order.Bills.Select(bill => bill.Bill.Tax), "EUR"), Money.Sum(order.Bills.Select(bill => bill.Bill.Gross), "EUR"));
}
