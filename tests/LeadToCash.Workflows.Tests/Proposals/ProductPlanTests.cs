using LeadToCash.Catalog;
using LeadToCash.Proposals;

namespace LeadToCash.Tests.Proposals;

public sealed class ProductPlanTests
{
    [Fact]
    [Trait("Scenario", "D7")]
    public void Propose_WithoutHistory_SaysWhatTheCatalogueSays()
    {
        IReadOnlyList<ProductProposal> proposals = Propose(OrderStatistics.None, ("P-100", 2));

        Assert.Equal(
            ["SVC-INST 780.00 EUR goes with P-100", "SUB-CARE 89.00 EUR goes with P-100", "P-200 5,900.00 EUR next larger of series P (100 → 200), 1,700.00 EUR more each"],
            proposals.Select(proposal => $"{proposal.Sku} {proposal.UnitPrice} {proposal.Reason}"));
        Assert.Equal(2, proposals[^1].Quantity);
    }

    [Fact]
    public void Propose_FromHistory_SaysInHowManyOrdersAndHowSurely()
    {
        ProductProposal hose = Assert.Single(Propose(Orders(("HOSE", 120, 38)), ("p-100", 1)), proposal => proposal.Evidence is not null);

        Assert.Equal("in 38 of 120 orders with P-100 (lift 2.6, 95 % 2.1–3.3)", hose.Reason);
        Assert.Equal(("HOSE", "P-100", 30m, false), (hose.Sku, hose.Because, hose.UnitPrice.Amount, hose.InCatalogue));
        Assert.Equal((0.038, 0.3167, 2.6389), (hose.Evidence!.Support, hose.Evidence.Confidence, hose.Evidence.Lift));
    }

    [Fact]
    public void Propose_WhatCatalogueAndHistorySay_IsOneProposalWithBothReasons()
    {
        ProductProposal proposal = Assert.Single(Propose(Orders(("SVC-INST", 120, 100)), ("P-100", 1)), one => one.Sku == "SVC-INST");

        Assert.StartsWith("goes with P-100; in 100 of 120 orders", proposal.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("OLD-HOSE")] // no longer sold on the day
    [InlineData("SAMPLE")] // no price
    [InlineData("SP-RING")] // a part of another pump
    [InlineData("NOTHING")] // not in the catalogue
    [InlineData("P-100")] // in the quote
    public void Propose_NeverWhatCannotBeSoldHere(string sku)
    {
        OrderStatistics statistics = Orders((sku, 120, 100));

        Assert.DoesNotContain(Propose(statistics, ("P-100", 1)), proposal => proposal.Sku == sku);
        Assert.Equal(sku == "SAMPLE" ? ["SAMPLE"] : Array.Empty<string>(), Plan(("P-100", 1)).Candidates(statistics.Items)); // prices are looked at last
    }

    [Fact]
    public void Propose_APartOfAPumpInTheQuote_IsFine() => Assert.Contains(Propose(Orders(("SP-SEAL", 120, 100)), ("P-100", 1)), proposal => proposal.Sku == "SP-SEAL");

    [Fact]
    public void Propose_WhatIsInABundleOfTheQuote_IsNotProposed()
    {
        Catalogue catalogue = PumpShop.Catalogue.With(new CatalogueDocument
        {
            Products = [LeadToCash.Tests.Catalog.Shelf.Item("SET", 0, 0) with { Costs = [], Bundle = new BundleTerms([new("P-100", 1), new("SVC-INST", 1)], new Percentage(5)), GoesWith = ["SVC-INST"] }],
        });

        Assert.Empty(new ProductPlan(PumpShop.Ask(("SET", 1)), catalogue, PumpShop.Vat, PumpShop.Products).Propose(OrderStatistics.None));
    }

    [Theory]
    [InlineData(29, 29)] // too few orders with the item
    [InlineData(120, 4)] // too few with both
    [InlineData(120, 14)] // about as often as anywhere
    public void Propose_FromASampleThatSaysTooLittle_IsSilent(long with, long together) =>
        Assert.DoesNotContain(Propose(Orders(("HOSE", with, together)), ("P-100", 1)), proposal => proposal.Evidence is not null);

    [Fact]
    public void Propose_ToACustomerWithAnAgreedPrice_ShowsIt()
    {
        ProductPlan plan = new(PumpShop.Ask(("P-100", 1)) with { CustomerId = "k-1001" }, PumpShop.Catalogue, PumpShop.Vat, PumpShop.Products);

        Assert.Equal(29.90m, Assert.Single(plan.Propose(Orders(("SP-SEAL", 120, 100))), proposal => proposal.Sku == "SP-SEAL").UnitPrice.Amount);
    }

    private static IReadOnlyList<ProductProposal> Propose(OrderStatistics statistics, params (string, decimal)[] lines) => Plan(lines).Propose(statistics);

    private static ProductPlan Plan(params (string, decimal)[] lines) => new(PumpShop.Ask(lines), PumpShop.Catalogue, PumpShop.Vat, PumpShop.Products);

    /// <summary>A thousand orders: so many with a P-100, so many of these with the other item, which 120 orders have in all.</summary>
    private static OrderStatistics Orders((string Sku, long With, long Together) other) => new(
        1000, 0,
        new Dictionary<string, ItemStatistics> { ["P-100"] = new(other.With, new Dictionary<string, long> { [other.Sku] = other.Together }) },
        new Dictionary<string, long> { [other.Sku] = 120 });
}
