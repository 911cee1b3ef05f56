using Azure.Data.Tables;
using LeadToCash.Availability;
using LeadToCash.Cases;

namespace LeadToCash.Tests.Availability;

public sealed class StockArchiveTests : IDisposable
{
    private const string Id = "P-100:NUE";

    private readonly StockWorld _world = new();

    public void Dispose() => _world.Dispose();

    [Fact]
    public async Task Move_TakesOldMovementsOutOfTheCase_AndTheTimelineStillShowsAll()
    {
        for (int i = 1; i <= 60; i++)
        {
            await _world.CountAsync("P-100", "NUE", i);
        }

        _world.Clock.Advance(TimeSpan.FromDays(401));
        await _world.CountAsync("P-100", "NUE", 5);
        CaseReader reader = new(_world.Tables);
        StockArchive archive = new(_world.Tables);
        await SeeAsync(version: 61);
        DateTimeOffset before = _world.Clock.GetUtcNow().AddDays(-400);

        int moved = await archive.MoveAsync(Id, before, CancellationToken.None);
        int again = await archive.MoveAsync(Id, before, CancellationToken.None);

        Assert.Equal((61, 0), (moved, again)); // opened, and sixty counts
        Assert.Equal(4, await RowsAsync()); // head, cursor, the last count and its command
        IReadOnlyList<CaseEvent> events = await new StockTimeline(reader, archive, _world.Rules).EventsAsync("P-100", DateTimeOffset.MaxValue, CancellationToken.None);
        Assert.Equal(Enumerable.Range(1, 62).Select(version => (long)version), events.Select(@event => @event.Version));
        Assert.Equal(5, (await _world.ItemAsync("P-100", "NUE")).OnHand);
    }

    [Fact]
    public async Task Move_LeavesWhatObserversHaveNotSeen()
    {
        await _world.CountAsync("P-100", "NUE", 1);
        await _world.CountAsync("P-100", "NUE", 2);
        await SeeAsync(version: 2);
        _world.Clock.Advance(TimeSpan.FromDays(500));

        Assert.Equal(2, await new StockArchive(_world.Tables).MoveAsync(Id, _world.Clock.GetUtcNow(), CancellationToken.None));
        Assert.NotNull(await new CaseReader(_world.Tables).EventAsync(StockItem.CaseType, Id, 3, CancellationToken.None));
    }

    private async Task SeeAsync(long version) => await _world.Tables.Of(StockItem.CaseType).UpsertEntityAsync(new TableEntity(Id, "cursor-" + Id) { ["Version"] = version });

    private async Task<int> RowsAsync() => await _world.Tables.Of(StockItem.CaseType).QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {Id}")).CountAsync();
}
