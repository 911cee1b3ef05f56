using FsCheck.Xunit;
using LeadToCash.Catalog;
using LeadToCash.OrderToCash;
using LeadToCash.QuoteToOrder;
using LeadToCash.Workflows.Tests.QuoteToOrder;

namespace LeadToCash.Workflows.Tests.OrderToCash;

public sealed class InvoiceTests
{
    [Fact]
    public void Bill_OfTheReferenceOrder_HasItsTotals()
    {
        Bill bill = Orders.BillOf(Completed(Orders.Reference, hours: 4m));
        Assert.Equal((9269.00m, 1761.11m, 11030.11m), (bill.Net.Amount, bill.Tax.Amount, bill.Gross.Amount));
        Assert.Equal(4m, bill.ReportedHours);
    }

    [Fact]
    public void Bill_WhenAPartWasCancelled_LeavesItOut()
    {
        Order order = Orders.Placed().After(
            new CompletePart("physical"), new CancelPart("service", "No."), new CompletePart("subscription"), new CompleteOrder());
        Bill bill = Orders.BillOf(order);
        Assert.Equal((8489.00m, 1612.91m, 10101.91m), (bill.Net.Amount, bill.Tax.Amount, bill.Gross.Amount));
    }

    [Property]
    public bool Bill_OfAnyOrder_HasTheOrdersTotalsToTheCent(List<(byte Kind, ushort Cents, byte Rate)> lines, sbyte roundingAtTheSource)
    {
        if (lines.Count == 0)
        {
            return true;
        }

        OrderDraft draft = Orders.Draft([.. lines.Select((line, index) => Orders.Line(index + 1, "X", (ProductKind)(line.Kind % 3), 1, line.Cents / 100m, line.Rate % 3 * 7))]);
        Money tax = draft.Tax + new Money(roundingAtTheSource, "EUR");
        Bill bill = Orders.BillOf(Completed(draft with { Tax = tax, Gross = draft.Net + tax }));
        return bill.Net == draft.Net && bill.Tax == tax && bill.Gross == draft.Net + tax && Money.Sum(bill.TaxGroups.Select(group => group.Tax), "EUR") == tax;
    }

    [Fact]
    [Trait("Scenario", "F11")]
    public void Payment_WhenPartial_LeavesTheRestOpen()
    {
        Invoice invoice = Pay(Issued(11_900.00m), "p-1", 5_000.00m);
        Assert.Equal((6_900.00m, InvoiceStatus.PartlyPaid), (invoice.Open.Amount, invoice.Status));
        invoice = Pay(invoice, "p-2", 6_900.00m);
        Assert.Equal((0m, InvoiceStatus.Paid), (invoice.Open.Amount, invoice.Status));
    }

    [Fact]
    [Trait("Scenario", "F13")]
    public void Payment_WhenOneCentIsMissing_DoesNotSettle() =>
        Assert.Equal(InvoiceStatus.PartlyPaid, Pay(Issued(11_030.11m), "p-1", 11_030.10m).Status);

    [Fact]
    public void Payment_WhenMoreThanOpen_SettlesAndSaysTheSurplus()
    {
        PaymentReceived payment = Assert.Single(Pay(Issued(100m), "p-1", 130m).Payments);
        Assert.Equal((30m, 0m), (payment.Surplus.Amount, payment.Open.Amount));
    }

    [Fact]
    public void Payment_WhenToldTwice_CountsOnce() => Assert.Single(Pay(Pay(Issued(100m), "p-1", 40m), "p-1", 40m).Payments);

    [Fact]
    public void Payment_WhenInAnotherCurrency_IsRefused() => Assert.Equal(
        "payment-currency",
        Invoice.Decide(Issued(100m), new InvoiceCommand.RecordPayment("p-1", Money.Of(100, "USD"), Orders.Monday), Orders.Monday).Refusal?.Code);

    [Fact]
    public void Reminder_WhenPaid_IsNotNoted() =>
        Assert.Empty(Invoice.Decide(Pay(Issued(100m), "p-1", 100m), new InvoiceCommand.Remind(1), Orders.Monday).Events);

    private static Order Completed(OrderDraft draft, decimal? hours = null)
    {
        Order order = Orders.Placed(draft);
        return order.After([.. order.Parts.Select(part => new CompletePart(part.Id, part.Kind == ProductKind.Service ? hours : null)), new CompleteOrder()]);
    }

    private static Invoice Issued(decimal gross)
    {
        OrderDraft draft = Orders.Draft(Orders.Line(1, "X", ProductKind.Physical, 1, gross, taxRate: 0));
        return Apply(null, new InvoiceCommand.Issue("RE-2026-00001", Orders.BillOf(Completed(draft)), new DateOnly(2026, 3, 2), new DateOnly(2026, 3, 16)));
    }

    private static Invoice Pay(Invoice invoice, string paymentId, decimal amount) =>
        Apply(invoice, new InvoiceCommand.RecordPayment(paymentId, Money.Of(amount, "EUR"), Orders.Monday));

    private static Invoice Apply(Invoice? invoice, InvoiceCommand command) => Invoice.Decide(invoice, command, Orders.Monday).Events.Aggregate(invoice, Invoice.Apply)!;
}
