using LeadToCash.Banking;
using LeadToCash.Workflows.Tests.Histories;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Testing;

namespace LeadToCash.Workflows.Tests.Banking;

public sealed class StatementOrchestratorTests
{
    [Theory]
    [InlineData(1, "one-step")]
    [InlineData(3, "three-steps")]
    [InlineData(45, "begun-anew-twice")]
    public async Task Statement_WhateverItsLength_IsBookedStepByStepToItsEnd(int steps, string scenario)
    {
        int done = 0;
        await using DurableTaskTestHost host = await DurableTaskTestHost.StartAsync(registry => registry
            .AddOrchestratorFunc<BookStatement>(nameof(StatementOrchestrator), (context, statement) => StatementOrchestrator.RunAsync(context, statement!))
            .AddActivityFunc<BookStatementLines, StatementProgress>(nameof(BookStatementLines), (_, _) => new StatementProgress(++done, done == steps)));
        string id = BookStatement.InstanceId("st-1", 1);
        await host.Client.ScheduleNewOrchestrationInstanceAsync(nameof(StatementOrchestrator), new BookStatement("st-1"), new StartOrchestrationOptions(id));
        OrchestrationMetadata ended = (await host.Client.WaitForInstanceCompletionAsync(id))!;
        Assert.Equal((steps, OrchestrationRuntimeStatus.Completed), (done, ended.RuntimeStatus));
        await RecordedHistories.KeepAsync(host, scenario, id);
    }
}
