using Azure.Data.Tables;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using LeadToCash.Cases;
using LeadToCash.Customers;
using LeadToCash.Local.Clock;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging.Abstractions;
using Moq;
using TallyStore = LeadToCash.Cases.CaseStore<LeadToCash.Tests.Cases.Tally, LeadToCash.Tests.Cases.TallyCommand, LeadToCash.Tests.Cases.TallyEvent>;

namespace LeadToCash.Tests.Cases;

/// <summary>Case files on a storage in memory of their own, without a host.</summary>
internal sealed class CaseWorld
{
    private readonly QueueServiceClient _queues;

    public CaseWorld(Func<string, QueueServiceClient>? queues = null)
    {
        _queues = queues is null ? new QueueServiceClient(Storage) : queues(Storage);
        Tables = new CaseTables(new TableServiceClient(Storage));
        Reader = new CaseReader(Tables);
        Timeline = new CustomerTimeline(Tables);
    }

    /// <summary>The storage's connection string.</summary>
    public string Storage { get; } = $"EmbeddedStorage=:memory:{Guid.NewGuid():N}";

    public ManualClock Clock { get; } = new();

    public CaseTables Tables { get; }

    public CaseReader Reader { get; }

    public CustomerTimeline Timeline { get; }

    public TallyStore Tallies => new(Tables, new CaseAnnouncements(_queues), Clock);

    public TallyStore TalliesOfAnotherProcess => new(new CaseTables(new TableServiceClient(Storage)), new CaseAnnouncements(_queues), Clock);

    public QueueClient Queue => _queues.GetQueueClient(CaseAnnouncements.QueueName);

    /// <summary>Shows an announced case to observers, as the queue's trigger does.</summary>
    public Task AnnounceAsync(string id, long? version, params ICaseObserver[] observers) => AnnounceAsync(Tables, id, version, observers);

    /// <summary>The same in another process, beside what this one does.</summary>
    public Task AnnounceElsewhereAsync(string id, long? version, params ICaseObserver[] observers) =>
        AnnounceAsync(new CaseTables(new TableServiceClient(Storage)), id, version, observers);

    private Task AnnounceAsync(CaseTables tables, string id, long? version, ICaseObserver[] observers) =>
        new CaseEventsTrigger(Reader, tables, observers, NullLogger<CaseEventsTrigger>.Instance)
            .RunAsync(new CaseAnnouncement(Tally.CaseType, id, version), new Mock<DurableTaskClient>("test").Object, CancellationToken.None);

    /// <summary>The announcements that are visible now; they are taken out.</summary>
    public async Task<IReadOnlyList<CaseAnnouncement>> AnnouncedAsync()
    {
        QueueMessage[] messages = await Queue.ReceiveMessagesAsync(maxMessages: 32);
        return [.. messages.Select(message => System.Text.Json.JsonSerializer.Deserialize<CaseAnnouncement>(message.MessageText, CaseJson.Options)!)];
    }
}

/// <summary>Notes what it is shown; fails as often as it is told to.</summary>
internal sealed class Witness(int failures = 0) : ICaseObserver
{
    private int _failures = failures;

    public string? CaseType => Tally.CaseType;

    public List<long> Versions { get; } = [];

    public Task OnAsync(CaseEvent @event, Processes processes, CancellationToken cancellationToken)
    {
        if (_failures-- > 0)
        {
            throw new InvalidOperationException("not yet");
        }

        Versions.Add(@event.Version);
        return Task.CompletedTask;
    }
}

/// <summary>Keeps the sum of a tally as it sees the case, as read models do; runs something between look and note.</summary>
internal sealed class Lister(Dictionary<string, int> sums, Func<Task>? betweenAsync = null) : ICaseObserver
{
    private Func<Task>? _betweenAsync = betweenAsync;

    public string? CaseType => Tally.CaseType;

    public async Task OnAsync(CaseEvent @event, Processes processes, CancellationToken cancellationToken)
    {
        int sum = (await @event.CaseAsync<Tally>(cancellationToken)).State.Sum;
        if (Interlocked.Exchange(ref _betweenAsync, null) is { } onceAsync)
        {
            await onceAsync();
        }

        sums[@event.CaseId] = sum;
    }
}
