using LeadToCash.Catalog;
using LeadToCash.Tests.Tax;

namespace LeadToCash.Tests.Catalog;

public sealed class ManualDiscountsTests
{
    [Theory]
    [InlineData(0, 0, null, 0)]
    [InlineData(12, 0, null, 12)]
    [InlineData(12, 10, null, 20.8)]
    [InlineData(0, 0, 702, 10)]
    [InlineData(5, 0, 702, 10)] // what was agreed counts, not what it replaced
    [InlineData(0, 0, 5000, 0)]
    [Trait("Scenario", "D5")]
    public void Discount_OfALine_IsAllThatPeopleGaveAway(double quote, double line, int? agreed, double expected)
    {
        PriceRequest request = Shelf.Ask(("SVC-INST", 1));
        LineToPrice asked = request.Lines[0] with { Discount = new Percentage((decimal)line), Price = agreed is { } price ? Money.Of(price, "EUR") : null };
        request = request with { CustomerId = null, PromotionCodes = [], Lines = [asked], Discount = new Percentage((decimal)quote) };
        PricedContent content = Pricing.Price(request, Shelf.Catalogue, VatWorld.Rules).Required();
        Assert.Equal((decimal)expected, ManualDiscounts.Of(content.Lines[0], content));
    }
}
