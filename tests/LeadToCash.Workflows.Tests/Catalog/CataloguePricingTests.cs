using LeadToCash.Catalog;
using LeadToCash.Tax;
using LeadToCash.Tests.Tax;

namespace LeadToCash.Tests.Catalog;

public sealed class CataloguePricingTests
{
    private static readonly DateOnly BeforeThePromotion = new(2026, 2, 1);

    [Fact]
    [Trait("Scenario", "D4")]
    public void Price_OfFivePumps_ListsEveryStepWithItsRule()
    {
        PricedLine line = Single(Plain(("p-100", 5)));
        Assert.Equal(Shelf.Euro(4074.00m), line.UnitPrice);
        Assert.Equal(
            [
                new PriceStep(PriceStepKind.List, default, Shelf.Euro(4200m), Shelf.Euro(4200m), "EUR"),
                new PriceStep(PriceStepKind.VolumeTier, new Percentage(3), Shelf.Euro(-126m), Shelf.Euro(4074m), "EUR/P-100/5+"),
            ],
            line.Waterfall);
    }

    [Fact]
    [Trait("Scenario", "D4")]
    public void Price_WithEveryStep_TakesThemInOrder()
    {
        PriceRequest request = Shelf.Ask(("P-100", 5)) with { CustomerId = "k-better", Discount = new Percentage(2) };
        PricedLine line = Single(request with { Lines = [request.Lines[0] with { Options = ["SEAL-C"], Discount = new Percentage(1) }] });
        Assert.Equal(
            [
                (PriceStepKind.List, 4200.00m), (PriceStepKind.VolumeTier, 4074.00m), (PriceStepKind.CustomerPrice, 4050.00m), (PriceStepKind.Option, 4360.00m),
                (PriceStepKind.Promotion, 4272.80m), (PriceStepKind.LineDiscount, 4230.07m), (PriceStepKind.RequestedDiscount, 4145.47m),
            ],
            line.Waterfall.Select(step => (step.Kind, step.Price.Amount)));
        Assert.Equal(["EUR", "EUR/P-100/5+", "k-better/P-100@2025-01-01", "SEAL-C", "SPRING", null, null], line.Waterfall.Select(step => step.Rule));
    }

    [Fact]
    [Trait("Scenario", "D4")]
    public void Price_OfTheReferenceOrder_IsTheReferenceTotal()
    {
        PricedContent content = Shelf.Price(Plain(("P-100", 2), ("SVC-INST", 1), ("SUB-CARE", 1)));
        Assert.Equal((Shelf.Euro(9269.00m), Shelf.Euro(1761.11m), Shelf.Euro(11030.11m)), (content.Net, content.Tax, content.Gross));
    }

    [Fact]
    [Trait("Scenario", "D2")]
    public void Price_OfTwoPumps_ShowsTheirMargin() => Assert.Equal(new Percentage(25.0m), Shelf.Price(Plain(("P-100", 2))).Margin);

    [Fact]
    [Trait("Scenario", "D3")]
    public void Price_WithSealC_IsBasePlusSupplement()
    {
        PriceRequest request = Plain(("P-100", 1));
        PricedLine line = Single(request with { Lines = [request.Lines[0] with { Options = ["seal-c"] }] });
        Assert.Equal((Shelf.Euro(4510.00m), Shelf.Euro(3270m)), (line.UnitPrice, line.UnitCost));
        Assert.Equal(new PriceStep(PriceStepKind.Option, default, Shelf.Euro(310m), Shelf.Euro(4510m), "SEAL-C"), line.Waterfall[^1]);
    }

    [Fact]
    [Trait("Scenario", "D5")]
    public void Price_WithTwelvePercentDiscount_IsBelowTheMarginFloor()
    {
        PricedLine line = Single(Plain(("P-100", 1)) with { Discount = new Percentage(12) });
        Assert.Equal((Shelf.Euro(3696m), new Percentage(14.8m), true), (line.UnitPrice, line.Margin, line.BelowFloor));
    }

    [Theory]
    [InlineData("2025-12-31", 4000)]
    [InlineData("2026-01-01", 4200)]
    public void Price_OnADate_IsTheOneThatHoldsThen(string date, decimal price) => Assert.Equal(
        Shelf.Euro(price), Single(Shelf.Ask(("P-100", 1)) with { Date = DateOnly.Parse(date) }).Waterfall[0].Price);

    [Fact]
    public void Price_FixedByContract_StandsAboveTheListAndTakesNoPromotion()
    {
        PricedLine line = Single(Shelf.Ask(("P-100", 20)) with { CustomerId = "k-fixed" });
        Assert.Equal([PriceStepKind.List, PriceStepKind.CustomerPrice], line.Waterfall.Select(step => step.Kind));
        Assert.Equal(Shelf.Euro(4250m), line.UnitPrice);
    }

    [Fact]
    public void Price_AgreedButWorseThanTheTier_IsLeftOut() => Assert.Equal(
        [PriceStepKind.List, PriceStepKind.VolumeTier],
        Single(Plain(("P-100", 20)) with { CustomerId = "k-better" }).Waterfall.Select(step => step.Kind));

    [Fact]
    public void Price_ForAGroup_ComesFromItsListAndElseFromEverybodys()
    {
        PricedContent content = Shelf.Price(Plain(("P-100", 1), ("SP-SEAL", 1)) with { CustomerId = "k-trade" });
        Assert.Equal(["EUR-TRADE", "EUR"], content.Lines.Select(line => line.Waterfall[0].Rule));
        Assert.Equal(Shelf.Euro(4100m), content.Lines[0].UnitPrice);
    }

    [Theory]
    [InlineData(null, "34.90")]
    [InlineData("seal5", "29.90")]
    [InlineData("nonsense", "34.90")]
    public void Price_WithACode_TakesItsPromotion(string? code, string price) => Assert.Equal(
        Shelf.Euro(decimal.Parse(price, System.Globalization.CultureInfo.InvariantCulture)), Single(Shelf.Ask(("SP-SEAL", 1)) with { PromotionCodes = code is null ? [] : [code] }).UnitPrice);

    [Fact]
    public void Price_WhenAPromotionIsWorthMoreThanTheProduct_IsNothing() =>
        Assert.Equal(Shelf.Euro(0), Single(Shelf.Ask(("BOLT", 1)) with { PromotionCodes = ["BOLTS"] }).UnitPrice);

    [Fact]
    public void Price_WithSeveralPromotions_TakesTheBestAndOfEqualOnesTheFirstById()
    {
        Promotion spring = Shelf.Catalogue.Promotions.Find("SPRING")!;
        Catalogue catalogue = Shelf.Catalogue.With(new CatalogueDocument
        {
            Promotions = [spring with { Id = "B", Groups = [], Discount = new Percentage(5) }, spring with { Id = "A", Groups = [], Skus = ["P-100"], Discount = new Percentage(5) }],
        });
        PricedLine line = Pricing.Price(Shelf.Ask(("P-100", 1)), catalogue, VatWorld.Rules).Required().Lines.Single();
        Assert.Equal((Shelf.Euro(3990m), "A"), (line.UnitPrice, line.Waterfall[^1].Rule));
    }

    [Theory]
    [InlineData("CHF", "SP-SEAL", "32.85")] // 34.90 × 0.9412 = 32.84788, to five centimes
    [InlineData("CHF", "SVC-INST", "800.00")] // its own price comes first
    [InlineData("JPY", "SP-SEAL", "5666")]
    [InlineData("KWD", "SP-SEAL", "11.663")]
    public void Price_InAnotherCurrency_HasItsMinorUnits(string currency, string sku, string price)
    {
        PricedContent content = Shelf.Price(Shelf.Ask((sku, 1)) with { Currency = currency });
        Assert.Equal(Money.Of(decimal.Parse(price, System.Globalization.CultureInfo.InvariantCulture), currency), content.Net);
    }

    [Fact]
    public void Price_RoundedToAMultiple_SaysSo()
    {
        PricedLine line = Single(Shelf.Ask(("BOOK", 1)) with { Currency = "CHF" }); // 18.81 to 18.80
        Assert.Equal(new PriceStep(PriceStepKind.Rounding, default, Money.Of(-0.01m, "CHF"), Money.Of(18.80m, "CHF"), "CHF"), line.Waterfall[^1]);
    }

    [Theory]
    [InlineData("GBP", "P-100", "price-missing", "P-100")]
    [InlineData("EUR", "NOTHING", "item-unknown", "NOTHING")]
    [InlineData("eur", "P-100", "currency-unknown", "eur")]
    public void Price_WhenSomethingIsMissing_RefusesByName(string currency, string sku, string code, string named)
    {
        PricingResult result = Pricing.Price(Shelf.Ask((sku, 1)) with { Currency = currency }, Shelf.Catalogue, VatWorld.Rules);
        Assert.Null(result.Content);
        Assert.Contains(result.Refusals, refusal => refusal.Code == code && refusal.Reason.Contains(named, StringComparison.Ordinal));
    }

    [Fact]
    public void Price_WithoutARateOfTheDay_RefusesByName()
    {
        PricingResult result = Pricing.Price(Shelf.Ask(("SP-SEAL", 1)) with { Currency = "JPY", Date = new DateOnly(2026, 2, 28) }, Shelf.Catalogue, VatWorld.Rules);
        Assert.Equal(["There is no exchange rate from EUR to JPY on 2026-02-28."], result.Refusals.Select(refusal => refusal.Reason));
    }

    [Fact]
    public void Price_WithSeveralGaps_NamesThemAll()
    {
        PriceRequest request = Shelf.Ask(("NOTHING", 1), ("P-100", 1), ("BOOK", 1)) with { Buyer = new VatBuyer("GR") };
        PricingResult result = Pricing.Price(request with { Lines = [.. request.Lines, request.Lines[1] with { Options = ["SEAL-X"] }] }, Shelf.Catalogue, VatWorld.Rules);
        Assert.Equal(["item-unknown", "vat-rate-missing", "vat-rate-missing", "option-unknown"], result.Refusals.Select(refusal => refusal.Code));
    }

    [Fact]
    public void Price_ForABusinessInAustria_KeepsGoodsAndServicesApart()
    {
        PricedContent content = Shelf.Price(Plain(("P-100", 1), ("SVC-INST", 1)) with { Buyer = new VatBuyer("AT", "1010", "ATU12345678", true) });
        Assert.Equal([("VATEX-EU-AE", 780m), ("VATEX-EU-IC", 4200m)], content.TaxGroups.Select(group => (group.Exemption!.Code, group.Net.Amount)));
        Assert.Equal((Shelf.Euro(0), Shelf.Euro(4980m)), (content.Tax, content.Gross));
    }

    [Fact]
    public void Price_OfADiscontinuedProduct_IsRefusedFromThatDay()
    {
        ProductEntry pump = Shelf.Catalogue.Products.Find("P-100")! with { DiscontinuedFrom = Shelf.Today };
        Catalogue catalogue = Shelf.Catalogue.With(new CatalogueDocument { Products = [pump] });
        Assert.Equal("item-unknown", Pricing.Price(Shelf.Ask(("P-100", 1)), catalogue, VatWorld.Rules).Refusals.Single().Code);
        Assert.NotNull(Pricing.Price(Shelf.Ask(("P-100", 1)) with { Date = Shelf.Today.AddDays(-1) }, catalogue, VatWorld.Rules).Content);
    }

    [Fact]
    [Trait("Scenario", "D7")]
    public void Propose_WithAPump_OffersInstallationAndCareAtTheirPrices()
    {
        IReadOnlyList<Proposal> proposals = CrossSelling.Propose(Shelf.Ask(("P-100", 1)), Shelf.Catalogue, VatWorld.Rules);
        Assert.Equal([("SVC-INST", 780.00m), ("SUB-CARE", 89.00m)], proposals.Select(proposal => (proposal.Sku, proposal.UnitPrice.Amount)));
    }

    [Fact]
    [Trait("Scenario", "D7")]
    public void Propose_WhenItIsInTheQuote_DoesNotOfferItAgain() => Assert.Equal(
        ["SUB-CARE"], CrossSelling.Propose(Shelf.Ask(("P-100", 1), ("svc-inst", 1)), Shelf.Catalogue, VatWorld.Rules).Select(proposal => proposal.Sku));

    /// <summary>Before the spring promotion, so that the blueprint's figures stand alone.</summary>
    private static PriceRequest Plain(params (string Sku, decimal Quantity)[] lines) =>
        Shelf.Ask(lines) with { Date = BeforeThePromotion, Lines = [.. lines.Select(line => new LineToPrice { Sku = line.Sku, Quantity = line.Quantity })] };

    private static PricedLine Single(PriceRequest request) => Shelf.Price(request).Lines.Single();
}
