using FsCheck.Xunit;
using LeadToCash.Catalog;
using LeadToCash.OrderToCash;
using LeadToCash.QuoteToOrder;
using LeadToCash.Workflows.Tests.QuoteToOrder;

namespace LeadToCash.Workflows.Tests.OrderToCash;

public sealed class SplitRuleTests
{
    [Fact]
    [Trait("Scenario", "F1")]
    public void Split_OfTheReferenceOrder_GivesThreePartsWithItsNet()
    {
        IReadOnlyList<OrderPart> parts = SplitRule.Split(Orders.Reference.Lines, "EUR");
        Assert.Equal([("physical", 8400.00m), ("subscription", 89.00m), ("service", 780.00m)], parts.Select(part => (part.Id, part.Net.Amount)));
        Assert.Equal(9269.00m, parts.Sum(part => part.Net.Amount));
    }

    [Property]
    public bool Split_OfAnyLines_PutsEachIntoOnePartAndLosesNoCent(List<(byte Kind, int Cents)> lines)
    {
        OrderLine[] order = [.. lines.Select((line, index) => Orders.Line(index + 1, "X", (ProductKind)(line.Kind % 3), 1, line.Cents / 100m))];
        IReadOnlyList<OrderPart> parts = SplitRule.Split(order, "EUR");
        return Money.Sum(parts.Select(part => part.Net), "EUR") == Money.Sum(order.Select(line => line.Net), "EUR")
            && parts.SelectMany(part => part.Positions).Order().SequenceEqual(order.Select(line => line.Position));
    }

    [Fact]
    public void Rules_CoverEveryKindOfProductOnce() =>
        Assert.Equal(Enum.GetValues<ProductKind>(), SplitRule.All.Select(rule => rule.Kind).Order());
}
