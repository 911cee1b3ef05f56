using LeadToCash.Cases;
using LeadToCash.Customers;
using LeadToCash.Documents;

namespace LeadToCash.Tests.Documents;

public sealed class DocumentArithmeticTests
{
    private static readonly BusinessDocument Right = new()
    {
        Kind = DocumentKind.Quote,
        Language = "de",
        Number = "Q-1",
        Date = new DateOnly(2026, 3, 2),
        Currency = "EUR",
        Recipient = new Party("Kim", "kim@example.com"),
        Groups = [new DocumentGroup(null, [Line("1", 100), Line("2", 50) with { Alternative = true }, Line("3", 20)])],
        Totals = new DocumentTotals { Net = Euro(120), Taxes = [new DocumentTax(new Percentage(19), Euro(120), Euro(22.80m))], Gross = Euro(142.80m) },
    };

    [Fact]
    public void Check_WhatAddsUp_Passes()
    {
        DocumentArithmetic.Check(Right);
        DocumentArithmetic.Check(Right with { Totals = null, Groups = [new DocumentGroup(null, [Line("1", 1) with { Price = null }])] });
        Assert.Equal(Euro(42.80m), (Right.Totals! with { Settlements = [new DocumentSettlement("Anzahlung", Euro(100))] }).Due);
    }

    [Fact]
    public void Check_EachFigureThatIsOff_IsNamed()
    {
        DocumentTotals totals = Right.Totals!;
        Says("lines come to", Right with { Totals = totals with { Net = Euro(120.01m), Taxes = [], Gross = Euro(120.01m) } });
        Says("taxes are on", Right with { Totals = totals with { Taxes = [new DocumentTax(new Percentage(19), Euro(119), Euro(22.80m))] } });
        Says("net and taxes", Right with { Totals = totals with { Gross = Euro(142.81m) } });
        Says("in USD", Right with { Totals = totals with { Settlements = [new DocumentSettlement("Cheque", Money.Of(1, "USD"))] } });
        Says("no totals", Right with { Totals = null });
        Says("line 1 has no price", Right with { Groups = [new DocumentGroup(null, [Line("1", 1) with { Price = null }])] });
    }

    private static void Says(string words, BusinessDocument document) =>
        Assert.Contains(words, Assert.Throws<BusinessRuleException>(() => DocumentArithmetic.Check(document)).Message, StringComparison.Ordinal);

    private static Money Euro(decimal amount) => Money.Of(amount, "EUR");

    private static DocumentLine Line(string position, decimal net) => new()
    {
        Position = position,
        ItemNumber = "P-" + position,
        Name = "Pumpe",
        Quantity = 1,
        Unit = "C62",
        Price = new LinePrice(Euro(net), Euro(net)),
    };
}
