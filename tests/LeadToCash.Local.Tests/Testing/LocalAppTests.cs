using System.Collections.Concurrent;
using Azure.Storage.Queues;
using LeadToCash.Local.Clock;
using LeadToCash.Local.Testing;
using LeadToCash.Local.Tests.Hosting;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;

namespace LeadToCash.Local.Tests.Testing;

/// <summary>Time, faults, recordings and requests of a whole app.</summary>
public sealed class LocalAppTests : IAsyncLifetime
{
    private const string Instance = "parcel-1";

    private readonly ManualClock _clock = new();
    private readonly Depot _depot = new();
    private LocalApp _app = null!;

    public async Task InitializeAsync() => _app = await SampleApp.StartAsync(
        new LocalAppOptions { Clock = _clock, Patience = TimeSpan.FromSeconds(20) },
        builder => builder.Services.AddSingleton(_depot),
        typeof(ParcelOrchestrator), typeof(Send), typeof(Label));

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task Activity_ThatIsDelayed_IsIdleUntilItsTime()
    {
        _app.Faults.Activity(nameof(Send)).IsDelayedBy(TimeSpan.FromHours(2));
        await BeginAsync();
        await _app.SettleAsync();
        Assert.Empty(_depot.Done);

        await _app.AdvanceAsync(TimeSpan.FromHours(2));
        Assert.Equal(["sent"], _depot.Done);
    }

    [Fact]
    public async Task Activity_ThatRunsTwice_IsCalledTwiceWithServices()
    {
        Fault twice = _app.Faults.Activity(nameof(Send)).RunsTwice();
        await BeginAsync();
        await _app.SettleAsync();

        Assert.Equal(["sent", "sent"], _depot.Done);
        Assert.Equal(1, twice.Hits);
    }

    [Fact]
    public async Task Message_ThatIsDeliveredTwice_IsHandledTwiceAndIsGoneThen()
    {
        _app.Faults.Queue("labels").DeliversTwice();
        QueueClient queue = new(_app.Storage, "labels", new QueueClientOptions { MessageEncoding = QueueMessageEncoding.Base64 });
        await queue.SendMessageAsync("L-1");
        await _app.SettleAsync();
        await queue.SendMessageAsync("L-2");
        await _app.SettleAsync();

        Assert.Equal(["L-1 attempt 1", "L-1 attempt 2", "L-2 attempt 1"], _depot.Done);
        Assert.Equal(0, (await queue.GetPropertiesAsync()).Value.ApproximateMessagesCount);
    }

    [Fact]
    public async Task RunToEnd_MovesTheClockNoFurtherThanNeeded()
    {
        DateTimeOffset start = _clock.GetUtcNow();
        await BeginAsync();

        OrchestrationMetadata ended = await _app.RunToEndAsync(Instance, within: TimeSpan.FromDays(7));

        Assert.Equal("delivered", ended.ReadOutputAs<string>());
        Assert.Equal(start.AddDays(2), _clock.GetUtcNow());
    }

    [Fact]
    public async Task AdvanceTo_StopsAtTheInstant()
    {
        await BeginAsync();
        DateTimeOffset instant = _clock.GetUtcNow().AddDays(1);
        await _app.AdvanceToAsync(instant);

        Assert.Equal(instant, _clock.GetUtcNow());
        Assert.Equal(OrchestrationRuntimeStatus.Running, (await _app.Durable.GetInstanceAsync(Instance))!.RuntimeStatus);
    }

    [Fact]
    public async Task Settle_WhenAnActivityNeverEnds_NamesItAndItsInstance()
    {
        await using LocalApp app = await SampleApp.StartAsync(
            new LocalAppOptions { Patience = TimeSpan.FromMilliseconds(200) },
            builder => builder.Services.AddSingleton(_depot),
            typeof(ParcelOrchestrator), typeof(Send), typeof(Label));
        _depot.IsClosed = true;
        await app.Durable.ScheduleNewOrchestrationInstanceAsync(nameof(ParcelOrchestrator), new StartOrchestrationOptions(Instance));

        TimeoutException late = await Assert.ThrowsAsync<TimeoutException>(() => app.SettleAsync());

        Assert.Contains($"activity '{nameof(Send)}' (#0) of instance '{Instance}'", late.Message);
        _depot.Opened.SetResult();
    }

    [Fact]
    public async Task CountRequests_CountsWhatTheAppAsksUntilNothingMoreHappens()
    {
        StorageRequests requests = await _app.CountRequestsAsync(BeginAsync);

        StorageRequests ofInstance = requests.To("TestHubNameInstances");
        Assert.True(ofInstance is { Writes: 2, Total: 2 }, requests.ToString());
    }

    [Fact]
    public async Task RecordHistory_GivesWhatTheInstanceWentThrough()
    {
        await BeginAsync();
        await _app.SettleAsync();

        HistoryRecording recording = await _app.RecordHistoryAsync(Instance);

        Assert.Equal((nameof(ParcelOrchestrator), OrchestrationRuntimeStatus.Running), (recording.Orchestrator, recording.Status));
        await Assert.ThrowsAsync<ArgumentException>(() => _app.RecordHistoryAsync("none"));
    }

    private Task BeginAsync() => _app.Durable.ScheduleNewOrchestrationInstanceAsync(nameof(ParcelOrchestrator), new StartOrchestrationOptions(Instance));

    public sealed class Depot
    {
        public ConcurrentQueue<string> Done { get; } = new();

        public bool IsClosed { get; set; }

        public TaskCompletionSource Opened { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    public static class ParcelOrchestrator
    {
        [Function(nameof(ParcelOrchestrator))]
        public static async Task<string> RunAsync([OrchestrationTrigger] TaskOrchestrationContext context)
        {
            await context.CallActivityAsync(nameof(Send), context.InstanceId);
            await context.CreateTimer(TimeSpan.FromDays(2), CancellationToken.None);
            return "delivered";
        }
    }

    public sealed class Send(Depot depot)
    {
        [Function(nameof(Send))]
        public async Task RunAsync([ActivityTrigger] string parcel)
        {
            if (depot.IsClosed)
            {
                await depot.Opened.Task;
            }

            depot.Done.Enqueue(parcel.Length > 0 ? "sent" : "nothing to send");
        }
    }

    public sealed class Label(Depot depot)
    {
        [Function(nameof(Label))]
        public void Run([QueueTrigger("labels")] string text, long dequeueCount) => depot.Done.Enqueue($"{text} attempt {dequeueCount}");
    }
}
