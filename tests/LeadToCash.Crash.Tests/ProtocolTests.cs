using Azure;
using Azure.Data.Tables;
using LeadToCash.Local.Clock;
using LeadToCash.Local.Durable;
using LeadToCash.Local.Storage;
using LeadToCash.Local.Storage.Embedded;
using LeadToCash.Local.Testing;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace LeadToCash.Crash.Tests;

/// <summary>Single cuts of the commit protocol that chance seldom makes, within one process.</summary>
public sealed class ProtocolTests : IDisposable
{
    private readonly string _key = $"{StorageLocation.MemoryPrefix}{Guid.NewGuid():N}";
    private readonly IDisposable _storage;
    private readonly TableServiceClient _tables;
    private readonly CancellationTokenSource _timeout = new(TimeSpan.FromSeconds(60));
    private readonly TaskCompletionSource _running = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool _hangs = true;

    public ProtocolTests()
    {
        _storage = EmbeddedStores.Lease(_key);
        _tables = new TableServiceClient(StorageLocation.EmbeddedConnectionString(_key));
    }

    public void Dispose()
    {
        _storage.Dispose();
        _timeout.Dispose();
    }

    /// <summary>More senders than any fixed number of remembered events: after the crash none may come twice.</summary>
    [Fact]
    public async Task Events_WhenManySendersAreTakenUpAgain_ArriveOnce()
    {
        const int Senders = 600;
        DurableTaskTestHost first = await StartAsync();
        await first.Client.ScheduleNewOrchestrationInstanceAsync("Collector", options: new StartOrchestrationOptions("collector"), cancellation: _timeout.Token);
        await Task.WhenAll(Enumerable.Range(0, Senders).Select(_ => first.Client.ScheduleNewOrchestrationInstanceAsync("Sender", cancellation: _timeout.Token)));
        await first.WhenIdleAsync(_timeout.Token);
        await first.CrashAsync();

        await using DurableTaskTestHost second = await StartAsync();
        await second.WhenIdleAsync(_timeout.Token);
        await second.Client.RaiseEventAsync("collector", "close", cancellation: _timeout.Token);
        OrchestrationMetadata collector = await second.Client.WaitForInstanceCompletionAsync("collector", getInputsAndOutputs: true, _timeout.Token);
        Assert.Equal(Senders, collector.ReadOutputAs<int>());
    }

    /// <summary>The event comes in the same turn as the order to take the instance up, which must not hide the activity that is out.</summary>
    [Fact]
    public async Task OpenActivity_WhenAnEventComesWithTheTakeUp_RunsAgain()
    {
        using ManualResetEventSlim isOver = new();
        TaskCompletionSource cut = new(TaskCreationOptions.RunContinuationsAsynchronously);
        bool cuts = false;
        DurableTaskTestHost first = await StartAsync(new TaskHubOptions { AtCommitPoint = CutAtCommit });
        await first.Client.ScheduleNewOrchestrationInstanceAsync("Order", options: new StartOrchestrationOptions("order"), cancellation: _timeout.Token);
        await _running.Task.WaitAsync(_timeout.Token);
        cuts = true;
        _ = first.Client.ScheduleNewOrchestrationInstanceAsync("Sender", "order", new StartOrchestrationOptions("a-sender"), _timeout.Token);
        await cut.Task.WaitAsync(_timeout.Token);
        await first.CrashAsync();

        _hangs = false;
        await using (DurableTaskTestHost second = await StartAsync(new TaskHubOptions { MaxConcurrentOrchestrators = 1 }))
        {
            await second.Client.WaitForInstanceCompletionAsync("order", _timeout.Token);
        }

        isOver.Set();

        void CutAtCommit(CommitPoint point)
        {
            if (cuts && point == CommitPoint.Committed)
            {
                cut.TrySetResult();
                isOver.Wait(_timeout.Token);
            }
        }
    }

    [Fact]
    public async Task DelayedStart_WhenSuspendedBeyondItsTime_BeginsWhenResumed()
    {
        ManualClock clock = new();
        await using DurableTaskTestHost host = await StartAsync(clock: clock);
        await host.Client.ScheduleNewOrchestrationInstanceAsync(
            "Short", options: new StartOrchestrationOptions("later", clock.GetUtcNow().AddHours(1)), cancellation: _timeout.Token);
        await host.Client.SuspendInstanceAsync("later", cancellation: _timeout.Token);
        await host.AdvanceAsync(TimeSpan.FromHours(2), _timeout.Token);
        await host.Client.ResumeInstanceAsync("later", cancellation: _timeout.Token);
        await host.WhenIdleAsync(_timeout.Token);

        Assert.Equal(OrchestrationRuntimeStatus.Completed, (await host.Client.GetInstanceAsync("later"))!.RuntimeStatus);
    }

    private Task<DurableTaskTestHost> StartAsync(TaskHubOptions? options = null, TimeProvider? clock = null) => DurableTaskTestHost.StartAsync(
        tasks => tasks
            .AddActivityFunc("Work", WorkAsync)
            .AddOrchestratorFunc("Short", _ => Task.CompletedTask)
            .AddOrchestratorFunc("Order", context => Task.WhenAll(context.CallActivityAsync("Work"), context.WaitForExternalEvent<string>("event")))
            .AddOrchestratorFunc<string>("Sender", async (context, receiver) =>
            {
                context.SendEvent(receiver ?? "collector", "event", "sent");
                await context.WaitForExternalEvent<bool>("never");
            })
            .AddOrchestratorFunc<int>("Collector", CollectAsync),
        new DurableTaskTestHostOptions
        {
            ConfigureServices = services => services.AddSingleton(_tables).AddSingleton(options ?? new TaskHubOptions()).AddSingleton(clock ?? TimeProvider.System),
        },
        _timeout.Token);

    private async Task WorkAsync(TaskActivityContext context)
    {
        _running.TrySetResult();
        if (_hangs)
        {
            await Task.Delay(Timeout.Infinite, _timeout.Token);
        }
    }

    private static async Task<int> CollectAsync(TaskOrchestrationContext context)
    {
        Task<string> close = context.WaitForExternalEvent<string>("close");
        for (int events = 0; ; events++)
        {
            if (await Task.WhenAny(close, context.WaitForExternalEvent<string>("event")) == close)
            {
                return events;
            }
        }
    }
}
