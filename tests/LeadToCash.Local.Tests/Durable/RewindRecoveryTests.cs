using LeadToCash.Local.Durable;
using LeadToCash.Local.Testing;
using LeadToCash.Local.Tests.Storage;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Testing;

namespace LeadToCash.Local.Tests.Durable;

/// <summary>A rewind that was acknowledged reaches the failed sub-orchestrations even if the process ends before it told them.</summary>
public sealed class RewindRecoveryTests(MemoryStorage storage) : EngineSuite(storage), IClassFixture<MemoryStorage>
{
    private volatile bool _broken = true;

    [Theory]
    [InlineData(nameof(CommitPoint.Decided), OrchestrationRuntimeStatus.Failed)]
    [InlineData(nameof(CommitPoint.Committed), OrchestrationRuntimeStatus.Completed)]
    public async Task Crash_WhileAParentIsRewound_LosesNothingThatWasCommitted(string point, OrchestrationRuntimeStatus expected)
    {
        CommitPoint crashAt = Enum.Parse<CommitPoint>(point);
        DurableTaskTestHost? crashing = null;
        DurableTaskTestHost first = await StartAsync(Tasks, services => services.PostConfigureHub(hub => hub.AtCommitPoint = reached =>
        {
            if (reached == crashAt && crashing is { } host)
            {
                crashing = null;
                host.CrashAsync().GetAwaiter().GetResult();
            }
        }));
        string id = (await RunAsync(first, "Parent")).InstanceId;
        await first.WhenIdleAsync(Timeout);
        _broken = false;
        crashing = first;

        // What the sender is told depends on how far the commit came; what counts is what the next process makes of it.
        await first.Client.RewindInstanceAsync(id, "mended", Timeout).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        await using DurableTaskTestHost second = await StartAsync(Tasks);
        await second.WhenIdleAsync(Timeout);

        OrchestrationMetadata? done = await second.Client.GetInstanceAsync(id, true, Timeout);
        Assert.Equal(expected, done!.RuntimeStatus);
        Assert.Equal(expected == OrchestrationRuntimeStatus.Completed ? "\"mended\"" : done.FailureDetails!.ErrorMessage, done.SerializedOutput);
    }

    private void Tasks(DurableTaskRegistry tasks) => tasks
        .AddActivityFunc("Work", _ => _broken ? throw new TimeoutException() : "mended")
        .AddOrchestratorFunc("Child", context => context.CallActivityAsync<string?>("Work"))
        .AddOrchestratorFunc("Parent", context => context.CallSubOrchestratorAsync<string?>("Child"));
}
