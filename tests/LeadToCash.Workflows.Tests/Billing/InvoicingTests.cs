using LeadToCash.Billing;

namespace LeadToCash.Workflows.Tests.Billing;

/// <summary>Partial invoices, deposits.</summary>
public sealed class InvoicingTests
{
    private static readonly Percentage Full = new(19);
    private static readonly Percentage Reduced = new(7);

    [Fact]
    [Trait("Scenario", "F6")]
    public void PartialInvoice_OfOneOfTwoPumps_Is4998Euros()
    {
        BillableLine pumps = new(2, Euro(8_400), Euro(1_596));
        InvoicePart first = PartialInvoicing.Next(pumps, 0, 1);

        Assert.Equal((Euro(4_200), Euro(798), Euro(4_998)), (first.Net, first.Tax, first.Gross));
        Assert.Equal(first, PartialInvoicing.Next(pumps, 1, 1));
        Assert.Throws<ArgumentException>(() => PartialInvoicing.Next(pumps, 2, 1));
        Assert.Throws<ArgumentException>(() => PartialInvoicing.Next(pumps, 1, 0));
    }

    [Fact]
    public void Deposits_AreSetOffByRate_OldestFirst()
    {
        DepositSetOff result = DepositSetOff.Of(
            [Taxed(Full, 1_000, 190), Taxed(Reduced, 100, 7)],
            [new Deposit("A-2", Day("2025-06-02"), Taxed(Full, 500, 95)), new Deposit("A-1", Day("2025-06-01"), Taxed(Full, 700, 133)), new Deposit("A-3", Day("2025-06-03"), Taxed(new(0), 9, 0))]);

        Assert.Equal([("A-1", Euro(833)), ("A-2", Euro(357))], result.SetOff.Select(one => (one.Number, one.Left.Gross)));
        Assert.Equal([Taxed(Full, 0, 0), Taxed(Reduced, 100, 7)], result.Payable);
        Assert.Equal([("A-2", Euro(238)), ("A-3", Euro(9))], result.Left.Select(one => (one.Number, one.Left.Gross)));
    }

    [Theory]
    [InlineData("100.00", new[] { 1, 1, 1 }, "33.34 33.33 33.33")]
    [InlineData("-100.00", new[] { 1, 1, 1 }, "-33.34 -33.33 -33.33")]
    [InlineData("0.01", new[] { 0, 1, 2 }, "0.00 0.00 0.01")]
    [InlineData("10.00", new[] { 3, 3, 4 }, "3.00 3.00 4.00")]
    public void LargestRemainder_GivesTheLastCentsToThoseWhoLostMost(string amount, int[] weights, string parts) =>
        Assert.Equal(parts, string.Join(' ', LargestRemainder.Split(Euro(decimal.Parse(amount)), [.. weights]).Select(part => part.Amount.ToString("0.00"))));

    private static TaxedAmount Taxed(Percentage rate, decimal net, decimal tax) => new(rate, Euro(net), Euro(tax));

    private static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd");

    private static Money Euro(decimal amount) => Money.Of(amount, "EUR");
}
