using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using LeadToCash.Documents;
using LeadToCash.EInvoicing;

namespace LeadToCash.Tests.EInvoicing;

[Properties(Arbitrary = [typeof(InvoiceCalculationTests.Arbitraries)], MaxTest = 100)]
public sealed class InvoiceLetterTests
{
    [Property]
    public Property Of_WhateverTheInvoice_AddsUpToTheSameAmountDue(EInvoice draft)
    {
        EInvoice invoice = InvoiceCalculation.Complete(draft, new CalculationOptions { RoundDueTo = 1 });
        BusinessDocument letter = InvoiceLetter.Of(invoice, "de");
        return (DocumentArithmetic.Mistake(letter) is null && letter.Totals!.Due == Money.Of(invoice.Totals!.Due!.Value, invoice.Currency!)).ToProperty();
    }

    [Fact]
    public void Of_AnInvoice_SaysItsNoteItsTimeAndWhatAUnitPriceCannotShow()
    {
        DocumentLine line = InvoiceLetter.Of(Samples.Full, "de").Groups[0].Lines[0];
        Assert.Equal("Dichtung aus FKM\nLos 1\n05.03.2026 – 25.03.2026\n3,7345 EUR / 2 C62\nMuster: -10,00 €\nVerpackung: 3,21 €", line.Description!.Replace(' ', ' '));
    }

    [Fact]
    public void Of_AnInvoiceByTransfer_HasTheCodeThatBankingAppsScan()
    {
        PaymentCode code = InvoiceLetter.Of(Samples.Full, "en").Payment!;
        Assert.Equal(("RE-2026-00007", Samples.Full.Totals!.Due), (code.Remittance, code.Amount.Amount));
    }

    [Fact]
    public void Of_ACreditNote_IsOne_AndAsksForNoPayment()
    {
        BusinessDocument letter = InvoiceLetter.Of(CreditNotes.Of(Samples.Full, "GS-1", Samples.Day, "wird verrechnet"), "de");
        Assert.Equal((DocumentKind.CreditNote, null), (letter.Kind, letter.Payment));
        Assert.Equal(["wird verrechnet"], letter.Closing);
    }
}
