using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using LeadToCash.Catalog;

namespace LeadToCash.Tests.Catalog;

public sealed class PricingTests
{
    private static readonly PriceRules Rules = new(new DateOnly(2026, 1, 1), [new VolumeTier("P-100", 5, new Percentage(3)), new VolumeTier("P-100", 20, new Percentage(5))]);

    [Fact]
    [Trait("Scenario", "D4")]
    public void Price_OfTheReferenceOrder_IsTheReferenceTotal()
    {
        PricedContent content = Pricing.Price([new(Products.Pump, 2), new(Products.Installation, 1), new(Products.Care, 1)], default, Rules);
        Assert.Equal((Euro(9269.00m), Euro(1761.11m), Euro(11030.11m)), (content.Net, content.Tax, content.Gross));
        Assert.Equal([Euro(8400m), Euro(780m), Euro(89m)], content.Lines.Select(line => line.Net));
    }

    [Fact]
    [Trait("Scenario", "D4")]
    public void Price_OfFivePumps_TakesTheVolumeTierAndListsEveryStep()
    {
        PricedLine line = Pricing.Price([new(Products.Pump, 5)], default, Rules).Lines.Single();
        Assert.Equal(Euro(4074.00m), line.UnitPrice);
        Assert.Equal(Euro(20370.00m), line.Net);
        Assert.Equal(
            [new PriceStep(PriceStepKind.List, default, Euro(4200m), Euro(4200m)), new PriceStep(PriceStepKind.VolumeTier, new Percentage(3), Euro(-126m), Euro(4074m))],
            line.Waterfall);
    }

    [Theory]
    [InlineData(4, "4200.00")]
    [InlineData(5, "4074.00")]
    [InlineData(19, "4074.00")]
    [InlineData(20, "3990.00")]
    public void Price_AtTheBordersOfATier_TakesTheTierThatTheQuantityReaches(int quantity, string unitPrice) =>
        Assert.Equal(Euro(decimal.Parse(unitPrice, CultureInfo.InvariantCulture)), Pricing.Price([new(Products.Pump, quantity)], default, Rules).Lines.Single().UnitPrice);

    [Fact]
    public void Price_WhenAnItemIsOnTwoLines_CountsThemTogetherForTheTier() =>
        Assert.All(Pricing.Price([new(Products.Pump, 2), new(Products.Pump, 3)], default, Rules).Lines, line => Assert.Equal(Euro(4074m), line.UnitPrice));

    [Fact]
    [Trait("Scenario", "D5")]
    public void Price_WithTwelvePercentDiscount_IsBelowTheMarginFloor()
    {
        PricedLine line = Pricing.Price([new(Products.Pump, 1)], new Percentage(12), Rules).Lines.Single();
        Assert.Equal((Euro(3696m), new Percentage(14.8m), true), (line.UnitPrice, line.Margin, line.BelowFloor));
    }

    [Fact]
    public void Price_WithTierAndDiscount_RoundsOnlyWhatIsShown()
    {
        PricedLine line = Pricing.Price([new(Products.Seal with { Sku = "P-100" }, 5)], new Percentage(7), Rules).Lines.Single();
        Assert.Equal([Euro(34.90m), Euro(33.85m), Euro(31.48m)], line.Waterfall.Select(step => step.Price)); // 33.853, not 33.85, times 0.93
    }

    [Fact]
    public void Price_WithTwoTaxRates_TaxesEachSumOnce()
    {
        PricedContent content = Pricing.Price([new(Products.Book, 3), new(Products.Seal, 1), new(Products.Book, 1)], default, Rules);
        Assert.Equal(
            [new TaxGroup(new Percentage(7), Euro(79.96m), Euro(5.60m)), new TaxGroup(new Percentage(19), Euro(34.90m), Euro(6.63m))],
            content.TaxGroups);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(100)]
    public void Price_WhenDiscountIsOutOfRange_Refuses(int discount) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Pricing.Price([new(Products.Pump, 1)], new Percentage(discount), Rules));

    [Fact]
    public void Price_OfNothing_Refuses() => Assert.Throws<ArgumentException>(() => Pricing.Price([], default, Rules));

    [Property]
    public Property Price_WhateverTheLines_AddsUp() => ForAnyQuote((items, discount) =>
    {
        PricedContent content = Pricing.Price(items, discount, Rules);
        return content.Net == Money.Sum(content.Lines.Select(line => line.Net), "EUR")
            && content.Net == Money.Sum(content.TaxGroups.Select(group => group.Net), "EUR")
            && content.Tax == Money.Sum(content.TaxGroups.Select(group => group.Tax), "EUR")
            && content.Gross == content.Net + content.Tax
            && content.Lines.All(line => line.Net == line.UnitPrice.Times(line.Quantity)
                && Money.Sum(line.Waterfall.Select(step => step.Effect), "EUR") == line.UnitPrice);
    });

    [Property]
    public Property Price_InAnyOrderOfLines_GivesTheSameTotals() => ForAnyQuote((items, discount) =>
    {
        PricedContent content = Pricing.Price(items, discount, Rules);
        PricedContent turned = Pricing.Price([.. items.Reverse()], discount, Rules);
        return (content.Net, content.Tax, content.Gross, content.Cost, content.Margin) == (turned.Net, turned.Tax, turned.Gross, turned.Cost, turned.Margin);
    });

    [Property]
    public Property Price_WhateverTheDiscount_IsNeverNegativeAndNeverAboveList() => ForAnyQuote((items, discount) =>
    {
        PricedContent content = Pricing.Price(items, discount, Rules);
        return !content.Gross.IsNegative && content.Net <= content.List && content.Lines.All(line => !line.UnitPrice.IsNegative && line.UnitPrice <= line.Waterfall[0].Price);
    });

    [Property]
    public Property Price_WithMoreDiscount_IsNeverHigher() => ForAnyQuote((items, discount) =>
        Pricing.Price(items, new Percentage(Math.Min(99, discount.Value + 1)), Rules).Net <= Pricing.Price(items, discount, Rules).Net);

    private static Property ForAnyQuote(Func<IReadOnlyList<PriceItem>, Percentage, bool> holds)
    {
        Gen<PriceItem> item = from product in Gen.Elements<Product>(Products.All) from thousandths in Gen.Choose(1, 60_000) select new PriceItem(product, thousandths / 1000m);
        Gen<(IReadOnlyList<PriceItem> Items, Percentage Discount)> quote =
            from items in item.NonEmptyListOf() from tenths in Gen.Choose(0, 990) select ((IReadOnlyList<PriceItem>)[.. items], new Percentage(tenths / 10m));
        return Prop.ForAll(quote.ToArbitrary(), sample => holds(sample.Items, sample.Discount));
    }

    private static Money Euro(decimal amount) => Money.Of(amount, "EUR");
}
