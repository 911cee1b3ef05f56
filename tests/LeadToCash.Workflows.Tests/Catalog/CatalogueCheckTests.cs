using LeadToCash.Catalog;

namespace LeadToCash.Tests.Catalog;

public sealed class CatalogueCheckTests
{
    [Fact]
    public void With_AChange_LeavesTheCatalogueBeforeAsItWas()
    {
        Catalogue after = Shelf.Catalogue.With(new CatalogueDocument { Products = [Shelf.Item("NEW", 1, 0)] });
        Assert.NotNull(after.Products.Find("new"));
        Assert.Null(Shelf.Catalogue.Products.Find("new"));
        Assert.Same(Shelf.Catalogue.Prices, after.Prices);
    }

    [Fact]
    public void Check_OfAPriceFromTodayOn_FindsNothingWrong() => Assert.Empty(Problems(Pump(
        (prices) => prices.With([new DatedPrice { ValidFrom = Shelf.Today, Amount = Shelf.Euro(4300m) }]))));

    [Fact]
    public void Check_OfAChangedPast_RefusesIt()
    {
        CatalogueProblem problem = Assert.Single(Problems(Pump(prices => prices.With([prices[0] with { Amount = Shelf.Euro(1m) }]))));
        Assert.Equal("prices[0].prices", problem.Path);
        Assert.Contains("2026-03-02", problem.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_OfAPriceThatHasBeenDropped_RefusesIt() => Assert.Single(Problems(Pump(prices => [prices[1]])));

    [Theory]
    [InlineData("products[0].sku")]
    [InlineData("products[0].unit")]
    [InlineData("products[0].goesWith[0]")]
    [InlineData("products[0].exemptionCode")]
    [InlineData("products[0].bundle.components[0].sku")]
    [InlineData("prices[0].sku")]
    [InlineData("prices[0].prices[0].amount")]
    [InlineData("prices[0].prices[1].validFrom")]
    [InlineData("prices[0].prices[0].tiers[0]")]
    [InlineData("priceLists[0].validFrom")]
    [InlineData("promotions[0].discount")]
    public void Check_OfAWrongEntry_NamesItsField(string path) => Assert.Contains(path, Problems(Wrong(path)).Select(problem => problem.Path));

    [Fact]
    public void Check_OfNothingInAList_IsAProblemAndNoException() =>
        Assert.Equal(["products[0]"], Problems(new CatalogueDocument { Products = [null!] }).Select(problem => problem.Path));

    [Fact]
    public void Check_OfTwoEntriesWithOneKey_RefusesTheSecond() =>
        Assert.Equal(["products[1]"], Problems(new CatalogueDocument { Products = [Shelf.Item("A", 1, 0), Shelf.Item("a", 1, 0)] }).Select(problem => problem.Path));

    private static CatalogueDocument Wrong(string path)
    {
        ProductEntry item = Shelf.Item("NEW", 1, 0);
        DatedPrice price = new() { ValidFrom = Shelf.Today, Amount = Shelf.Euro(1) };
        ItemPrices prices = new() { List = "EUR", Sku = "P-100", Prices = [price] };
        return path switch
        {
            "products[0].sku" => new() { Products = [item with { Sku = "no id" }] },
            "products[0].unit" => new() { Products = [item with { Unit = "pieces" }] },
            "products[0].goesWith[0]" => new() { Products = [item with { GoesWith = ["NOTHING"] }] },
            "products[0].exemptionCode" => new() { Products = [item with { TaxClass = "exempt" }] },
            "products[0].bundle.components[0].sku" => new() { Products = [item with { Bundle = new BundleTerms([new BundleComponent("SET", 1)]) }] },
            "prices[0].sku" => new() { Prices = [prices with { Sku = "NOTHING" }] },
            "prices[0].prices[0].amount" => new() { Prices = [prices with { Sku = "BOOK", Prices = [price with { Amount = Money.Of(1, "USD") }] }] },
            "prices[0].prices[1].validFrom" => new() { Prices = [prices with { Prices = [price, price] }] },
            "prices[0].prices[0].tiers[0]" => new() { Prices = [prices with { Prices = [price with { Tiers = [new QuantityTier(1)] }] }] },
            "priceLists[0].validFrom" => new() { PriceLists = [new PriceList { Id = "EUR-2", Currency = "EUR", ValidFrom = Shelf.Today }] },
            _ => new() { Promotions = [Shelf.Catalogue.Promotions.Find("SPRING")! with { Discount = new Percentage(101) }] },
        };
    }

    private static CatalogueDocument Pump(Func<IReadOnlyList<DatedPrice>, IReadOnlyList<DatedPrice>> change)
    {
        ItemPrices pump = Shelf.Catalogue.Prices.Find("EUR/P-100")!;
        return new CatalogueDocument { Prices = [pump with { Prices = change(pump.Prices) }] };
    }

    private static IReadOnlyList<CatalogueProblem> Problems(CatalogueDocument document) => CatalogueCheck.Of(document, Shelf.Catalogue, Shelf.Today);
}
