using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using LeadToCash.Catalog;

namespace LeadToCash.Tests.Catalog;

/// <summary>Prices that come to an agreed sum, whatever the lines.</summary>
public sealed class TargetPricesTests
{
    [Fact]
    [Trait("Scenario", "E2")]
    public void Reaching_NineThousand_KeepsTheSharesOfTheLines()
    {
        Negotiable[] lines = [Line("1", 4200m, 2), Line("2", 780m, 1), Line("3", 89m, 1)];
        IReadOnlyDictionary<string, Money> prices = TargetPrices.Reaching(lines, Money.Of(9000, "EUR"))!;
        Assert.Equal(Money.Of(9000, "EUR"), Sum(lines, prices));
        Assert.All(lines, line => Assert.InRange(prices[line.Line].Amount / line.UnitPrice.Amount, 0.9705m, 0.9715m));
    }

    [Fact]
    public void Nearest_OfThreePieces_AreTheMultiplesOfThreeCents() =>
        Assert.Equal(
            (Money.Of(9.99m, "EUR"), Money.Of(10.02m, "EUR")), TargetPrices.Nearest([Line("1", 4m, 3)], Money.Of(10, "EUR")));

    [Fact]
    public void Nearest_OfLessThanACentEach_IsNothingAndACentEach() =>
        Assert.Equal((Money.Of(0, "EUR"), Money.Of(0.10m, "EUR")), TargetPrices.Nearest([Line("1", 4m, 10)], Money.Of(0.01m, "EUR")));

    [Fact]
    public void Reaching_WhatCostsNothing_IsImpossible() => Assert.Null(TargetPrices.Reaching([Line("1", 0, 3)], Money.Of(10, "EUR")));

    [Property(MaxTest = 500)]
    public Property Reaching_WhateverTheLines_ComesToTheSumOrSaysThatItCannot() => ForAny((lines, target) =>
        TargetPrices.Reaching(lines, target) is not { } prices
        || (Sum(lines, prices) == target && prices.Count == lines.Count && prices.Values.All(price => !price.IsNegative)));

    [Property(MaxTest = 300)]
    public Property Reaching_InAnyOrderOfLines_IsTheSame() => ForAny((lines, target) =>
    {
        IReadOnlyDictionary<string, Money>? prices = TargetPrices.Reaching(lines, target);
        IReadOnlyDictionary<string, Money>? turned = TargetPrices.Reaching([.. lines.Reverse()], target);
        return prices is null ? turned is null : turned is not null && prices.All(price => turned[price.Key] == price.Value);
    });

    [Property(MaxTest = 300)]
    public Property Nearest_WhateverTheLines_CanBeReachedAndLieOnEitherSide() => ForAny((lines, target) =>
    {
        (Money? below, Money? above) = TargetPrices.Nearest(lines, target);
        return (below is not { } low || (low < target && TargetPrices.Reaching(lines, low) is not null))
            && (above is not { } high || (high > target && TargetPrices.Reaching(lines, high) is not null));
    });

    [Property(MaxTest = 300)]
    public Property Reaching_OnePieceOfSomething_ReachesEverySumThatIsNotMuchLower() => ForAny((lines, target) =>
    {
        Negotiable[] withOne = [.. lines, Line("one", 1000m, 1)];
        Money sum = Money.Sum(withOne.Select(line => line.UnitPrice.Times(line.Quantity)), "EUR");
        return TargetPrices.Reaching(withOne, sum - new Money(Math.Min(target.MinorUnits, sum.MinorUnits / 2), "EUR")) is not null;
    });

    private static Negotiable Line(string name, decimal price, decimal quantity) => new(name, Money.Of(price, "EUR"), quantity);

    private static Money Sum(IEnumerable<Negotiable> lines, IReadOnlyDictionary<string, Money> prices) =>
        Money.Sum(lines.Select(line => prices[line.Line].Times(line.Quantity)), "EUR");

    private static Property ForAny(Func<IReadOnlyList<Negotiable>, Money, bool> holds)
    {
        Gen<(int Cents, decimal Quantity)> line =
            from cents in Gen.Choose(1, 500_000)
            from quantity in Gen.Frequency((4, Gen.Choose(1, 60).Select(pieces => (decimal)pieces)), (1, Gen.Choose(1, 50_000).Select(thousandths => thousandths / 1000m)))
            select (cents, quantity);
        Gen<(List<(int Cents, decimal Quantity)> Lines, int Share)> sample =
            from lines in line.NonEmptyListOf() from share in Gen.Choose(0, 1_500) select (lines.Take(12).ToList(), share);
        return Prop.ForAll(sample.ToArbitrary(), one =>
        {
            Negotiable[] lines = [.. one.Lines.Select((item, index) => new Negotiable($"{index + 1}", new Money(item.Cents, "EUR"), item.Quantity))];
            return holds(lines, Money.Sum(lines.Select(item => item.UnitPrice.Times(item.Quantity)), "EUR").Times(one.Share / 1000m));
        });
    }
}
