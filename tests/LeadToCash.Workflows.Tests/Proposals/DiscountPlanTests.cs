using LeadToCash.Catalog;
using LeadToCash.Proposals;

namespace LeadToCash.Tests.Proposals;

public sealed class DiscountPlanTests
{
    [Fact]
    [Trait("Scenario", "D8")]
    public void Propose_From653WonDealsAtAMedianOf988_IsOnePointTwoPercent()
    {
        DiscountProposal proposal = Propose([.. Deals(300, 0.95m), .. Deals(53, 0.988m), .. Deals(300, 1.0m)]);

        Assert.Equal((653, 0.988m, 1.2m, 1.2m), (proposal.Won, proposal.MedianRatio, proposal.DiscountOffList!.Value.Value, proposal.Discount!.Value.Value));
        Assert.Equal((4149.60m, false), (proposal.UnitPrice!.Value.Amount, proposal.LimitedByFloor));
        Assert.Equal(new Interval(0.988, 0.988), proposal.MedianInterval); // ranks 301 and 353
        Assert.Equal(
            "The median of 653 won deals of P-100 in this size with customers of this group since 2024-03 is 98.8 % of the list price (95 %: 98.8–98.8 %). 1.2 % off today's price 4,200.00 EUR is proposed: 4,149.60 EUR.",
            proposal.Reason);
    }

    [Fact]
    public void Propose_BelowTheMarginFloor_IsTheFloorsPriceAndSaysSo()
    {
        DiscountProposal proposal = Propose(Deals(100, 0.85m));

        Assert.Equal((15m, 8.53m, true), (proposal.DiscountOffList!.Value.Value, proposal.Discount!.Value.Value, proposal.LimitedByFloor));
        Assert.Equal(3841.47m, proposal.FloorPrice.Amount);
        Assert.Equal(3841.74m, proposal.UnitPrice!.Value.Amount); // the next hundredth of a percent would be below
        Assert.Contains("below the margin floor of 18 %; the floor's price 3,841.74 EUR is proposed", proposal.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Propose_WhenTodaysPriceIsBelowTheFloorAlready_IsNothing()
    {
        PriceRequest request = PumpShop.Ask(("P-100", 1)) with { CustomerId = "k-cheap" };
        Catalogue catalogue = PumpShop.Catalogue.With(new CatalogueDocument
        {
            CustomerPrices = [new CustomerPrices { Customer = "k-cheap", Sku = "P-100", Prices = [new AgreedPrice { ValidFrom = new DateOnly(2025, 1, 1), Amount = Money.Of(3500, "EUR") }] }],
        });

        DiscountProposal proposal = new DiscountPlan(request, request.Lines[0], catalogue, PumpShop.Vat).Propose(Sample(Deals(100, 0.8m)), PumpShop.Discounts)!;

        Assert.Null(proposal.Discount);
        Assert.Contains("below the margin floor", proposal.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Propose_WhenTodaysPriceIsLowerThanTheMedian_TakesNothingMoreOff()
    {
        DiscountProposal proposal = Propose(Deals(100, 0.98m), quantity: 5); // the tier is 3 %

        Assert.Equal((0m, 4074m, 2m), (proposal.Discount!.Value.Value, proposal.UnitPrice!.Value.Amount, proposal.DiscountOffList!.Value.Value));
    }

    [Fact]
    public void Propose_FromTooFewDeals_SaysSoInsteadOfGuessing()
    {
        DiscountProposal proposal = Propose(Deals(29, 0.9m));

        Assert.Equal((null, null, null), (proposal.Discount, proposal.UnitPrice, proposal.Comparison));
        Assert.Equal("No discount is proposed: since 2024-03 there are only 29 comparable won deals, even in the widest comparison; 30 are needed.", proposal.Reason);
        Assert.Equal(29, proposal.Won);
    }

    [Theory]
    [InlineData("P-100", "1-5", "trade", Comparison.ProductSizeAndCustomerGroup)]
    [InlineData("P-100", "1-5", "", Comparison.ProductAndSize)]
    [InlineData("P-100", "20-100", "", Comparison.Product)]
    [InlineData("P-200", "1-5", "", Comparison.ProductGroupAndSize)]
    [InlineData("P-200", "20-100", "", Comparison.ProductGroup)]
    [InlineData("HOSE", "1-5", "", null)]
    public void Choose_WidensStepByStep_AndSaysWhichComparisonItIs(string sku, string size, string customers, Comparison? expected)
    {
        var deals = ComparableDeals.Choose(
            new DealQuestion("P-100", "pumps", "1-5", "TRADE"),
            sku == "P-100" ? [Cell(size, customers.ToUpperInvariant(), "w980", 30), Cell("5-20", "", "w900", 29)] : [],
            sku == "P-200" ? [Cell(size, customers, "w970", 30)] : [],
            30);

        Assert.Equal(expected, deals.Comparison);
        Assert.Equal(expected is null ? 0 : (int)expected + 1, expected is null ? 0 : deals.Tried.Count);
    }

    [Fact]
    public void WinRates_AreToldByBandWithWilsonsInterval()
    {
        DiscountProposal proposal = Propose([.. Deals(40, 0.97m), .. Deals(10, 0.97m, won: false), .. Deals(5, 1.02m), .. Deals(9, 0.80m, won: false)]);

        WinRate band = Assert.Single(proposal.WinRates, rate => rate.From == 2.5m);
        Assert.Equal((40, 10, 0.8, new Interval(0.67, 0.888)), (band.Won, band.Lost, band.Rate, band.Interval));
        Assert.Equal((5L, null), (Assert.Single(proposal.WinRates, rate => rate.From is null).Won, proposal.WinRates[0].From));
        Assert.Equal((0, 9), (proposal.WinRates[^1].Won, proposal.WinRates[^1].Lost));
    }

    [Fact]
    public void Deal_WithSeveralLinesOfAnItem_IsOneDealAtTheRatioOfAll()
    {
        Deal deal = new(new DateOnly(2026, 2, 14), true, "trade", [new("P-100", "pumps", 1, 4200, 4200), new("p-100", "pumps", 3, 4200, 3780), new("HOSE", null, 1, 30, 30), new("FREE", null, 1, 0, 0)]);

        IReadOnlyDictionary<string, IReadOnlyList<Contribution>> contributions = deal.Contributions(PumpShop.Discounts);

        Assert.Equal(["group:PUMPS", "item:HOSE", "item:P-100"], contributions.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(new Contribution("202602|1-5|TRADE", "w925"), Assert.Single(contributions["item:P-100"]));
        Assert.Equal(new DealCell(new DateOnly(2026, 2, 1), "1-5", "TRADE"), DealCell.Of("202602|1-5|TRADE"));
    }

    internal static IEnumerable<(decimal Ratio, bool Won)> Deals(int count, decimal ratio, bool won = true) => Enumerable.Repeat((ratio, won), count);

    internal static DiscountProposal Propose(IEnumerable<(decimal Ratio, bool Won)> deals, decimal quantity = 1)
    {
        PriceRequest request = PumpShop.Ask(("P-100", quantity));
        return new DiscountPlan(request, request.Lines[0], PumpShop.Catalogue, PumpShop.Vat).Propose(Sample(deals), PumpShop.Discounts)!;
    }

    private static ComparableDeals Sample(IEnumerable<(decimal Ratio, bool Won)> deals) => ComparableDeals.Choose(
        new DealQuestion("P-100", "pumps", "1-5", null),
        [.. deals.GroupBy(deal => DealCell.CounterOf(deal.Won, PriceRatio.Of(deal.Ratio))).Select(group => Cell("1-5", "", group.Key, group.Count()))],
        [], PumpShop.Discounts.MinimumDeals);

    private static CountedDeals Cell(string size, string customers, string counter, long count) =>
        new(new DealCell(new DateOnly(2026, 2, 1), size, customers), new Dictionary<string, long> { [counter] = count });
}
