using LeadToCash.Cases;
using LeadToCash.Documents;

namespace LeadToCash.Tests.Documents;

public sealed class SheetWriterTests
{
    [Fact]
    public void Sheet_OfAGermanQuote_WritesDatesAmountsAndUnitsAsGermansDo()
    {
        DocumentSheet sheet = DocumentTools.Renderer.Sheet(SampleDocuments.Quote("de"));
        SheetRow[] rows = [.. sheet.Table!.Groups.SelectMany(group => group.Rows)];

        Assert.Equal("Angebot Q-2026-00042", sheet.Title);
        Assert.Contains(new SheetFact("Gültig bis", "1. April 2026"), sheet.Facts);
        Assert.Equal(("2 Stk.", "4.510,00 €", "5 %", "8.569,00 €"), (rows[0].Quantity, rows[0].UnitPrice, rows[0].Discount, rows[0].Net));
        Assert.Equal("12 Monate", rows[^1].Quantity);
        Assert.Contains("Motor: ATEX II 2G, IE4, 15 kW (+310,00 €)", rows[0].Details);
        Assert.Equal(["Nettobetrag", "USt. 19 % auf 10.556,60 €", "Gesamtbetrag"], sheet.Table.Totals.Select(total => total.Label));
        Assert.Equal(["10.556,60 €", "2.005,75 €", "12.562,35 €"], sheet.Table.Totals.Select(total => total.Amount));
    }

    [Fact]
    public void Sheet_OfAnEnglishQuote_WritesThemAsTheBritishDo()
    {
        DocumentSheet sheet = DocumentTools.Renderer.Sheet(SampleDocuments.Quote("en"));

        Assert.Contains(new SheetFact("Valid until", "1 April 2026"), sheet.Facts);
        Assert.Equal("€12,562.35", sheet.Table!.Totals[^1].Amount);
        Assert.Equal("12 months", sheet.Table.Groups[^1].Rows[^1].Quantity);
    }

    [Fact]
    public void Sheet_Alternatives_AreShownInBracketsAndCountNowhere()
    {
        DocumentSheet sheet = DocumentTools.Renderer.Sheet(SampleDocuments.Quote("de"));
        SheetRow[] rows = [.. sheet.Table!.Groups[0].Rows];

        Assert.Equal("(10.780,00 €)", rows[1].Net);
        Assert.Equal(rows[0].Carry, rows[1].Carry);
        Assert.Equal("8.708,60 €", sheet.Table.Groups[0].Subtotal!.Amount);
    }

    [Fact]
    public void Sheet_OfADeliveryNote_HasNoColumnsOfPrices()
    {
        BusinessDocument quote = SampleDocuments.Quote("de");
        DocumentSheet sheet = DocumentTools.Renderer.Sheet(quote with
        {
            Kind = DocumentKind.DeliveryNote,
            Totals = null,
            Groups = [new DocumentGroup(null, [.. quote.Groups[0].Lines.Select(line => line with { Price = null })])],
        });

        Assert.Equal([SheetColumnKind.Position, SheetColumnKind.Item, SheetColumnKind.Quantity], sheet.Table!.Columns.Select(column => column.Kind));
        Assert.Empty(sheet.Table.Totals);
        Assert.Equal("Lieferschein Q-2026-00042", sheet.Title);
    }

    [Fact]
    public void Sheet_AUnitWithoutAWord_IsShownByItsCode()
    {
        BusinessDocument quote = SampleDocuments.Quote("en");
        DocumentLine line = quote.Groups[0].Lines[0] with { Unit = "X9Z", Quantity = 1234.5m };
        DocumentSheet sheet = DocumentTools.Renderer.Sheet(quote with { Groups = [quote.Groups[0] with { Lines = [line, .. quote.Groups[0].Lines.Skip(1)] }, quote.Groups[1]] });

        Assert.Equal("1,234.5 X9Z", sheet.Table!.Groups[0].Rows[0].Quantity);
    }

    [Fact]
    public void Sheet_AnAddressAbroad_EndsWithItsCountryInCapitals()
    {
        BusinessDocument quote = SampleDocuments.Quote("de");
        BusinessDocument abroad = quote with { Recipient = quote.Recipient with { Address = quote.Recipient.Address! with { Country = "FR" } } };

        Assert.Equal("90429 Nürnberg", DocumentTools.Renderer.Sheet(quote).Address[^1]);
        Assert.Equal("FRANKREICH", DocumentTools.Renderer.Sheet(abroad).Address[^1]);
        Assert.Equal("FRANCE", DocumentTools.Renderer.Sheet(abroad with { Language = "en" }).Address[^1]);
    }

    [Fact]
    public void Sheet_WhatDoesNotAddUp_IsNotWritten() => Assert.Throws<BusinessRuleException>(() =>
        DocumentTools.Renderer.Sheet(SampleDocuments.Quote("de") with { Currency = "USD" }));
}
