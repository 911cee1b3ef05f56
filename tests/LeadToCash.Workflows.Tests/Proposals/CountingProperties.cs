using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using LeadToCash.Proposals;

namespace LeadToCash.Tests.Proposals;

/// <summary>Counts depend on everyone's last contribution, not on the order in which they came.</summary>
public sealed class CountingProperties
{
    [Property(MaxTest = 300)]
    public Property Replace_InAnyOrder_ComesToTheSumOfWhatCountsLast() => Prop.ForAll(AnyStory(), story =>
    {
        Dictionary<string, long> counters = [];
        Dictionary<int, IReadOnlyList<Contribution>> last = [];
        foreach ((int owner, IReadOnlyList<Contribution> now) in story)
        {
            last[owner] = Tally.Replace(counters, last.GetValueOrDefault(owner, []), now, int.MaxValue);
        }

        Dictionary<string, long> expected = last.Values.SelectMany(one => one).GroupBy(one => one.Counter).ToDictionary(group => group.Key, group => group.Sum(one => one.Amount));
        return expected.OrderBy(pair => pair.Key).SequenceEqual(counters.OrderBy(pair => pair.Key));
    });

    [Property(MaxTest = 300)]
    public Property Replace_WithALimit_TakesBackExactlyWhatItCounted() => Prop.ForAll(AnyStory(), story =>
    {
        Dictionary<string, long> counters = [];
        List<IReadOnlyList<Contribution>> counted = [.. story.Select(step => Tally.Replace(counters, [], step.Now, most: 3))];
        bool fits = counters.Count <= 3;
        counted.ForEach(one => Tally.Replace(counters, one, [], most: 3));
        return fits && counters.Count == 0;
    });

    [Fact]
    public void Basket_OfThreeItems_CountsEachOnceAndEachPairBothWays()
    {
        IReadOnlyDictionary<string, IReadOnlyList<Contribution>> basket = Basket.Contributions("o-1", [("P-100", 10), ("p-100 ", 5), ("SVC-INST", 3), ("SP-SEAL", 1), ("", 9)], 30);

        Assert.Equal(["all", "item:P-100", "item:SP-SEAL", "item:SVC-INST"], basket.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(["", "SP-SEAL", "SVC-INST"], basket["item:P-100"].Select(one => one.Counter).Order(StringComparer.Ordinal));
        Assert.Single(basket["all"]);
    }

    [Fact]
    public void Basket_OfALargeOrder_CountsTheItemsOfTheLargestAmountsAndSaysSo()
    {
        IReadOnlyDictionary<string, IReadOnlyList<Contribution>> basket = Basket.Contributions("o-1", Enumerable.Range(1, 200).Select(i => ($"I-{i}", (decimal)i)), 3);

        Assert.Equal(["all", "item:I-198", "item:I-199", "item:I-200"], basket.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(["", "cut"], basket["all"].Select(one => one.Counter));
        Assert.Equal(3, basket["item:I-200"].Count);
    }

    private static Arbitrary<List<(int Owner, IReadOnlyList<Contribution> Now)>> AnyStory()
    {
        Gen<(int, IReadOnlyList<Contribution>)> step =
            from owner in Gen.Choose(1, 5)
            from counters in Gen.ListOf(Gen.Elements("", "a", "b", "c", "d", "e"))
            select (owner, (IReadOnlyList<Contribution>)[.. counters.Distinct().Select(counter => new Contribution("row", counter))]);
        return Gen.ListOf(step).Select(steps => steps.ToList()).ToArbitrary();
    }
}
