using LeadToCash.Cases;
using LeadToCash.Local.Testing;
using TallyStore = LeadToCash.Cases.CaseStore<LeadToCash.Tests.Cases.Tally, LeadToCash.Tests.Cases.TallyCommand, LeadToCash.Tests.Cases.TallyEvent>;

namespace LeadToCash.Tests.Cases;

/// <summary>What a case step asks of storage, as docs/capacity.md says.</summary>
public sealed class CaseCostTests : IAsyncLifetime
{
    private const string Queue = CaseAnnouncements.QueueName;

    private readonly CaseWorld _world = new();
    private readonly TallyStore _tallies;

    public CaseCostTests() => _tallies = _world.Tallies;

    /// <summary>The tables and the queue are made once, with the first step.</summary>
    public Task InitializeAsync() => _tallies.ExecuteAsync("t-1", "first", new Add(5));

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Step_TakesFourRequests()
    {
        StorageRequests step = await CountAsync("t-1", "second", new Add(2));

        Assert.True(step is { Reads: 1, Transactions: 1, QueueRequests: 2, Total: 4 }, step.ToString());
        Assert.Equal(2, step.To(Queue).Total);
    }

    [Fact]
    public async Task StepsAtTheSameTime_TakeNoMoreThanOneAfterTheOther()
    {
        StorageRequests steps = await StorageRequests.CountAsync(
            _world.Storage, () => Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() => _tallies.ExecuteAsync("t-1", $"at-once-{i}", new Add(1))))));

        Assert.True(steps is { Reads: 8, Transactions: 8, QueueRequests: 16, Total: 32 }, steps.ToString());
    }

    [Fact]
    public async Task FirstStepOfACase_TakesFourRequests()
    {
        StorageRequests step = await CountAsync("t-2", "first", new Add(2));

        Assert.True(step is { Reads: 1, Transactions: 1, QueueRequests: 2, Total: 4 }, step.ToString());
    }

    [Fact]
    public async Task Repetition_TakesTwoRequests_AndOneForEachOfItsEvents()
    {
        await _tallies.ExecuteAsync("t-1", "all-out", new Add(-5));

        StorageRequests again = await CountAsync("t-1", "all-out", new Add(-5));

        Assert.True(again is { Reads: 2 + 1, Total: 2 + 1 }, again.ToString());
    }

    [Fact]
    public async Task Repetition_WhenTheStateWouldTakeItAgain_TriesToAppendOnceBeforeThat()
    {
        StorageRequests again = await CountAsync("t-1", "first", new Add(5));

        Assert.True(again is { Reads: 1 + 2 + 1, Transactions: 1, QueueRequests: 1, Total: 6 }, again.ToString());
    }

    [Fact]
    public async Task Refusal_TakesTwoRequests()
    {
        StorageRequests refused = await CountAsync("t-1", "too-much", new Add(-9));

        Assert.True(refused is { Reads: 2, Total: 2 }, refused.ToString());
    }

    [Fact]
    public async Task Announcement_TakesThreeRequestsForOneEvent_AndOneForAllObserversThatReadTheCase()
    {
        StorageRequests seen = await StorageRequests.CountAsync(_world.Storage, () => _world.AnnounceAsync("t-1", 1, new Witness()));
        await _tallies.ExecuteAsync("t-1", "second", new Add(2));
        StorageRequests read = await StorageRequests.CountAsync(_world.Storage, () => _world.AnnounceAsync("t-1", 2, new Lister([]), new Lister([]), new Lister([])));

        Assert.True(seen is { Reads: 2, Writes: 1, Total: 3 }, seen.ToString());
        Assert.True(read is { Reads: 3, Writes: 1, Total: 4 }, read.ToString());
    }

    private Task<StorageRequests> CountAsync(string id, string commandId, TallyCommand command) =>
        StorageRequests.CountAsync(_world.Storage, () => _tallies.ExecuteAsync(id, commandId, command));
}
