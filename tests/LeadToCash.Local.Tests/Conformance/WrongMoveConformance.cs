using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Testing;

namespace LeadToCash.Local.Tests.Conformance;

/// <summary>What an orchestrator must not do fails its instance with a clear reason, and nothing else.</summary>
public abstract class WrongMoveConformance(RuntimeUnderTest runtime) : ConformanceSuite(runtime)
{
    [ConformanceTheory(Sdk = "never answers")]
    [InlineData("Delay")]
    [InlineData("Run")]
    [InlineData("ConfigureAwait")]
    public async Task ForeignAwaits_FailTheInstanceClearly(string kind)
    {
        await using DurableTaskTestHost host = await StartAsync(tasks => tasks
            .AddActivityFunc("Step", _ => { })
            .AddOrchestratorFunc("Delay", async context =>
            {
                await Task.Delay(TimeSpan.FromMilliseconds(50)); // not over before it is awaited
                await context.CallActivityAsync("Step");
            })
            .AddOrchestratorFunc("Run", async context =>
            {
                await Task.Run(() => Thread.Sleep(50));
                await context.CallActivityAsync("Step");
            })
            .AddOrchestratorFunc("ConfigureAwait", async context =>
            {
                await context.CallActivityAsync("Step").ConfigureAwait(false);
                await context.CallActivityAsync("Step");
            }));

        OrchestrationMetadata done = await RunAsync(host, kind);

        Assert.Equal(OrchestrationRuntimeStatus.Failed, done.RuntimeStatus);
        Assert.Contains("ConfigureAwait(false)", done.FailureDetails!.ErrorMessage, StringComparison.Ordinal);
    }

    [ConformanceFact(Sdk = "never answers")]
    public async Task ForeignAwait_RacedAgainstAnEvent_FailsWhenItContinues()
    {
        TaskCompletionSource foreign = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await using DurableTaskTestHost host = await StartAsync(tasks => tasks.AddOrchestratorFunc(
            "Race", async context => { await Task.WhenAny(context.WaitForExternalEvent<string>("go"), foreign.Task); }));
        string id = await host.Client.ScheduleNewOrchestrationInstanceAsync("Race", Timeout);
        await SettleAsync(host);

        foreign.SetResult();

        OrchestrationMetadata done = await host.Client.WaitForInstanceCompletionAsync(id, true, Timeout);

        Assert.Equal(OrchestrationRuntimeStatus.Failed, done.RuntimeStatus);
    }


    [Fact]
    public async Task Options_PassedAsInput_AreFoundOut()
    {
        await using DurableTaskTestHost host = await StartAsync(tasks => tasks
            .AddActivityFunc("Step", _ => { })
            .AddOrchestratorFunc("Mix", context => context.CallActivityAsync("Step", input: new TaskOptions(new RetryPolicy(2, TimeSpan.FromSeconds(1))))));

        OrchestrationMetadata done = await RunAsync(host, "Mix");

        Assert.True(done.FailureDetails!.IsCausedBy<ArgumentException>());
        Assert.Contains(nameof(TaskOptions), done.FailureDetails.ErrorMessage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CodeThatDecidesOtherwiseOnReplay_FailsTheInstance_AndNamesBothSides()
    {
        int runs = 0;
        await using DurableTaskTestHost host = await StartAsync(tasks => tasks
            .AddActivityFunc("First", _ => { })
            .AddActivityFunc("Second", _ => { })
            .AddOrchestratorFunc("Fickle", async context =>
            {
                await context.CallActivityAsync(Interlocked.Increment(ref runs) == 1 ? "First" : "Second");
                await context.WaitForExternalEvent<string>("go");
            }));
        string id = await host.Client.ScheduleNewOrchestrationInstanceAsync("Fickle", Timeout);
        await SettleAsync(host);
        await host.Client.RaiseEventAsync(id, "go", null, Timeout);

        OrchestrationMetadata done = await host.Client.WaitForInstanceCompletionAsync(id, true, Timeout);

        // A runtime that keeps instances warm has no reason to replay here, and then nothing is wrong.
        if (runs > 1)
        {
            Assert.Contains("NonDeterministic", done.FailureDetails!.ErrorType, StringComparison.Ordinal);
            Assert.Contains("'First'", done.FailureDetails.ErrorMessage, StringComparison.Ordinal);
            Assert.Contains("'Second'", done.FailureDetails.ErrorMessage, StringComparison.Ordinal);
        }
    }
}
