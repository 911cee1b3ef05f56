using LeadToCash.Cases;
using LeadToCash.Tests.Cases;

namespace LeadToCash.Tests.Customers;

public sealed class CustomerTimelineTests
{
    private const string Kim = "k-kim";
    private readonly CaseWorld _world = new();

    [Fact]
    [Trait("Scenario", "B5")]
    public async Task Events_OfSeveralCases_AreInTimeOrder()
    {
        await HappenAsync("t-1", 1);
        await HappenAsync("t-2", 2);
        await HappenAsync("t-1", 3);

        List<CaseEvent> events = await _world.Timeline.EventsAsync(Kim, asOf: null, CancellationToken.None).ToListAsync();

        Assert.Equal(["t-1", "t-2", "t-1"], events.Select(@event => @event.CaseId));
        Assert.Equal([1, 2, 3], events.Select(@event => @event.As<Added>().Amount));
    }

    [Fact]
    public async Task Events_AsOfAnInstant_IncludeWhatHappenedThenAndNothingLater()
    {
        await HappenAsync("t-1", 1);
        DateTimeOffset then = await HappenAsync("t-2", 2);
        await HappenAsync("t-1", 3);

        Assert.Equal(2, await _world.Timeline.EventsAsync(Kim, then, CancellationToken.None).CountAsync());
        Assert.Equal(1, await _world.Timeline.EventsAsync(Kim, then.AddTicks(-1), CancellationToken.None).CountAsync());
    }

    [Fact]
    public async Task Events_ShownTwice_AreThereOnce()
    {
        await HappenAsync("t-1", 1);
        CaseEvent @event = (await _world.Reader.EventAsync(Tally.CaseType, "t-1", 1, CancellationToken.None))!;

        await _world.Timeline.OnAsync(@event, null!, CancellationToken.None);
        await _world.Timeline.OnAsync(@event, null!, CancellationToken.None);

        Assert.Equal(1, await _world.Timeline.EventsAsync(Kim, asOf: null, CancellationToken.None).CountAsync());
    }

    [Fact]
    [Trait("Scenario", "B2")]
    public async Task Erase_RemovesOneCaseAndLeavesTheOthers()
    {
        await HappenAsync("t-1", 1);
        await HappenAsync("t-2", 2);

        await _world.Timeline.EraseAsync(Kim, Tally.CaseType, "t-1", CancellationToken.None);
        await _world.Timeline.EraseAsync(Kim, Tally.CaseType, "t-1", CancellationToken.None);

        List<CaseEvent> events = await _world.Timeline.EventsAsync(Kim, asOf: null, CancellationToken.None).ToListAsync();
        Assert.Equal("t-2", Assert.Single(events).CaseId);
    }

    private async Task<DateTimeOffset> HappenAsync(string id, int amount)
    {
        _world.Clock.Advance(TimeSpan.FromMinutes(1));
        CaseOutcome<Tally, TallyEvent> outcome = await _world.Tallies.ExecuteAsync(id, $"add-{amount}", new Add(amount, Owner: Kim));
        await _world.AnnounceAsync(id, outcome.Version, _world.Timeline);
        return _world.Clock.GetUtcNow();
    }
}
