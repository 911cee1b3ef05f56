using System.Text.Json;
using Azure;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using LeadToCash.Cases;

namespace LeadToCash.Tests.Cases;

public sealed class CaseAnnouncementsTests
{
    [Fact]
    public async Task Append_IsAnnouncedAtOnceWithItsVersion()
    {
        CaseWorld world = new();
        await world.Tallies.ExecuteAsync("t-1", "add", new Add(5));

        Assert.Equal([new CaseAnnouncement(Tally.CaseType, "t-1", 1)], await world.AnnouncedAsync());
    }

    [Fact]
    public async Task Append_WhenTheProcessDiesBeforeTheRelease_IsAnnouncedByTheHiddenMessage()
    {
        DyingQueues dying = new();
        CaseWorld world = new(dying.On);
        await Assert.ThrowsAsync<ProcessDied>(() => world.Tallies.ExecuteAsync("t-1", "add", new Add(5)));

        Assert.Empty(await world.AnnouncedAsync());
        Assert.Equal(1, (await world.Queue.GetPropertiesAsync()).Value.ApproximateMessagesCount);
        Assert.InRange(dying.Hidden!.Value, TimeSpan.FromSeconds(10), TimeSpan.FromMinutes(1));

        CaseAnnouncement left = JsonSerializer.Deserialize<CaseAnnouncement>(dying.Text!, CaseJson.Options)!;
        Witness witness = new();
        await world.AnnounceAsync(left.CaseId, left.Version, witness);
        Assert.Equal([1L], witness.Versions);
    }

    [Fact]
    public async Task Append_WhenTheProcessDiesBeforeTheRelease_IsNotRepeated()
    {
        DyingQueues dying = new();
        CaseWorld world = new(dying.On);
        await Assert.ThrowsAsync<ProcessDied>(() => world.Tallies.ExecuteAsync("t-1", "add", new Add(5)));

        CaseOutcome<Tally, TallyEvent> again = await new CaseStore<Tally, TallyCommand, TallyEvent>(world.Tables, new CaseAnnouncements(dying.Healthy!), world.Clock)
            .ExecuteAsync("t-1", "add", new Add(5));

        Assert.True(again.IsRepeat);
        Assert.Equal((5, 1L), (again.State!.Sum, again.Version));
    }

    [Fact]
    public async Task Observers_SeeEachEventOnceInOrder_WhateverIsAnnouncedTwiceOrLate()
    {
        CaseWorld world = new();
        Witness witness = new();
        for (int i = 1; i <= 3; i++)
        {
            await world.Tallies.ExecuteAsync("t-1", $"add-{i}", new Add(1));
        }

        await world.AnnounceAsync("t-1", 2, witness);
        await world.AnnounceAsync("t-1", 1, witness);
        await world.AnnounceAsync("t-1", 2, witness);
        await world.AnnounceAsync("t-1", version: null, witness);

        Assert.Equal([1L, 2L, 3L], witness.Versions);
    }

    [Fact]
    public async Task Observers_WhenOneFails_SeeTheEventAgain()
    {
        CaseWorld world = new();
        Witness witness = new(failures: 1);
        await world.Tallies.ExecuteAsync("t-1", "add", new Add(1));

        await Assert.ThrowsAsync<InvalidOperationException>(() => world.AnnounceAsync("t-1", 1, witness));
        await world.AnnounceAsync("t-1", 1, witness);

        Assert.Equal([1L], witness.Versions);
    }

    [Fact]
    public async Task Observers_ThatWereOvertakenByAnotherReader_SeeTheLastEventAgain()
    {
        CaseWorld world = new();
        Dictionary<string, int> sums = [];
        await world.Tallies.ExecuteAsync("t-1", "first", new Add(1));

        await world.AnnounceAsync("t-1", 1, new Lister(sums, async () =>
        {
            await world.Tallies.ExecuteAsync("t-1", "second", new Add(1));
            await world.AnnounceElsewhereAsync("t-1", 2, new Lister(sums));
            Assert.Equal(2, sums["t-1"]);
        }));

        Assert.Equal(2, sums["t-1"]);
    }

    [Fact]
    public async Task Observers_ThatWereOvertakenByAnErasure_LeaveNothing()
    {
        CaseWorld world = new();
        await world.Tallies.ExecuteAsync("t-1", "first", new Add(1));

        await world.AnnounceAsync("t-1", 1, new Lister([], async () =>
            await world.Tallies.EraseAsync(await world.Tallies.GetAsync("t-1", CancellationToken.None), CancellationToken.None)));

        Assert.Empty(await world.Tables.Of(Tally.CaseType).QueryAsync<Azure.Data.Tables.TableEntity>().ToListAsync());
    }

    [Fact]
    public async Task Observers_OfAnErasedCase_SeeNothingAndLeaveNothing()
    {
        CaseWorld world = new();
        Witness witness = new();
        await world.Tallies.ExecuteAsync("t-1", "add", new Add(1));
        await world.Tallies.EraseAsync(await world.Tallies.GetAsync("t-1", CancellationToken.None), CancellationToken.None);

        await world.AnnounceAsync("t-1", 1, witness);

        Assert.Empty(witness.Versions);
        Assert.Empty(await world.Tables.Of(Tally.CaseType).QueryAsync<Azure.Data.Tables.TableEntity>().ToListAsync());
    }

    /// <summary>Queues whose process dies when it is about to show a message.</summary>
    private sealed class DyingQueues
    {
        public TimeSpan? Hidden { get; private set; }

        public string? Text { get; private set; }

        public QueueServiceClient? Healthy { get; private set; }

        public QueueServiceClient On(string storage)
        {
            Healthy = new QueueServiceClient(storage);
            return new Service(new Client(storage, CaseAnnouncements.QueueName, this), storage);
        }

        private sealed class Service(Client client, string storage) : QueueServiceClient(storage)
        {
            public override QueueClient GetQueueClient(string queueName) => client;
        }

        private sealed class Client(string storage, string name, DyingQueues owner) : QueueClient(storage, name)
        {
            public override Task<Response<SendReceipt>> SendMessageAsync(
                string messageText, TimeSpan? visibilityTimeout = null, TimeSpan? timeToLive = null, CancellationToken cancellationToken = default)
            {
                (owner.Hidden, owner.Text) = (visibilityTimeout, messageText);
                return base.SendMessageAsync(messageText, visibilityTimeout, timeToLive, cancellationToken);
            }

            public override Task<Response<UpdateReceipt>> UpdateMessageAsync(
                string messageId, string popReceipt, string? messageText = null, TimeSpan visibilityTimeout = default, CancellationToken cancellationToken = default) =>
                throw new ProcessDied();
        }
    }

    private sealed class ProcessDied : Exception;
}
