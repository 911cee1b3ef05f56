using System.Text;
using LeadToCash.EInvoicing;

namespace LeadToCash.Tests.EInvoicing;

public sealed class UblWriterTests
{
    private readonly EInvoiceIssuer _issuer = new(Rules.All);

    [Fact]
    public void Write_OfAnInvoiceWithNearlyEveryTerm_ReadsTheSame() => ReadsTheSame(Samples.Full);

    [Fact]
    public void Write_OfACreditNote_ReadsTheSame()
    {
        EInvoice credit = CreditNotes.Of(Samples.Full, "GS-1", Samples.Day, "wird verrechnet");
        ReadsTheSame(credit with { DueDate = Samples.Day });
        string xml = Encoding.UTF8.GetString(UblWriter.Write(credit));
        Assert.StartsWith("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<CreditNote xmlns:cac=", xml, StringComparison.Ordinal);
        Assert.Contains("<cbc:CreditNoteTypeCode>381</cbc:CreditNoteTypeCode>", xml, StringComparison.Ordinal);
        Assert.Contains("<cbc:CreditedQuantity unitCode=\"C62\">200</cbc:CreditedQuantity>", xml, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("54")]
    [InlineData("59")]
    public void Write_OfOtherMeansOfPayment_ReadsTheSame(string means) => ReadsTheSame(Samples.Full with
    {
        Payee = null,
        Payment = new PaymentInstructions
        {
            MeansCode = means,
            MeansText = "so",
            Card = means == "54" ? new PaymentCard("5100001234", "A. Beispiel", "VISA") : null,
            DirectDebit = means == "59" ? new LeadToCash.EInvoicing.DirectDebit("M-1", "DE98ZZZ09999999999", "DE02120300000000202051") : null,
        },
    });

    [Fact]
    public void Write_OfASellersOrderAlone_ReadsTheSame() => ReadsTheSame(Samples.Full with { PurchaseOrderReference = null });

    /// <summary>Same value, other decimals: same bytes.</summary>
    [Fact]
    public void Write_WhateverTheDecimals_GivesTheSameBytes()
    {
        EInvoice padded = Samples.Full with { Totals = Samples.Full.Totals! with { Due = Samples.Full.Totals.Due + 0.0000m } };
        Assert.Equal(UblWriter.Write(Samples.Full), UblWriter.Write(padded));
    }

    [Fact]
    public void Write_OfLineBreaks_EndsAllLinesWithLineFeeds()
    {
        byte[] bytes = UblWriter.Write(Samples.Full with { PaymentTerms = "a\r\nb\rc\n" });
        Assert.DoesNotContain((byte)'\r', bytes);
        Assert.Equal("a\nb\nc\n", UblReader.Read(new MemoryStream(bytes)).Invoice.PaymentTerms);
    }

    [Fact]
    public void Write_OfMarkup_IsEscaped()
    {
        EInvoice invoice = Samples.Full with { Notes = [new EInvoiceNote("<b>&amp;</b> ]]> \"x\" 🙂", "ADU")] };
        Assert.Equal(invoice.Notes, UblReader.Read(new MemoryStream(UblWriter.Write(invoice))).Invoice.Notes);
    }

    [Theory]
    [InlineData("a\0b", "U+0000")]
    [InlineData("a\u001b", "U+001B")]
    [InlineData("x\ufffe", "U+FFFE")]
    public void Issue_OfATextThatXmlCannotHold_IsBlocked(string text, string character)
    {
        EInvoiceResult result = _issuer.Issue(Samples.Full with { ProjectReference = text });
        Assert.Null(result.Xml);
        InvoiceFinding finding = Assert.Single(result.Check.Findings);
        Assert.Equal((EInvoiceIssuer.CharacterRule, "ID"), (finding.RuleId, finding.Path));
        Assert.Contains(character, finding.Text, StringComparison.Ordinal);
    }

    /// <summary>Not as data of the theory above: a runner cannot hand half a pair over.</summary>
    [Theory]
    [InlineData(0xD800)]
    [InlineData(0xDC00)]
    public void Issue_OfHalfASurrogatePair_IsBlocked(int half) =>
        Assert.Equal(EInvoiceIssuer.CharacterRule, Assert.Single(_issuer.Issue(Samples.Full with { ProjectReference = (char)half + "x" }).Check.Findings).RuleId);

    [Fact]
    public void Issue_WhenARuleIsBroken_WritesNothingAndNamesIt()
    {
        EInvoiceResult result = _issuer.Issue(Samples.Full with { BuyerReference = null });
        Assert.Null(result.Xml);
        Assert.Equal("BR-DE-15", Assert.Single(result.Check.Findings).RuleId);
    }

    [Fact]
    public void Issue_WhenNothingIsBroken_WritesTheFile() => Assert.Equal(UblWriter.Write(Samples.Full), _issuer.Issue(Samples.Full).Xml);

    private static void ReadsTheSame(EInvoice invoice)
    {
        ReadInvoice read = UblReader.Read(new MemoryStream(UblWriter.Write(invoice)));
        Assert.Empty(read.Unread);
        Assert.Equal(ValueJson.Of(invoice), ValueJson.Of(read.Invoice));
    }
}
