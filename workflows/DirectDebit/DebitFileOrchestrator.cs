using LeadToCash.Cases;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace LeadToCash.DirectDebit;

/// <summary>Fills one file with collections, some at a time, until all are in it or somebody stops it.</summary>
public static class DebitFileOrchestrator
{
    /// <summary>Steps before the history is begun anew.</summary>
    private const int StepsPerRun = 20;

    [Function(nameof(DebitFileOrchestrator))]
    public static async Task RunAsync([OrchestrationTrigger] TaskOrchestrationContext context, MakeDebitFile file)
    {
        for (int step = 0; step < StepsPerRun; step++)
        {
            DebitFileProgress progress = await context.CallActivityAsync<DebitFileProgress>(
                nameof(TakeCollections), new TakeCollections(file.FileId), Retries.Transient);
            context.SetCustomStatus(progress);
            if (progress.IsOver)
            {
                return;
            }
        }

        context.ContinueAsNew(file);
    }
}
