using System.Text.Json;
using System.Text.Json.Serialization;
using LeadToCash.Availability;

namespace LeadToCash.Workflows.Tests.Availability;

public sealed class StockItemTests
{
    private const int RowLimit = 1024 * 1024;

    private readonly Shelf _shelf = new();

    [Fact]
    public void Reserve_Again_ChangesNothing()
    {
        _shelf.Has(2);
        _shelf.Reserve("q", 2);

        Assert.Empty(_shelf.Do(_shelf.Reserving("q", 2)));
    }

    [Fact]
    public void Reserve_AfterTheHoldWasToEnd_IsRefused()
    {
        _shelf.Has(2);
        _shelf.At = _shelf.At.AddDays(31);

        Assert.Equal("hold-over", _shelf.Refused(_shelf.Reserving("q", 2)));
    }

    [Fact]
    public void Reserve_OfAnOldVersion_IsRefusedOnceANewOneHolds()
    {
        _shelf.Has(2);
        _shelf.Reserve("q", 2, version: 2);

        Assert.Equal("hold-superseded", _shelf.Refused(_shelf.Reserving("q", 2, version: 1, line: "other")));
    }

    [Fact]
    public void Reserve_ThatComesAfterItsRelease_IsRefused()
    {
        _shelf.Has(2);
        _shelf.Do(new StockCommand.Release("q", 1, "declined", _shelf.At.AddDays(30), _shelf.Terms));

        Assert.Equal("hold-released", _shelf.Refused(_shelf.Reserving("q", 2)));
        Assert.Equal("2@2026-03-02", _shelf.Reserve("q", 2, version: 2));
    }

    [Fact]
    public void Reserve_OfANewVersionWithNoMore_KeepsItsPlaceAndDates()
    {
        _shelf.Has(2, ("PO-1", 2, Shelf.On(4, 10)));
        _shelf.Reserve("q", 3);
        long place = _shelf.Item!.Reservation("q", "1")!.Portions[0].Place;
        _shelf.Reserve("other", 1);

        Assert.Equal("2@2026-03-02", _shelf.Reserve("q", 2, version: 2));
        Assert.All(_shelf.Item!.Reservation("q", "1")!.Portions, portion => Assert.Equal(place, portion.Place));
        Assert.Equal("1@2026-04-10", _shelf.Held("other"));
    }

    [Fact]
    public void Reserve_OfANewVersionUnderAnotherLine_TakesOverWhatTheOldLineHeld()
    {
        _shelf.Has(1);
        _shelf.Reserve("q", 1, line: "1");
        _shelf.Reserve("other", 1);

        Assert.Equal("1@2026-03-02", _shelf.Reserve("q", 1, version: 2, line: "3"));
        Assert.Null(_shelf.Item!.Reservation("q", "1"));
        Assert.Equal("1~2026-03-30", _shelf.Held("other"));
    }

    [Fact]
    public void Reserve_OfANewVersionWithMore_QueuesUpForTheMoreOnly()
    {
        _shelf.Has(2);
        _shelf.Reserve("q", 1);
        _shelf.Reserve("other", 1);

        Assert.Equal("1@2026-03-02 2~2026-03-30", _shelf.Reserve("q", 3, version: 2));
        Assert.Equal("1@2026-03-02", _shelf.Held("other"));
    }

    [Fact]
    public void Hold_EndsByItself_AndWhoWaitsGetsThePieces()
    {
        _shelf.Has(1);
        _shelf.Reserve("q", 1, days: 10);
        _shelf.Reserve("waiting", 1);
        _shelf.At = _shelf.At.AddDays(10);

        Assert.Equal(0, _shelf.Curve.AvailableOn(_shelf.Today)); // the waiting one gets it before anybody new
        Assert.Equal("1~2026-04-09", _shelf.Reserve("new", 1));
        Assert.Equal("1@2026-03-12", _shelf.Held("waiting"));
        Assert.Null(_shelf.Item!.Reservation("q", "1"));
    }

    [Fact]
    public void Confirm_OfAHoldThatEndedAfterTheAcceptance_StillCounts()
    {
        _shelf.Has(1);
        _shelf.Reserve("q", 1, days: 10);
        _shelf.At = _shelf.At.AddDays(10).AddMinutes(5);
        _shelf.Do(new StockCommand.Confirm("q", 1, "order-7", _shelf.At.AddMinutes(-10), _shelf.Terms));

        Reservation ordered = _shelf.Item!.Reservation("q", "1")!;
        Assert.Equal((ReservationKind.Ordered, "order-7", null), (ordered.Kind, ordered.OrderId, ordered.HeldUntil));
        Assert.Empty(_shelf.Do(new StockCommand.Confirm("q", 1, "order-7", _shelf.At.AddMinutes(-10), _shelf.Terms)));
    }

    [Fact]
    public void Receipt_ThatIsMoved_NamesThePromisesThatBreak_TheLastGivenFirst()
    {
        _shelf.Has(0, ("PO-1", 1, Shelf.On(3, 20)), ("PO-2", 1, Shelf.On(3, 20)));
        _shelf.Reserve("first", 1);
        _shelf.Reserve("second", 1);

        PromisesBroken broken = _shelf.Do(new StockCommand.PlanReceipt("PO-1", 1, Shelf.On(4, 10), _shelf.Terms)).OfType<PromisesBroken>().Single();

        PromiseChange change = Assert.Single(broken.Changes);
        Assert.Equal(("second", "1@2026-03-20", "1@2026-04-10"), (change.Owner, Shelf.Text(change.Before), Shelf.Text(change.After)));
        Assert.Equal("1@2026-03-20", _shelf.Held("first"));
        Assert.Contains("PO-1", broken.Cause, StringComparison.Ordinal);
    }

    [Fact]
    public void Receipt_ThatIsCancelled_BreaksWhatItCarried_AndTheSafetyStockSavesWhatItCan()
    {
        Shelf shelf = new Shelf(safetyStock: 1).Has(1, ("PO-1", 2, Shelf.On(3, 20)));
        shelf.Reserve("first", 1);
        shelf.Reserve("second", 1);

        PromisesBroken broken = shelf.Do(new StockCommand.CancelReceipt("PO-1", shelf.Terms)).OfType<PromisesBroken>().Single();

        Assert.Equal("second", Assert.Single(broken.Changes).Owner);
        Assert.Equal(("1@2026-03-20", "1~2026-03-30"), (shelf.Held("first"), shelf.Held("second")));
    }

    [Fact]
    public void Receipt_InParts_BringsWhatComesAndExpectsTheRest()
    {
        _shelf.Has(0, ("PO-1", 5, Shelf.On(3, 20)));
        _shelf.Do(new StockCommand.ReceiveGoods("PO-1", 2, Final: false, _shelf.Terms));

        Assert.Equal("2@2026-03-02 2@2026-03-20", Shelf.Text(_shelf.Curve.Promise(4, Shelf.Monday)));
        Assert.Equal("receipt-arrived", _shelf.Refused(new StockCommand.PlanReceipt("PO-1", 1, Shelf.On(3, 20), _shelf.Terms)));
        _shelf.Do(new StockCommand.ReceiveGoods("PO-1", 3, Final: false, _shelf.Terms));
        Assert.Empty(_shelf.Do(new StockCommand.PlanReceipt("PO-1", 5, Shelf.On(3, 20), _shelf.Terms))); // a list that is sent again plans nothing twice
        Assert.Equal(5, _shelf.Item!.OnHand);
    }

    [Fact]
    public void Ship_TakesTheOrdersEarliestPortions_AndRefusesWhatIsNotThere()
    {
        _shelf.Has(1, ("PO-1", 1, Shelf.On(4, 10)));
        _shelf.Reserve("q", 2, orderId: "order-7");
        _shelf.Do(new StockCommand.Ship("order-7", 1, _shelf.Terms));

        Assert.Equal(("1@2026-04-10", 0m), (_shelf.Held("q"), _shelf.Item!.OnHand));
        Assert.Equal("stock-short", _shelf.Refused(new StockCommand.Ship("order-7", 1, _shelf.Terms)));
    }

    [Fact]
    public void Allocate_SetsAsideWhatNobodyElseNeeds()
    {
        _shelf.Has(1, ("PO-1", 1, Shelf.On(4, 10)));
        _shelf.Reserve("first", 1, orderId: "order-1");
        _shelf.Reserve("second", 1, orderId: "order-2");

        Assert.Equal("stock-short", _shelf.Refused(new StockCommand.Allocate("order-2", _shelf.Terms)));
        _shelf.Do(new StockCommand.Allocate("order-1", _shelf.Terms));
        Assert.Equal("stock-short", _shelf.Refused(new StockCommand.Ship("order-2", 1, _shelf.Terms)));
        _shelf.Do(new StockCommand.CancelOrder("order-1", "cancelled", _shelf.Terms));
        Assert.Equal(1, _shelf.Curve.AvailableOn(Shelf.Monday));
    }

    [Fact]
    public void Tidy_ForgetsWhatIsOver()
    {
        _shelf.Has(0, ("PO-1", 1, Shelf.On(3, 3)));
        _shelf.Do(new StockCommand.ReceiveGoods("PO-1", 1, Final: true, _shelf.Terms));
        _shelf.Reserve("q", 1, days: 5);
        _shelf.Do(new StockCommand.Release("gone", 3, "declined", _shelf.At.AddDays(5), _shelf.Terms));
        _shelf.At = _shelf.At.AddDays(StockLimits.RememberedDays + 1);
        _shelf.Do(new StockCommand.Tidy(_shelf.Terms));

        Assert.Empty(_shelf.Item!.Receipts);
        Assert.Empty(_shelf.Item.Reservations);
        Assert.Empty(_shelf.Item.Released);
        Assert.Empty(_shelf.Do(new StockCommand.Tidy(_shelf.Terms)));
    }

    [Fact]
    public void Item_AtAllItsLimits_FitsInARow()
    {
        StockItem full = new()
        {
            Sku = "P-100",
            Warehouse = "NUE",
            OnHand = 123_456,
            Receipts = [.. Enumerable.Range(0, StockLimits.Receipts).Select(i => new Receipt($"PO-{i:D8}/0010", 1_250.5m, Shelf.On(4, 10).AddDays(i), 100, Shelf.Monday))],
            Reservations =
            [
                .. Enumerable.Range(0, StockLimits.Reservations).Select(i => new Reservation
                {
                    Owner = $"quote-0199f3a2-7c1e-7d4b-9f0a-{i:D12}",
                    Line = "12",
                    Version = 12,
                    Kind = ReservationKind.Quoted,
                    Wanted = Shelf.Monday,
                    WholeOnly = true,
                    Portions = [.. Enumerable.Range(0, StockLimits.Portions / StockLimits.Reservations + 1).Select(n => new Portion(1_250.5m, Shelf.Monday.AddDays(n), true, 1_234_567))],
                    HeldUntil = new DateTimeOffset(2026, 4, 1, 21, 59, 59, TimeSpan.Zero),
                    OrderId = null,
                }),
            ],
        };
        JsonSerializerOptions options = new(JsonSerializerDefaults.Web)
        {
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        };

        string json = JsonSerializer.Serialize(full, options);

        Assert.True(json.Length * 2 < RowLimit * 9 / 10, $"{json.Length * 2:N0} bytes as the table counts them");
        Assert.Equal(json, JsonSerializer.Serialize(JsonSerializer.Deserialize<StockItem>(json, options), options));
    }
}
