using LeadToCash.Cases;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace LeadToCash.Books;

/// <summary>
/// Recognises the revenue that was earned by a date, page by page; its status says how many schedules are done. What was done is not due any more, so that a run
/// that was suspended, terminated or died is completed by going on or by another one.
/// </summary>
public static class RecognitionRunOrchestrator
{
    private const int PagesPerGeneration = 50;

    [Function(nameof(RecognitionRunOrchestrator))]
    public static async Task<RecognitionRun> RunAsync([OrchestrationTrigger] TaskOrchestrationContext context, RecognitionRun run)
    {
        for (int i = 0; i < PagesPerGeneration; i++)
        {
            RecognisedPage page = await context.RecogniseRevenueAsync(new(run.LegalEntity, run.Through));
            run = run with { Schedules = run.Schedules + page.Schedules };
            context.SetCustomStatus(run);
            if (page.IsLast)
            {
                return run;
            }
        }

        context.ContinueAsNew(run);
        return run;
    }

    private static Task<RecognisedPage> RecogniseRevenueAsync(this TaskOrchestrationContext context, RecogniseRevenue input) =>
        context.CallActivityAsync<RecognisedPage>(nameof(RecogniseRevenue), input, Retries.Transient);
}
