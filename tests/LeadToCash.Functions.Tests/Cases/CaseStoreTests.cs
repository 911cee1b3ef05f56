using LeadToCash.Cases;

namespace LeadToCash.Tests.Cases;

public sealed class CaseStoreTests
{
    private readonly CaseWorld _world = new();

    [Fact]
    public async Task Execute_WhenRepeated_ReturnsTheFirstResultAndChangesNothing()
    {
        CaseOutcome<Tally, TallyEvent> first = await _world.Tallies.ExecuteAsync("t-1", "add", new Add(5));
        await _world.Tallies.ExecuteAsync("t-1", "more", new Add(2));

        CaseOutcome<Tally, TallyEvent> again = await _world.Tallies.ExecuteAsync("t-1", "add", new Add(5));

        Assert.False(first.IsRepeat);
        Assert.True(again.IsRepeat);
        Assert.Equal(first.Events, again.Events);
        Assert.Equal((7, 2L), (again.State!.Sum, again.Version));
    }

    [Fact]
    public async Task Execute_WhenRepeatedAndTheStateWouldRefuseNow_StillReturnsTheFirstResult()
    {
        await _world.Tallies.ExecuteAsync("t-1", "in", new Add(5));
        await _world.Tallies.ExecuteAsync("t-1", "out", new Add(-5));

        CaseOutcome<Tally, TallyEvent> again = await _world.Tallies.ExecuteAsync("t-1", "out", new Add(-5));

        Assert.Null(again.Refusal);
        Assert.True(again.IsRepeat);
    }

    [Fact]
    public async Task Execute_WhenRefused_ChangesNothingAndIsNotRemembered()
    {
        await _world.Tallies.ExecuteAsync("t-1", "in", new Add(5));

        CaseOutcome<Tally, TallyEvent> refused = await _world.Tallies.ExecuteAsync("t-1", "out", new Add(-6));
        await _world.Tallies.ExecuteAsync("t-1", "more", new Add(1));
        CaseOutcome<Tally, TallyEvent> later = await _world.Tallies.ExecuteAsync("t-1", "out", new Add(-6));

        Assert.Equal(("below-zero", 1L), (refused.Refusal!.Code, refused.Version));
        Assert.Throws<BusinessRuleException>(refused.Required);
        Assert.Equal(0, later.Required().Sum);
    }

    [Fact]
    public async Task Execute_WhenThereIsNothingToDo_CreatesNoCase()
    {
        CaseOutcome<Tally, TallyEvent> outcome = await _world.Tallies.ExecuteAsync("t-1", "nothing", new Add(0));

        Assert.Null(outcome.State);
        Assert.Null(await _world.Tallies.FindAsync("t-1", CancellationToken.None));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Execute_TheSameCommandAtOnce_HappensOnce(bool inOneProcess)
    {
        CaseOutcome<Tally, TallyEvent>[] outcomes = await Task.WhenAll(
            Enumerable.Range(0, 8).Select(_ => Task.Run(() => Tallies(inOneProcess).ExecuteAsync("t-1", "add", new Add(5)))));

        Assert.Single(outcomes, outcome => !outcome.IsRepeat);
        Assert.Equal(5, (await _world.Tallies.GetAsync("t-1", CancellationToken.None)).State.Sum);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Execute_DifferentCommandsAtOnce_AllCount(bool inOneProcess)
    {
        await Task.WhenAll(Enumerable.Range(0, 12).Select(i => Task.Run(() => Tallies(inOneProcess).ExecuteAsync("t-1", $"add-{i}", new Add(1)))));

        CaseFile<Tally> file = await _world.Tallies.GetAsync("t-1", CancellationToken.None);
        List<CaseEvent> events = await _world.Reader.EventsAsync(Tally.CaseType, "t-1", asOf: null, CancellationToken.None).ToListAsync();
        Assert.Equal((12, 12L), (file.State.Sum, file.Version));
        Assert.Equal(Enumerable.Range(1, 12).Select(version => (long)version), events.Select(@event => @event.Version));
    }

    [Fact]
    public async Task Execute_WithMoreThanOnePropertyHolds_KeepsAllOfIt()
    {
        string note = string.Concat(Enumerable.Repeat("0123456789", 7_500));
        await _world.Tallies.ExecuteAsync("t-1", "add", new Add(1, note));

        CaseEvent @event = (await _world.Reader.EventAsync(Tally.CaseType, "t-1", 1, CancellationToken.None))!;
        Assert.Equal(note, @event.As<Added>().Note);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a/b")]
    [InlineData("a'b")]
    [InlineData("ä")]
    public async Task Find_WhatCanBeNoId_FindsNothing(string id)
    {
        Assert.Null(await _world.Tallies.FindAsync(id, CancellationToken.None));
        Assert.Null(await _world.Reader.FindAsync(Tally.CaseType, id, CancellationToken.None));
        await Assert.ThrowsAsync<ArgumentException>(() => _world.Tallies.ExecuteAsync(id, "add", new Add(1)));
    }

    [Fact]
    public async Task Events_AsOfAnInstant_AreThoseThatHadHappened()
    {
        await _world.Tallies.ExecuteAsync("t-1", "one", new Add(1));
        _world.Clock.Advance(TimeSpan.FromHours(1));
        DateTimeOffset between = _world.Clock.GetUtcNow();
        _world.Clock.Advance(TimeSpan.FromHours(1));
        await _world.Tallies.ExecuteAsync("t-1", "two", new Add(1));

        Assert.Equal(1, await _world.Reader.EventsAsync(Tally.CaseType, "t-1", between, CancellationToken.None).CountAsync());
        Assert.Equal(2, await _world.Reader.EventsAsync(Tally.CaseType, "t-1", _world.Clock.GetUtcNow(), CancellationToken.None).CountAsync());
    }

    [Fact]
    public async Task Erase_RemovesEveryRowAndLetsTheIdBeUsedAgain()
    {
        await _world.Tallies.ExecuteAsync("t-1", "add", new Add(5));
        await _world.AnnounceAsync("t-1", 1, new Witness());

        await _world.Tallies.EraseAsync(await _world.Tallies.GetAsync("t-1", CancellationToken.None), CancellationToken.None);

        Assert.Empty(await _world.Tables.Of(Tally.CaseType).QueryAsync<Azure.Data.Tables.TableEntity>().ToListAsync());
        CaseOutcome<Tally, TallyEvent> fresh = await _world.Tallies.ExecuteAsync("t-1", "add", new Add(3));
        Assert.Equal((3, 1L, false), (fresh.State!.Sum, fresh.Version, fresh.IsRepeat));
    }

    [Fact]
    public async Task Erase_WhenTheCaseHasChangedSince_LeavesItAlone()
    {
        await _world.Tallies.ExecuteAsync("t-1", "add", new Add(5));
        CaseFile<Tally> before = await _world.Tallies.GetAsync("t-1", CancellationToken.None);
        await _world.Tallies.ExecuteAsync("t-1", "more", new Add(1));

        Azure.RequestFailedException failure = await Assert.ThrowsAnyAsync<Azure.RequestFailedException>(
            () => _world.Tallies.EraseAsync(before, CancellationToken.None));

        Assert.Equal(412, failure.Status);
        Assert.Equal(6, (await _world.Tallies.GetAsync("t-1", CancellationToken.None)).State.Sum);
    }

    private CaseStore<Tally, TallyCommand, TallyEvent> Tallies(bool inOneProcess) => inOneProcess ? _world.Tallies : _world.TalliesOfAnotherProcess;
}
