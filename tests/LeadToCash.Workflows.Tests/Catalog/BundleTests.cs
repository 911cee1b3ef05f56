using LeadToCash.Catalog;

namespace LeadToCash.Tests.Catalog;

public sealed class BundleTests
{
    [Fact]
    public void Price_OfABundleWithItsOwnPrice_IsSharedAmongItsComponentsToTheCent()
    {
        PricedContent content = Shelf.Price(Shelf.Ask(("SET", 2)));
        PricedBundle bundle = content.Bundles.Single();
        Assert.Equal((Shelf.Euro(4222.22m), Shelf.Euro(8444.44m)), (bundle.UnitPrice, bundle.Net));
        Assert.Equal(content.Lines.Select(line => line.Position), bundle.Positions);
        Assert.Equal(bundle.Net, Money.Sum(content.Lines.Select(line => line.Net), "EUR"));
        Assert.Equal([("P-100", 2m), ("BOOK", 6m)], content.Lines.GroupBy(line => line.Sku).Select(part => (part.Key, part.Sum(line => line.Quantity))));
        Assert.All(content.Lines, line => Assert.Equal(("SET", line.UnitPrice.Times(line.Quantity)), (line.Bundle, line.Net)));
    }

    [Fact]
    public void Price_OfABundle_TaxesEachComponentAsWhatItIs()
    {
        PricedContent content = Shelf.Price(Shelf.Ask(("SET", 1)));
        Assert.Equal([new Percentage(7), new Percentage(19)], content.TaxGroups.Select(group => group.Rate));
        Assert.Equal(content.Lines.Where(line => line.Sku == "BOOK").Aggregate(Shelf.Euro(0), (sum, line) => sum + line.Net), content.TaxGroups[0].Net);
    }

    [Fact]
    public void Price_OfABundleAtADiscount_IsTheSumOfItsComponentsLessIt()
    {
        PricedBundle bundle = Shelf.Price(Shelf.Ask(("KIT", 1))).Bundles.Single();
        Assert.Equal([Shelf.Euro(89.79m), Shelf.Euro(80.81m)], bundle.Waterfall.Select(step => step.Price)); // 2 × 34.90 + 19.99, less 10 %
    }

    [Fact]
    public void Price_OfAComponent_LeadsFromItsListPriceToItsShare() => Assert.All(Shelf.Price(Shelf.Ask(("SET", 1))).Lines, line =>
    {
        Assert.Equal([PriceStepKind.List, PriceStepKind.Bundle], line.Waterfall.Select(step => step.Kind));
        Assert.Equal(line.UnitPrice, Money.Sum(line.Waterfall.Select(step => step.Effect), "EUR"));
    });

    [Fact]
    public void Price_OfHalfABundle_IsRefused() => Assert.Equal(
        "bundle-not-whole", Pricing.Price(Shelf.Ask(("SET", 0.5m)), Shelf.Catalogue, Tax.VatWorld.Rules).Refusals.Single().Code);
}
