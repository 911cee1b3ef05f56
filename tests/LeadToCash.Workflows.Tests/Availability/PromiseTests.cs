using LeadToCash.Availability;

namespace LeadToCash.Workflows.Tests.Availability;

public sealed class PromiseTests
{
    private readonly Shelf _shelf = new();

    [Fact]
    [Trait("Scenario", "D2")]
    public void Promise_OfTwoWithOneInStock_IsOneNowAndOneWithTheReceipt()
    {
        _shelf.Has(1, ("PO-1", 5, Shelf.On(4, 10)));

        Assert.Equal("1@2026-03-02 1@2026-04-10", Shelf.Text(_shelf.Curve.Promise(2, Shelf.Monday)));
    }

    [Theory]
    [InlineData(2, false, "2@2026-03-02")]
    [InlineData(3, false, "2@2026-03-02 1@2026-03-20")]
    [InlineData(8, false, "2@2026-03-02 3@2026-03-20 2@2026-04-10 1~2026-03-30")]
    [InlineData(3, true, "3@2026-03-20")]
    [InlineData(8, true, "8~2026-03-30")]
    public void Promise_IsAsEarlyAsItGoes_AndTheRestIsOnRequest(int quantity, bool whole, string expected)
    {
        _shelf.Has(2, ("PO-1", 3, Shelf.On(3, 20)), ("PO-2", 2, Shelf.On(4, 10)));

        Assert.Equal(expected, Shelf.Text(_shelf.Curve.Promise(quantity, Shelf.Monday, whole)));
    }

    [Fact]
    public void Promise_ForALaterDate_IsForThatDate()
    {
        _shelf.Has(1, ("PO-1", 5, Shelf.On(3, 20)));

        Assert.Equal("2@2026-04-01", Shelf.Text(_shelf.Curve.Promise(2, Shelf.On(4, 1))));
        Assert.Equal("1@2026-03-02", Shelf.Text(_shelf.Curve.Promise(1, Shelf.On(2, 1))));
    }

    [Fact]
    public void Promise_LeavesWhatAnEarlierPromiseForALaterDateNeeds()
    {
        _shelf.Has(1, ("PO-1", 5, Shelf.On(4, 10)));
        _shelf.Reserve("later", 1, Shelf.On(3, 20));

        Assert.Equal("1@2026-04-10", Shelf.Text(_shelf.Curve.Promise(1, Shelf.Monday)));
    }

    [Fact]
    public void Promise_LeavesTheSafetyStockAlone()
    {
        Shelf shelf = new Shelf(safetyStock: 2).Has(3, ("PO-1", 1, Shelf.On(3, 20)));

        Assert.Equal("1@2026-03-02 1@2026-03-20 1~2026-03-30", Shelf.Text(shelf.Curve.Promise(3, Shelf.Monday)));
    }

    [Fact]
    public void Promise_OnAReceiptThatIsLate_CountsItFromTomorrow()
    {
        _shelf.Has(0, ("PO-1", 1, Shelf.On(3, 5)));
        _shelf.At = _shelf.At.AddDays(8);

        Assert.Equal("1@2026-03-11", Shelf.Text(_shelf.Curve.Promise(1, Shelf.Monday)));
    }

    [Fact]
    [Trait("Scenario", "D6")]
    public void Reserve_OfTheLastPiece_IsFirmForTheFirstOnly()
    {
        _shelf.Has(5);
        _shelf.Reserve("before", 4);

        Assert.Equal("1@2026-03-02", _shelf.Reserve("first", 1));
        Assert.Equal("1~2026-03-30", _shelf.Reserve("second", 1));
    }
}
