using System.Collections.Concurrent;
using LeadToCash.Billing;
using LeadToCash.Local.Testing;
using LeadToCash.Workflows.Tests.Histories;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Testing;

namespace LeadToCash.Workflows.Tests.Billing;

public sealed class BillingRunOrchestratorTests
{
    private readonly ConcurrentQueue<string> _billed = new();
    private readonly ConcurrentQueue<NoteBillingPage> _pages = new();
    private bool _isStopped;

    [Fact]
    [Trait("Scenario", "F9")]
    public async Task Run_GoesThroughAllPages_AndNotesWhoFailed()
    {
        await using DurableTaskTestHost host = await StartAsync();
        await host.Client.ScheduleNewOrchestrationInstanceAsync(nameof(BillingRunOrchestrator), new RunBilling("r", 1, 1, null), new StartOrchestrationOptions("billing-r-1"));
        await host.WhenIdleAsync();
        Assert.Equal(["C-0", "C-1", "C-2", "C-3", "C-4"], _billed.Distinct().Order());
        Assert.Equal([(1, "1"), (2, "2"), (3, null)], _pages.Select(page => (page.Page, page.Next)));
        ContractBilled failed = Assert.Single(_pages.SelectMany(page => page.Contracts), contract => contract.Failure is not null);
        Assert.Equal("C-3", failed.ContractId);
        Assert.Equal(OrchestrationRuntimeStatus.Completed, (await host.Client.GetInstanceAsync("billing-r-1"))!.RuntimeStatus);
        await RecordedHistories.KeepAsync(host, "finished", "billing-r-1");
    }

    [Fact]
    public async Task Run_ThatIsStopped_EndsAfterItsPage()
    {
        _isStopped = true;
        await using DurableTaskTestHost host = await StartAsync();
        await host.Client.ScheduleNewOrchestrationInstanceAsync(nameof(BillingRunOrchestrator), new RunBilling("r", 1, 1, null), new StartOrchestrationOptions("billing-r-1"));
        await host.WhenIdleAsync();
        Assert.Single(_pages);
        await RecordedHistories.KeepAsync(host, "stopped", "billing-r-1");
    }

    [Fact]
    [Trait("Scenario", "F14")]
    public async Task Replication_GoesThroughAllPages()
    {
        await using DurableTaskTestHost host = await StartAsync();
        await host.Client.ScheduleNewOrchestrationInstanceAsync(nameof(ReplicationOrchestrator), new RunReplication("r"), new StartOrchestrationOptions("replication-r"));
        await host.WhenIdleAsync();
        OrchestrationMetadata instance = (await host.Client.GetInstanceAsync("replication-r", getInputsAndOutputs: true))!;
        RunReplication result = instance.ReadOutputAs<RunReplication>()!;
        Assert.Equal((4, 3, 6), (result.Page, result.Sent, result.Known));
        await RecordedHistories.KeepAsync(host, "done", "replication-r");
    }

    private Task<DurableTaskTestHost> StartAsync() => DurableTaskTestHost.StartAsync(registry =>
    {
        registry.AddOrchestratorFunc<RunBilling>(nameof(BillingRunOrchestrator), (context, input) => BillingRunOrchestrator.RunAsync(context, input));
        registry.AddOrchestratorFunc<RunReplication, RunReplication>(nameof(ReplicationOrchestrator), async (context, input) => await ReplicationOrchestrator.RunAsync(context, input));
        registry.AddActivityFunc<TakeBillingPage, BillingPage>(nameof(TakeBillingPage), (_, input) => input.Cursor switch
        {
            null => new BillingPage(true, ["C-0", "C-1"], "1", false),
            "1" => new BillingPage(true, ["C-2", "C-3"], "2", false),
            _ => new BillingPage(true, ["C-4"], null, false),
        });
        registry.AddActivityFunc<BillContract, ContractBilled>(nameof(BillContract), (_, input) =>
        {
            _billed.Enqueue(input!.ContractId);
            return input.ContractId == "C-3"
                ? throw new LeadToCash.Cases.BusinessRuleException("It can't be billed.")
                : new ContractBilled(input.ContractId, 1, 0, [Money.Of(89, "EUR")]);
        });
        registry.AddActivityFunc<NoteBillingPage, BillingRunProgress>(nameof(NoteBillingPage), (_, input) =>
        {
            _pages.Enqueue(input!);
            return new BillingRunProgress(!_isStopped && input!.Next is not null);
        });
        registry.AddActivityFunc<ReplicatePage, ReplicationProgress>(nameof(ReplicatePage), (_, input) =>
            new ReplicationProgress(input!.Run.Page < 3 ? input.Run.Page.ToString(System.Globalization.CultureInfo.InvariantCulture) : null, 1, 2, 0));
    });
}
