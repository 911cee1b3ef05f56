using System.Collections.Concurrent;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using LeadToCash.Local.Durable;
using LeadToCash.Local.Tests.Storage;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace LeadToCash.Local.Tests.Durable;

/// <summary>A storage that refuses requests, and one whose answers get lost after the work was done, cost time and nothing else.</summary>
public sealed class StorageDisturbanceTests(AzuriteStorage storage) : IClassFixture<AzuriteStorage>
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Orchestrations_WhenStorageFails_NeitherLoseNorDoubleAStep(bool afterTheWork)
    {
        using CancellationTokenSource timeout = new(TimeSpan.FromSeconds(60));
        ConcurrentDictionary<int, int> steps = new();
        Disturbance disturbance = new(afterTheWork);
        TableClientOptions options = new() { Retry = { MaxRetries = 0 } };
        options.AddPolicy(disturbance, HttpPipelinePosition.PerRetry);
        await using DurableTaskTestHost host = await DurableTaskTestHost.StartAsync(
            tasks => tasks
                .AddActivityFunc<int>("Step", (_, n) => steps.AddOrUpdate(n, 1, (_, count) => count + 1))
                .AddOrchestratorFunc<int>("Child", (context, n) => context.CallActivityAsync("Step", (10 * n) + 3))
                .AddOrchestratorFunc<int>("Order", async (context, n) =>
                {
                    await context.CallActivityAsync("Step", 10 * n);
                    await Task.WhenAll(context.CallActivityAsync("Step", (10 * n) + 1), context.CallActivityAsync("Step", (10 * n) + 2));
                    await context.CallSubOrchestratorAsync("Child", n);
                }),
            new DurableTaskTestHostOptions
            {
                ConfigureServices = services => services
                    .AddSingleton(new TableServiceClient(storage.ConnectionString, options))
                    .AddSingleton(new TaskHubOptions { HubName = StorageFixture.UniqueName("hub") }),
            });
        disturbance.Begin();

        string[] ids = await Task.WhenAll(Enumerable.Range(0, 5).Select(n => host.Client.ScheduleNewOrchestrationInstanceAsync("Order", n, timeout.Token)));
        OrchestrationMetadata[] done = await Task.WhenAll(ids.Select(id => host.Client.WaitForInstanceCompletionAsync(id, timeout.Token)));

        Assert.All(done, order => Assert.Equal(OrchestrationRuntimeStatus.Completed, order.RuntimeStatus));
        Assert.Equal(20, steps.Count);
        Assert.All(steps.Values, count => Assert.Equal(1, count));
        Assert.True(disturbance.Count > 3);
    }

    /// <summary>Breaks every fourth request, before or after it did its work.</summary>
    private sealed class Disturbance(bool afterTheWork) : HttpPipelinePolicy
    {
        private int _requests;
        private bool _begun;

        public int Count => _requests / 4;

        public void Begin() => _begun = true;

        public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) => ProcessNext(message, pipeline);

        public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
        {
            bool breaks = _begun && Interlocked.Increment(ref _requests) % 4 == 0;
            if (!breaks || afterTheWork)
            {
                await ProcessNextAsync(message, pipeline);
            }

            if (breaks)
            {
                throw new IOException("The connection broke.");
            }
        }
    }
}
