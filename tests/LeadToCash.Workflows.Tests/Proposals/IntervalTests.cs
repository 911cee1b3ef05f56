using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using LeadToCash.Proposals;
using Interval = LeadToCash.Proposals.Interval;

namespace LeadToCash.Tests.Proposals;

/// <summary>The expected ends were computed apart from this code: the score's likelihood maximised numerically, the binomial sums exactly.</summary>
public sealed class IntervalTests
{
    [Theory]
    [InlineData(68, 34, 8, 7, 1.0994451, 1.9541029)] // ratio 1.22–42.58
    [InlineData(1000, 120, 120, 38, 2.0647406, 3.2542160)]
    [InlineData(120, 20, 3, 0, 0, 3.2481203)]
    [InlineData(140, 40, 5, 5, 1.9983640, 3.5)] // never without it: no upper end but all orders
    public void Lift_OfSmallSamples_HasKoopmansEnds(long orders, long with, long other, long together, double lower, double upper)
    {
        Interval interval = LiftInterval.Of(new PairCounts(orders, with, other, together));

        Assert.Equal(lower, interval.Lower, 1e-5);
        Assert.Equal(upper, interval.Upper, 1e-5);
    }

    [Fact]
    public void Lift_OfFewOrders_SaysThatNothingIsSure()
    {
        PairCounts lucky = new(1000, 2, 50, 2);

        Assert.Equal(20, lucky.Lift);
        Assert.InRange(LiftInterval.Of(lucky).Lower, 0, 8);
        Assert.True(LiftInterval.Of(new PairCounts(10, 2, 5, 2)).Lower < 1);
    }

    [Property(MaxTest = 300)]
    public Property Lift_OfAnyCounts_IsInsideItsInterval() => Prop.ForAll(AnyCounts(), counts =>
    {
        Interval interval = LiftInterval.Of(counts);
        return (interval.Lower <= counts.Lift + 1e-6 && counts.Lift <= interval.Upper + 1e-6 && interval.Lower >= 0).Label($"{counts}: {counts.Lift} in {interval}");
    });

    [Property(MaxTest = 200)]
    public Property Lift_OfTenTimesTheOrders_IsSurer() => Prop.ForAll(AnyCounts(), counts =>
    {
        (Interval few, Interval many) = (LiftInterval.Of(counts), LiftInterval.Of(new PairCounts(counts.Orders * 10, counts.WithItem * 10, counts.WithOther * 10, counts.Together * 10)));
        return (many.Lower >= few.Lower - 1e-6 && many.Upper <= few.Upper + 1e-6).Label($"{counts}: {few} → {many}");
    });

    [Theory]
    [InlineData(41, 50, 0.6920394633, 0.9022980733)]
    [InlineData(0, 10, 0, 0.2775327999)]
    [InlineData(0, 0, 0, 1)]
    public void Rate_HasWilsonsEnds(long won, long all, double lower, double upper)
    {
        Interval interval = WilsonInterval.Of(won, all);

        Assert.Equal((lower, upper), (Math.Round(interval.Lower, 10), Math.Round(interval.Upper, 10)));
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(5, 0)]
    [InlineData(6, 1)]
    [InlineData(10, 2)]
    [InlineData(30, 10)]
    [InlineData(653, 301)]
    public void Median_HasItsEndsAtTheRankOfTheBinomial(long deals, long rank) => Assert.Equal(rank, MedianRatio.Rank(deals));

    private static Arbitrary<PairCounts> AnyCounts() => (
        from together in Gen.Choose(0, 40)
        from onlyItem in Gen.Choose(0, 60)
        from onlyOther in Gen.Choose(0, 60)
        from neither in Gen.Choose(1, 300)
        where together + onlyItem > 0 && together + onlyOther > 0
        select new PairCounts(together + onlyItem + onlyOther + neither, together + onlyItem, together + onlyOther, together)).ToArbitrary();
}
