using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using LeadToCash.EInvoicing;

namespace LeadToCash.Tests.EInvoicing;

[Properties(Arbitrary = [typeof(Arbitraries)], MaxTest = 200)]
public sealed class InvoiceCalculationTests
{
    public static class Arbitraries
    {
        public static Arbitrary<EInvoice> Drafts() => RandomInvoices.Drafts();
    }

    [Property]
    public Property Complete_WhateverTheDraft_BreaksNoRule(EInvoice draft)
    {
        IReadOnlyList<InvoiceFinding> findings = Codes.Rules.Check(InvoiceCalculation.Complete(draft)).Findings;
        return (findings.Count == 0).Label(string.Join('\n', findings));
    }

    [Property]
    public Property Complete_InAnyOrderOfLines_GivesTheSameTotals(EInvoice draft)
    {
        EInvoice turned = InvoiceCalculation.Complete(draft with { Lines = [.. draft.Lines.Reverse()], Charges = [.. draft.Charges.Reverse()] });
        EInvoice straight = InvoiceCalculation.Complete(draft);
        return (ValueJson.Of(turned.Totals) == ValueJson.Of(straight.Totals) && ValueJson.Of(turned.VatBreakdown) == ValueJson.Of(straight.VatBreakdown)).ToProperty();
    }

    [Property]
    public Property Complete_OfWhatIsComplete_ChangesNothing(EInvoice draft)
    {
        EInvoice once = InvoiceCalculation.Complete(draft);
        return (ValueJson.Of(InvoiceCalculation.Complete(once)) == ValueJson.Of(once)).ToProperty();
    }

    [Fact]
    public void Complete_OfTheReferenceOrder_IsAsTheBlueprintSays()
    {
        EInvoice invoice = InvoiceCalculation.Complete(Samples.Draft(VatFamilies.All[0]) with
        {
            Lines = [Samples.Line("1", 2, 4200, "S", 19), Samples.Line("2", 1, 780, "S", 19), Samples.Line("3", 1, 89, "S", 19)],
        });
        Assert.Equal((9269.00m, 1761.11m, 11030.11m), (invoice.Totals!.NetTotal, invoice.Totals.VatTotal, invoice.Totals.Due));
    }

    [Fact]
    public void Complete_WhenTaxIsBetweenCents_RoundsTheGroupOnceAwayFromZero()
    {
        EInvoice invoice = InvoiceCalculation.Complete(Samples.Draft(VatFamilies.All[0]) with
        {
            Lines = [Samples.Line("1", 1, 0.05m, "S", 10), Samples.Line("2", 1, 0.05m, "S", 10), Samples.Line("3", 1, 0.05m, "S", 10)],
        });
        Assert.Equal(0.02m, invoice.Totals!.VatTotal); // 0.015 once, not 0.01 three times
    }

    [Fact]
    public void Complete_WithCashRounding_SaysWhatWasAdded()
    {
        EInvoice invoice = InvoiceCalculation.Complete(
            Samples.Draft(VatFamilies.All[0]) with { Currency = "CHF", Lines = [Samples.Line("1", 1, 10.01m, "S", 8.1m)] }, new CalculationOptions { RoundDueTo = 0.05m });
        Assert.Equal((10.82m, -0.02m, 10.80m), (invoice.Totals!.GrossTotal, invoice.Totals.Rounding, invoice.Totals.Due));
        Assert.Empty(Codes.Rules.Check(invoice).Findings);
    }

    [Fact]
    public void Complete_WithAnotherCurrencyOfAccounting_NeedsItsRate() =>
        Assert.Throws<ArgumentException>(() => InvoiceCalculation.Complete(Samples.Draft(VatFamilies.All[0]) with { AccountingCurrency = "CHF" }));
}
