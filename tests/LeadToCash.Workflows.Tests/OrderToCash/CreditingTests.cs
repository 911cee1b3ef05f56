using FsCheck.Xunit;
using LeadToCash.Cases;
using LeadToCash.Catalog;
using LeadToCash.OrderToCash;
using LeadToCash.QuoteToOrder;
using LeadToCash.Workflows.Tests.QuoteToOrder;

namespace LeadToCash.Workflows.Tests.OrderToCash;

public sealed class CreditingTests
{
    private static readonly DateOnly Date = new(2026, 3, 2);

    [Fact]
    public void Credit_OfAll_CancelsTheInvoiceToTheCent()
    {
        Invoice invoice = Apply(Issued(), Credit("c-1", null));
        InvoiceCredited credit = Assert.Single(invoice.CreditNotes);
        Assert.Equal((11030.11m, 1761.11m, 0m), (credit.Bill.Gross.Amount, credit.Bill.Tax.Amount, credit.Surplus.Amount));
        Assert.Equal((BillKind.CreditNote, "RE-2026-00001"), (credit.Bill.Kind, credit.Bill.Credits!.Number));
        Assert.Equal(InvoiceStatus.Cancelled, invoice.Status);
    }

    [Fact]
    public void Credit_OfOnePumpThatWasPaid_IsSurplusUntilItIsGivenBackOnce()
    {
        Invoice invoice = Apply(Apply(Issued(), new InvoiceCommand.RecordPayment("p-1", Money.Of(11030.11m, "EUR"), Orders.Monday)), Credit("c-1", [new CreditWish(1, 1)]));
        Assert.Equal((0m, 4998m), (invoice.Open.Amount, invoice.Surplus.Amount));
        InvoiceCommand.Refund refund = new("r-1", Money.Of(4998, "EUR"), "bank", Orders.Monday);
        invoice = Apply(Apply(invoice, refund), refund);
        Assert.Equal(0m, invoice.Surplus.Amount);
        Assert.Equal("refund-too-much", Invoice.Decide(invoice, refund with { RefundId = "r-2" }, Orders.Monday).Refusal?.Code);
    }

    [Fact]
    public void Credit_OfMoreThanIsLeft_IsRefused()
    {
        Invoice invoice = Apply(Issued(), Credit("c-1", [new CreditWish(1, 1)]));
        Assert.Equal("credit-too-much", Invoice.Decide(invoice, Credit("c-2", [new CreditWish(1, 1.5m)]), Orders.Monday).Refusal?.Code);
        Assert.Equal("line-unknown", Invoice.Decide(invoice, Credit("c-2", [new CreditWish(4, 1)]), Orders.Monday).Refusal?.Code);
    }

    [Fact]
    public void Payment_WhenReturned_IsOpenAgainWithItsDiscount()
    {
        Invoice invoice = Apply(Issued(), new InvoiceCommand.RecordPayment("p-1", Money.Of(10809.51m, "EUR"), Orders.Monday, Money.Of(220.60m, "EUR")));
        Assert.Equal(InvoiceStatus.Paid, invoice.Status);
        InvoiceCommand.ReturnPayment returned = new("x-1", "p-1", "AC04", Orders.Monday);
        invoice = Apply(Apply(invoice, returned), returned);
        Assert.Equal((11030.11m, InvoiceStatus.Open), (invoice.Open.Amount, invoice.Status));
    }

    [Fact]
    public void Credit_OfAll_AfterACashDiscount_GivesBackWhatWasPaidAndNoMore()
    {
        Invoice paid = Apply(Issued(), new InvoiceCommand.RecordPayment("p-1", Money.Of(10809.51m, "EUR"), Orders.Monday, Money.Of(220.60m, "EUR")));
        Invoice half = Apply(paid, Credit("c-1", [new CreditWish(1, 1)]));
        Assert.Equal((4898.04m, 120.64m), (half.Surplus.Amount, half.Discount.Amount)); // 4998.00 less its 2 %, 99.96
        Invoice all = Apply(half, Credit("c-2", null));
        Assert.Equal((10809.51m, 0m, 0m), (all.Surplus.Amount, all.Discount.Amount, all.Open.Amount));
    }

    [Fact]
    public void Payment_WhenReturnedAfterACredit_LeavesNothingOpenThatWasCredited()
    {
        Invoice invoice = Apply(Issued(), new InvoiceCommand.RecordPayment("p-1", Money.Of(11030.11m, "EUR"), Orders.Monday));
        invoice = Apply(Apply(invoice, Credit("c-1", null)), new InvoiceCommand.ReturnPayment("x-1", "p-1", "fraudulent", Orders.Monday));
        Assert.Equal((0m, 0m, InvoiceStatus.Cancelled), (invoice.Open.Amount, invoice.Surplus.Amount, invoice.Status));
    }

    [Fact]
    public void Payment_WhenReturnedAfterItsSurplusWentBack_OwesThatToo()
    {
        Invoice invoice = Apply(Issued(), new InvoiceCommand.RecordPayment("p-1", Money.Of(11130.11m, "EUR"), Orders.Monday));
        invoice = Apply(Apply(invoice, new InvoiceCommand.Refund("r-1", Money.Of(100, "EUR"), "bank", Orders.Monday)), new InvoiceCommand.ReturnPayment("x-1", "p-1", "fraudulent", Orders.Monday));
        Assert.Equal((11130.11m, 0m), (invoice.Open.Amount, invoice.Surplus.Amount));
    }

    [Fact]
    public void Writing_Off_TakesTheTaxOfWhatIsOpen()
    {
        Invoice invoice = Apply(Apply(Issued(), new InvoiceCommand.RecordPayment("p-1", Money.Of(5515.11m, "EUR"), Orders.Monday)), new InvoiceCommand.WriteOff("Insolvent.", "staff:anna"));
        Assert.Equal((5515.00m, 880.55m), (invoice.WrittenOff!.Amount.Amount, Money.Sum(invoice.WrittenOff.Taxes.Select(group => group.Tax), "EUR").Amount));
        Assert.Equal((InvoiceStatus.WrittenOff, 0m), (invoice.Status, invoice.Open.Amount));
    }

    [Property]
    public bool Credits_InAnySteps_NeverGoBeyondTheInvoiceAndComeToItToTheCent(List<(byte Quantity, ushort Cents, byte Rate)> lines, List<(byte Line, byte Quantity)> steps)
    {
        if (lines.Count == 0)
        {
            return true;
        }

        OrderDraft draft = Orders.Draft([.. lines.Select((line, index) => Orders.Line(index + 1, "X", ProductKind.Physical, (line.Quantity % 9) + 1, line.Cents / 100m, line.Rate % 3 * 7))]);
        Invoice invoice = Issued(draft);
        foreach ((int index, (byte line, byte quantity)) in steps.Index())
        {
            invoice = Apply(invoice, Credit($"c-{index}", [new CreditWish((line % lines.Count) + 1, (quantity % 30 / 10m) + 0.1m)]));
            if (invoice.Credited > invoice.Gross || invoice.Open.IsNegative)
            {
                return false;
            }
        }

        invoice = Apply(invoice, Credit("rest", null));
        return invoice.Credited == invoice.Gross && Money.Sum(invoice.CreditNotes.Select(credit => credit.Bill.Tax), "EUR") == invoice.Tax;
    }

    private static InvoiceCommand.Credit Credit(string id, IReadOnlyList<CreditWish>? lines) => new("i-1", id, lines, "Returned.", "staff:anna");

    private static Invoice Issued(OrderDraft? draft = null)
    {
        Order order = Orders.Placed(draft);
        order = order.After([.. order.Parts.Select(part => new AdvancePart(part.Id, "activated", null)), .. order.Parts.Select(part => new CompletePart(part.Id)), new CompleteOrder()]);
        return Apply(null, new InvoiceCommand.Issue("RE-2026-00001", Orders.BillOf(order), Date, Date.AddDays(14)));
    }

    private static Invoice Apply(Invoice? invoice, InvoiceCommand command)
    {
        Decision<InvoiceEvent> decision = Invoice.Decide(invoice, command, Orders.Monday);
        return decision.Events.Aggregate(invoice, Invoice.Apply)!;
    }
}
