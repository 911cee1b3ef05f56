using System.Collections.Concurrent;
using LeadToCash.Cases;
using LeadToCash.CollectiveBilling;
using LeadToCash.Local.Clock;
using LeadToCash.Local.Testing;
using LeadToCash.Workflows.Tests.Histories;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace LeadToCash.Workflows.Tests.CollectiveBilling;

public sealed class CollectiveClosingOrchestratorTests
{
    private const string Instance = "collective-closing-20260401";
    private readonly ConcurrentQueue<string> _closed = new();
    private int _looks;

    [Fact]
    [Trait("Scenario", "F6")]
    public async Task Run_AfterTheContractsWereBilled_ClosesAllPagesAndCountsWhatFailed()
    {
        await using DurableTaskTestHost host = await StartAsync(billingTakes: 2);
        await host.Client.ScheduleNewOrchestrationInstanceAsync(nameof(CollectiveClosingOrchestrator), new CollectiveClosing(new DateOnly(2026, 4, 1)), new StartOrchestrationOptions(Instance));
        await host.AdvanceAsync(TimeSpan.FromMinutes(19));
        Assert.Empty(_closed);
        await host.AdvanceAsync(TimeSpan.FromMinutes(2));
        Assert.Equal(["a", "b", "c"], _closed.Distinct().Order());
        OrchestrationMetadata run = (await host.Client.GetInstanceAsync(Instance, getInputsAndOutputs: true))!;
        Assert.Equal((OrchestrationRuntimeStatus.Completed, new CollectiveClosing(new DateOnly(2026, 4, 1), null, 2, 2, 1)), (run.RuntimeStatus, run.ReadOutputAs<CollectiveClosing>()));
        await RecordedHistories.KeepAsync(host, "finished", Instance);
    }

    [Fact]
    public async Task Run_WhileContractsAreBilled_Waits()
    {
        await using DurableTaskTestHost host = await StartAsync(billingTakes: 1);
        await host.Client.ScheduleNewOrchestrationInstanceAsync(nameof(CollectiveClosingOrchestrator), new CollectiveClosing(new DateOnly(2026, 4, 1)), new StartOrchestrationOptions(Instance));
        await host.AdvanceAsync(TimeSpan.FromMinutes(1));
        Assert.Empty(_closed);
        await RecordedHistories.KeepAsync(host, "waiting", Instance);
    }

    private Task<DurableTaskTestHost> StartAsync(int billingTakes) => DurableTaskTestHost.StartAsync(registry =>
    {
        registry.AddOrchestratorFunc<CollectiveClosing, CollectiveClosing>(nameof(CollectiveClosingOrchestrator), async (context, input) => await CollectiveClosingOrchestrator.RunAsync(context, input));
        registry.AddActivityFunc<LookForBilling, bool>(nameof(LookForBilling), (_, _) => Interlocked.Increment(ref _looks) <= billingTakes);
        registry.AddActivityFunc<TakeCollectiveBills, CollectiveBillPage>(nameof(TakeCollectiveBills), (_, input) => input.Cursor is null ? new CollectiveBillPage(["a", "b"], "b") : new CollectiveBillPage(["c"], null));
        registry.AddActivityFunc<CloseCollectiveBill, CollectiveBillOutcome>(nameof(CloseCollectiveBill), (_, input) =>
        {
            _closed.Enqueue(input!.Id);
            return input.Id == "b" ? throw new BusinessRuleException("It can't be closed.") : new CollectiveBillOutcome(input.Id + "-invoice");
        });
    }, new DurableTaskTestHostOptions { ConfigureServices = services => services.AddSingleton<TimeProvider>(new ManualClock(new DateTimeOffset(2026, 4, 1, 2, 0, 0, TimeSpan.Zero))) });
}
