using LeadToCash.DirectDebit;
using LeadToCash.Workflows.Tests.Histories;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Testing;

namespace LeadToCash.Workflows.Tests.DirectDebit;

public sealed class DebitFileOrchestratorTests
{
    [Theory]
    [InlineData(1, "one-step")]
    [InlineData(3, "three-steps")]
    [InlineData(45, "begun-anew-twice")]
    public async Task File_WhateverItsLength_IsFilledStepByStepToItsEnd(int steps, string scenario)
    {
        int done = 0;
        await using DurableTaskTestHost host = await DurableTaskTestHost.StartAsync(registry => registry
            .AddOrchestratorFunc<MakeDebitFile>(nameof(DebitFileOrchestrator), (context, file) => DebitFileOrchestrator.RunAsync(context, file!))
            .AddActivityFunc<TakeCollections, DebitFileProgress>(nameof(TakeCollections), (_, _) => new DebitFileProgress(++done * 50, done * 50, done == steps)));
        string id = MakeDebitFile.InstanceId("DF-1", 1);
        await host.Client.ScheduleNewOrchestrationInstanceAsync(nameof(DebitFileOrchestrator), new MakeDebitFile("DF-1"), new StartOrchestrationOptions(id));
        OrchestrationMetadata ended = (await host.Client.WaitForInstanceCompletionAsync(id))!;
        Assert.Equal((steps, OrchestrationRuntimeStatus.Completed), (done, ended.RuntimeStatus));
        await RecordedHistories.KeepAsync(host, scenario, id);
    }
}
