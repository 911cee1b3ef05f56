using LeadToCash.Billing;
using LeadToCash.Cases;
using LeadToCash.CollectiveBilling;
using LeadToCash.EInvoicing;
using LeadToCash.OrderToCash;
using LeadToCash.QuoteToOrder;
using LeadToCash.Workflows.Tests.QuoteToOrder;

namespace LeadToCash.Workflows.Tests.CollectiveBilling;

public sealed class CollectiveBillTests
{
    [Theory]
    [InlineData(CollectiveCycle.Weekly, "2026-03-01", "2026-02-23", "2026-03-01")]
    [InlineData(CollectiveCycle.Weekly, "2026-03-02", "2026-03-02", "2026-03-08")]
    [InlineData(CollectiveCycle.HalfMonthly, "2028-02-15", "2028-02-01", "2028-02-15")]
    [InlineData(CollectiveCycle.HalfMonthly, "2028-02-16", "2028-02-16", "2028-02-29")]
    [InlineData(CollectiveCycle.Monthly, "2026-12-31", "2026-12-01", "2026-12-31")]
    public void Period_OfADay_FollowsTheCalendar(CollectiveCycle cycle, string day, string from, string to) =>
        Assert.Equal(new BillingPeriod(Day(from), Day(to)), cycle.PeriodOf(Day(day)));

    [Fact]
    public void Place_KeepsOtherBuyersCurrenciesAndAddressesApart()
    {
        Bill bill = CollectedBills.Of("o1", Day("2026-03-04"), 100);
        InvoicingTerms byAddress = CollectedBills.Monthly with { Separation = InvoiceSeparation.DeliveryAddress };
        Bill elsewhere = bill with { Customer = bill.Customer with { Address = bill.Customer.Address! with { Street = "Hafen 1" } } };
        Bill other = bill with { Customer = bill.Customer with { Company = "Kunde AG" } };

        Assert.Equal(PlaceOf(CollectedBills.Monthly, bill), PlaceOf(CollectedBills.Monthly, elsewhere));
        Assert.NotEqual(PlaceOf(byAddress, bill), PlaceOf(byAddress, elsewhere));
        Assert.NotEqual(PlaceOf(CollectedBills.Monthly, bill), PlaceOf(CollectedBills.Monthly, other));
        Assert.Null(CollectedBills.Monthly.PlaceOf(bill with { Kind = BillKind.CreditNote }, Day("2026-03-05")));
        Assert.Null((CollectedBills.Monthly with { From = Day("2026-03-06") }).PlaceOf(bill, Day("2026-03-05")));
        Assert.Null((CollectedBills.Monthly with { Cycle = null }).PlaceOf(bill, Day("2026-03-05")));
    }

    [Fact]
    public void Bill_InAdvance_CountsOnTheDayOfItsDecision_AndArrearsOnTheirLast()
    {
        Bill bill = CollectedBills.Of("o1", Day("2026-03-04"), 100) with { SuppliedOn = null };
        Assert.Equal(Day("2026-04-01"), CollectivePlace.DayOf(Over(bill, "2026-04-01", "2026-04-30"), Day("2026-04-01")));
        Assert.Equal(Day("2026-03-31"), CollectivePlace.DayOf(Over(bill, "2026-03-01", "2026-03-31"), Day("2026-04-01")));
    }

    [Fact]
    public void Close_OfWhatHasGrownInBetween_IsRefused()
    {
        Bill bill = CollectedBills.Of("o1", Day("2026-03-04"), 100);
        CollectivePlace place = CollectedBills.Monthly.PlaceOf(bill, Day("2026-03-05"))!;
        CollectiveBill open = CollectiveBill.Decide(null, new CollectiveBillCommand.Collect(place, "k", CollectedBills.ItemOf("b1", bill, Day("2026-03-05"))), CollectedBills.At).Events
            .Aggregate((CollectiveBill?)null, CollectiveBill.Apply)!;
        Decision<CollectiveBillEvent> closed = CollectiveBill.Decide(open, new CollectiveBillCommand.Close(Day("2026-04-01"), new Dictionary<string, Bill>(), "system"), CollectedBills.At);
        Assert.Equal("collective-bill-moved", closed.Refusal?.Code);
    }

    /// <summary>Cents of an order, cents prepaid: as much as the bill comes to with its tax, or less.</summary>
    [Theory]
    [InlineData(100_00, 119_00, false)]
    [InlineData(100_00, 118_99, true)]
    public void Order_ThatIsPaidInFull_IsBilledAtOnce(int net, int paid, bool isCollected)
    {
        Order order = Orders.Placed(Orders.Draft(Orders.Line(1, "SVC-INST", Catalog.ProductKind.Service, 1, net / 100m)))
            .After(new RecordPrepayment(new Prepayment("p", new Money(paid, "EUR"), Orders.Monday)), new CompletePart("service"));
        order = order.After(new BillOrder(Orders.Terms(order) with { Invoicing = CollectedBills.Monthly }));
        Assert.Equal(isCollected, Assert.Single(order.Bills).IsWaiting);
    }

    [Fact]
    public void Orders_WhoseBillIsOnACollectiveInvoice_AreSettledAndReopenedWithIt()
    {
        Order order = Orders.Placed(Orders.Draft(Orders.Line(1, "SVC-INST", Catalog.ProductKind.Service, 1, 100m))).After(new CompletePart("service"), new CompleteOrder());
        order = order.After(new BillOrder(Orders.Terms(order) with { Invoicing = CollectedBills.Monthly }));
        Assert.Empty(OrderWatch.ProcessesOf(order));
        string billId = order.Bills[0].InvoiceId;
        order = order.After(new InvoiceOrder(billId, "RE-1", "c-invoice"), new InvoiceOrder(billId, "RE-1", "c-invoice"));
        Assert.Equal(("c-invoice", billId, "c-invoice"), (order.Bills[0].InvoiceId, order.Bills[0].BillId, order.InvoiceId));
        order = order.After(new SettleOrder("c-invoice"));
        Assert.Equal(OrderStatus.Paid, order.Status);
        Assert.Equal(OrderStatus.Invoiced, order.After(new ReopenBill("c-invoice")).Status);
    }

    /// <summary>Taxes of 3 bills are off by 2 cents in sum: that breaks no rule, 4 cents do.</summary>
    [Theory]
    [InlineData(3, 2, true)]
    [InlineData(1, 1, true)]
    [InlineData(1, 2, false)]
    [InlineData(3, 4, false)]
    [InlineData(200, 100, false)]
    public void Tax_OfSeveralBills_MayBeOffByACentForEach(int bills, int cents, bool isRight) => Assert.Equal(
        isRight, Terms.IsTaxOn(19.00m + (cents / 100m), 100.00m, 19, "EUR", bills));

    private static string? PlaceOf(InvoicingTerms terms, Bill bill) => terms.PlaceOf(bill, Day("2026-03-05"))?.Id;

    private static Bill Over(Bill bill, string from, string to) => bill with { Lines = [.. bill.Lines.Select(line => line with { Period = new InvoicePeriod(Day(from), Day(to)) })] };

    private static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd");
}
