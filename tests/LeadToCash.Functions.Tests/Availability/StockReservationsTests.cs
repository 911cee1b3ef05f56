using LeadToCash.Availability;
using LeadToCash.Local.Testing;

namespace LeadToCash.Tests.Availability;

public sealed class StockReservationsTests : IDisposable
{
    private static readonly string[] Pump = ["P-100"];
    private static readonly StockLine[] PumpsAndService = [new("1", "P-100", 2), new("2", "SVC-INST", 1), new("3", "sp-seal", 4)];

    private readonly StockWorld _world = new();

    public void Dispose() => _world.Dispose();

    [Fact]
    public async Task ReserveQuotedStock_OfAQuote_HoldsItsGoods_AndTwiceIsOnce()
    {
        await _world.CountAsync("P-100", "NUE", 2);
        await _world.CountAsync("SP-SEAL", "NUE", 1);
        ReserveQuotedStockActivity activity = new(_world.Reservations, _world.Items, _world.Book);
        ReserveQuotedStock input = new("q-1", 1, _world.HeldUntil, PumpsAndService);

        StockPromises first = await activity.RunAsync(input, CancellationToken.None);
        StockPromises again = await activity.RunAsync(input, CancellationToken.None);

        Assert.Equal(["1", "3"], first.Lines.Select(line => line.Line));
        Assert.Equal([true, false], first.Lines.Select(line => line.IsFirm));
        Assert.Equal(first.Lines.SelectMany(line => line.Portions), again.Lines.SelectMany(line => line.Portions));
        Assert.Equal(2, Assert.Single((await _world.ItemAsync("P-100", "NUE")).Reservations).Quantity);
    }

    [Fact]
    public async Task ReserveQuotedStock_OfWhatIsKeptNowhere_HoldsNothing()
    {
        await _world.CountAsync("P-100", "NUE", 2);
        ReserveQuotedStockActivity activity = new(_world.Reservations, _world.Items, _world.Book);

        StockPromises promises = await activity.RunAsync(new ReserveQuotedStock("q-1", 1, _world.HeldUntil, PumpsAndService), CancellationToken.None);

        Assert.Equal("1", Assert.Single(promises.Lines).Line);
    }

    [Fact]
    public async Task ReserveQuotedStock_OverTwoWarehouses_IsCompletedByTheNextRunWhenOneBrokeOff()
    {
        await _world.CountAsync("P-100", "NUE", 1);
        await _world.CountAsync("P-100", "HAM", 1);
        await _world.Book.ExecuteAsync(
            "half", new StockCommand.Reserve("q-1", "1", 1, 1, _world.Book.Today, false, _world.HeldUntil, null, null, _world.Book.TermsOf("P-100", "NUE")), "system", CancellationToken.None);

        LinePromise promise = await _world.ReserveAsync("q-1", "P-100", 2);

        Assert.True(promise.IsFirm);
        Assert.Equal(["HAM 1", "NUE 1"], promise.Portions.Select(portion => $"{portion.Warehouse} {portion.Quantity:G29}").Order());
    }

    [Fact]
    public async Task ReserveQuotedStock_OfANewVersion_GivesFreeWhatItNoLongerWants()
    {
        await _world.CountAsync("P-100", "NUE", 3);
        await _world.CountAsync("SP-SEAL", "NUE", 4);
        ReserveQuotedStockActivity activity = new(_world.Reservations, _world.Items, _world.Book);
        await activity.RunAsync(new ReserveQuotedStock("q-1", 1, _world.HeldUntil, PumpsAndService), CancellationToken.None);

        await activity.RunAsync(new ReserveQuotedStock("q-1", 2, _world.HeldUntil, [new("1", "P-100", 1)], ["P-100", "SVC-INST", "SP-SEAL"]), CancellationToken.None);

        Assert.Equal(1, Assert.Single((await _world.ItemAsync("P-100", "NUE")).Reservations).Quantity);
        Assert.Empty((await _world.ItemAsync("SP-SEAL", "NUE")).Reservations);
    }

    [Fact]
    public async Task ReleaseQuotedStock_BeforeTheReservation_KeepsItOut()
    {
        await _world.CountAsync("P-100", "NUE", 1);
        await new ReleaseQuotedStockActivity(_world.Reservations, _world.Items)
            .RunAsync(new ReleaseQuotedStock("q-1", 1, "declined", _world.HeldUntil, Pump), CancellationToken.None);

        LinePromise late = await _world.ReserveAsync("q-1", "P-100", 1);

        Assert.Equal("hold-released", late.Refusal);
        Assert.True((await _world.ReserveAsync("q-2", "P-100", 1)).IsFirm);
    }

    [Fact]
    public async Task ConfirmQuotedStock_TurnsHoldsIntoTheOrders_AndReservesWhatIsNoLongerHeld()
    {
        await _world.CountAsync("P-100", "NUE", 2);
        await _world.ReserveAsync("q-1", "P-100", 2);
        QuotedStockConfirmation confirmation = new(_world.Reservations, _world.Items);
        ConfirmQuotedStock input = new("q-1", 1, "quote-q-1", _world.Clock.GetUtcNow(), PumpsAndService);

        StockPromises confirmed = await confirmation.ConfirmAsync(input, CancellationToken.None);
        await confirmation.ConfirmAsync(input, CancellationToken.None);
        await new ReleaseQuotedStockActivity(_world.Reservations, _world.Items)
            .RunAsync(new ReleaseQuotedStock("q-1", 1, "expired", _world.HeldUntil, ["P-100", "SP-SEAL"]), CancellationToken.None);

        Assert.All(confirmed.Lines, line => Assert.Null(line.Refusal));
        Reservation pumps = Assert.Single((await _world.ItemAsync("P-100", "NUE")).Reservations);
        Assert.Equal((ReservationKind.Ordered, "quote-q-1"), (pumps.Kind, pumps.OrderId));
        Assert.Equal(4, Assert.Single((await _world.ItemAsync("SP-SEAL", "NUE")).Reservations).Quantity);
    }

    [Fact]
    public async Task Reserve_WhenTwoRunsChoseDifferentWarehouses_GivesTheFartherOneBack()
    {
        await _world.CountAsync("P-100", "NUE", 1);
        await _world.CountAsync("P-100", "HAM", 1);
        foreach (string warehouse in (string[])["NUE", "HAM"])
        {
            await _world.Book.ExecuteAsync(
                "run-" + warehouse, new StockCommand.Reserve("q-1", "1", 1, 1, _world.Book.Today, false, _world.HeldUntil, null, null, _world.Book.TermsOf("P-100", warehouse)), "system", CancellationToken.None);
        }

        LinePromise promise = await _world.ReserveAsync("q-1", "P-100", 1);

        Assert.Equal(("NUE", 1m), (Assert.Single(promise.Portions).Warehouse, promise.Portions[0].Quantity));
        Assert.Empty((await _world.ItemAsync("P-100", "HAM")).Reservations);
    }

    [Fact]
    public async Task Reserve_AmongTwoWarehouses_TakesEightRequests()
    {
        await _world.CountAsync("P-100", "NUE", 9);

        StorageRequests requests = await StorageRequests.CountAsync(_world.Storage, () => _world.ReserveAsync("q-1", "P-100", 1));

        Assert.True(requests is { Reads: 2 + 1 + 2, Transactions: 1, QueueRequests: 2, Total: 8 }, requests.ToString());
    }
}
