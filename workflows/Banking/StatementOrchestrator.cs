using LeadToCash.Cases;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace LeadToCash.Banking;

/// <summary>Books the lines of one statement, some at a time, until all are done or somebody stops it.</summary>
public static class StatementOrchestrator
{
    /// <summary>Steps before the history is begun anew.</summary>
    private const int StepsPerRun = 20;

    [Function(nameof(StatementOrchestrator))]
    public static async Task RunAsync([OrchestrationTrigger] TaskOrchestrationContext context, BookStatement statement)
    {
        for (int step = 0; step < StepsPerRun; step++)
        {
            StatementProgress progress = await context.CallActivityAsync<StatementProgress>(
                nameof(BookStatementLines), new BookStatementLines(statement.StatementId), Retries.Transient);
            context.SetCustomStatus(progress);
            if (progress.IsOver)
            {
                return;
            }
        }

        context.ContinueAsNew(statement);
    }
}
