using Azure.Data.Tables;
using LeadToCash.Local.Clock;
using LeadToCash.Local.Durable;
using LeadToCash.Local.Tests.Storage;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace LeadToCash.Local.Tests.Durable;

/// <summary>
/// What lies behind the Durable API and must hold on every storage: derived once for each. Tests run on a clock moved by hand and a task hub of
/// their own.
/// </summary>
public abstract class EngineSuite(StorageFixture storage)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    protected ManualClock Clock { get; } = new();

    /// <summary>Gives up waiting when something hangs; no test relies on it otherwise.</summary>
    protected CancellationToken Timeout { get; } = new CancellationTokenSource(Patience).Token;

    private string HubName { get; } = StorageFixture.UniqueName("hub");

    private protected Task<DurableTaskTestHost> StartAsync(Action<DurableTaskRegistry> tasks, Action<IServiceCollection>? services = null) =>
        DurableTaskTestHost.StartAsync(tasks, new DurableTaskTestHostOptions
        {
            ConfigureServices = collection =>
            {
                collection.AddSingleton<TimeProvider>(Clock);
                collection.AddSingleton(new TableServiceClient(storage.ConnectionString));
                collection.AddSingleton(new TaskHubOptions { HubName = HubName });
                services?.Invoke(collection);
            },
        });

    /// <summary>One of the hub's tables: <c>Instances</c> or <c>Active</c>.</summary>
    protected TableClient Table(string name) => new(storage.ConnectionString, HubName + name);

    /// <summary>How many rows storage holds for an instance.</summary>
    protected async Task<int> RowsOfAsync(string instanceId)
    {
        int rows = 0;
        await foreach (TableEntity row in Table("Instances").QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {instanceId}"), cancellationToken: Timeout))
        {
            rows += row.Count > 0 ? 1 : 0;
        }

        return rows;
    }

    protected async Task<OrchestrationMetadata> RunAsync(DurableTaskTestHost host, string orchestrator, object? input = null)
    {
        ArgumentNullException.ThrowIfNull(host);
        string id = await host.Client.ScheduleNewOrchestrationInstanceAsync(orchestrator, input, Timeout);
        return await host.Client.WaitForInstanceCompletionAsync(id, true, Timeout);
    }
}
