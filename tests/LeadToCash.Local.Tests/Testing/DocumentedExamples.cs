using LeadToCash.Local.Clock;
using LeadToCash.Local.Testing;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace LeadToCash.Local.Tests.Testing;

/// <summary>The examples of docs/local-runtime.md, so that they compile and hold.</summary>
public sealed class DocumentedExamples
{
    [Fact]
    public async Task Faults()
    {
        await using DurableTaskTestHost host = await StartAsync();
        host.Faults.Activity("IssueInvoice").Fails(times: 2, with: () => new TimeoutException());
        host.Faults.Activity("IssueInvoice").OfInstance("order-*").When<string>(order => order == "o-1").RunsTwice();
        Fault late = host.Faults.Event("PaymentReceived").ArrivesLate(by: TimeSpan.FromDays(1));

        await host.Client.ScheduleNewOrchestrationInstanceAsync("Order", "o-1", new StartOrchestrationOptions("order-o-1"));
        await host.Client.RaiseEventAsync("order-o-1", "PaymentReceived", 100);
        OrchestrationMetadata order = await host.RunToEndAsync("order-o-1", within: TimeSpan.FromDays(2));

        Assert.Equal(OrchestrationRuntimeStatus.Completed, order.RuntimeStatus);
        Assert.Equal(1, late.Hits);
    }

    [Fact]
    public async Task Requests()
    {
        await using DurableTaskTestHost host = await StartAsync();
        StorageRequests requests = await host.CountRequestsAsync(() => host.Client.ScheduleNewOrchestrationInstanceAsync("Order", "o-1"));

        Assert.True(requests.To("TaskHubInstances") is { Writes: 2, Total: 2 }, requests.ToString());
    }

    [Fact]
    public async Task Histories()
    {
        await using DurableTaskTestHost host = await StartAsync();
        string file = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.json");
        await host.Client.ScheduleNewOrchestrationInstanceAsync("Order", "o-1", new StartOrchestrationOptions("order-o-1"));
        await host.WhenIdleAsync();

        (await host.RecordHistoryAsync("order-o-1")).Save(file);

        DurableTaskRegistry orchestrators = new();
        orchestrators.AddOrchestratorFunc<string, string>("Order", RunAsync);
        HistoryReplay.Check(HistoryRecording.Load(file), orchestrators);
        File.Delete(file);
    }

    private static Task<DurableTaskTestHost> StartAsync() => DurableTaskTestHost.StartAsync(
        tasks => tasks
            .AddActivityFunc<string, string>("IssueInvoice", (_, order) => $"{order}-invoice")
            .AddOrchestratorFunc<string, string>("Order", RunAsync),
        new DurableTaskTestHostOptions { ConfigureServices = services => services.AddSingleton<TimeProvider>(new ManualClock()) });

    private static async Task<string> RunAsync(TaskOrchestrationContext context, string order)
    {
        TaskOptions patient = TaskOptions.FromRetryPolicy(new RetryPolicy(5, TimeSpan.FromMinutes(1)));
        string invoice = await context.CallActivityAsync<string>("IssueInvoice", order, patient);
        await context.WaitForExternalEvent<int>("PaymentReceived");
        return invoice;
    }
}
