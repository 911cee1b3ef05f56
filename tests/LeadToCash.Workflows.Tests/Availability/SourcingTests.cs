using LeadToCash.Availability;

namespace LeadToCash.Workflows.Tests.Availability;

public sealed class SourcingTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(true, true, "NUE 1@3/2, HAM 2@3/2")]
    [InlineData(false, true, "NUE 1@3/2, HAM 2@3/2")]
    [InlineData(true, false, "NUE 1@3/2, NUE 2@3/20")]
    public void Plan_ForThreeWithOneNearAndTwoFar_FollowsTheRule(bool preferOne, bool maySplit, string expected) =>
        Assert.Equal(expected, Plan(3, new SourcingRule(preferOne, maySplit), Near(1, 5), Far(2)));

    [Fact]
    public void Plan_WhenTheFarOneHasAll_TakesOneDeliveryIfThatIsPreferred()
    {
        Assert.Equal("HAM 3@3/2", Plan(3, new SourcingRule(PreferOneDelivery: true), Near(1, 5), Far(3)));
        Assert.Equal("NUE 1@3/2, HAM 2@3/2", Plan(3, new SourcingRule(PreferOneDelivery: false), Near(1, 5), Far(3)));
    }

    [Fact]
    public void Plan_WhenNobodyHasEnough_AsksTheNearestForTheRest() =>
        Assert.Equal("NUE 1@3/2, HAM 1@3/2, NUE 2~3/30", Plan(4, new SourcingRule(), Near(1, 0), Far(1)));

    [Fact]
    public void HoldPlan_WhenTheFirstOfTwoWarehousesHolds_ReservesWhatIsMissing()
    {
        StockHolder holder = new("q", 1, Now.AddDays(30));
        StockLine line = new("1", "P-100", 3);
        StockSource near = Near(1, 0);
        Assert.Equal(["NUE 1", "HAM 2"], HoldPlan.Of([near, Far(2)], holder, line, new SourcingRule(), Now).Select(hold => $"{hold.Warehouse} {hold.Quantity:G29}"));

        StockItem half = Reserved(near, "q", 1, 1);
        Assert.Equal(["HAM 2"], HoldPlan.Of([near with { Item = half }, Far(2)], holder, line, new SourcingRule(), Now).Select(hold => $"{hold.Warehouse} {hold.Quantity:G29}"));

        StockSource far = Far(2);
        StockItem rest = Reserved(far, "q", 1, 2);
        Assert.Empty(HoldPlan.Of([near with { Item = half }, far with { Item = rest }], holder, line, new SourcingRule(), Now));
    }

    [Fact]
    public void HoldPlan_OfANewVersion_TakesOverWhereTheOldOneHolds()
    {
        StockSource near = Near(5, 0);
        StockSource far = Far(2);
        StockSource[] sources = [near, far with { Item = Reserved(far, "q", 1, 2) }];

        IReadOnlyList<PlannedHold> holds = HoldPlan.Of(sources, new StockHolder("q", 2, Now.AddDays(30)), new StockLine("1", "P-100", 3), new SourcingRule(), Now);

        Assert.Equal(["HAM 2", "NUE 1"], holds.Select(hold => $"{hold.Warehouse} {hold.Quantity:G29}"));
    }

    private static string Plan(decimal quantity, SourcingRule rule, params StockSource[] sources) => string.Join(", ",
        Sourcing.Plan(sources, quantity, Shelf.Monday, wholeOnly: false, rule, Now)
            .Select(portion => $"{portion.Warehouse} {portion.Quantity:G29}{(portion.Firm ? '@' : '~')}{portion.Date.Month}/{portion.Date.Day}"));

    private static StockSource Near(decimal onHand, decimal later) => Source("NUE", onHand, later);

    private static StockSource Far(decimal onHand) => Source("HAM", onHand, 0);

    private static StockSource Source(string warehouse, decimal onHand, decimal later) => new(
        new StockItem { Sku = "P-100", Warehouse = warehouse, OnHand = onHand, Receipts = later > 0 ? [new Receipt("PO-1", later, Shelf.On(3, 20))] : [] },
        new StockTerms("P-100", warehouse, Shelf.Monday, Shelf.On(3, 30)));

    private static StockItem Reserved(StockSource source, string owner, int version, decimal quantity) =>
        StockItem.Decide(source.Item, new StockCommand.Reserve(owner, "1", version, quantity, Shelf.Monday, false, Now.AddDays(30), null, null, source.Terms), Now)
            .Events.Aggregate(source.Item!, StockItem.Apply);
}
