using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace LeadToCash.Dunning;

/// <summary>
/// Gathers the letters that are due, or sends those that were released, a page at a time, each with an empty history. A letter that fails is noted and holds up nobody. A run
/// that was stopped ends after its page; resumed, it goes on with the next one in a process of its own.
/// </summary>
public static class DunningRunOrchestrator
{
    [Function(nameof(DunningRunOrchestrator))]
    public static async Task RunAsync([OrchestrationTrigger] TaskOrchestrationContext context, RunDunning run)
    {
        DunningRunProgress progress = run.Phase == DunningPhase.Gathering
            ? await context.GatherLettersAsync(new(run.RunId, run.Attempt, run.Page, run.Cursor))
            : await SendPageAsync(context, run);
        if (progress.GoesOn)
        {
            context.ContinueAsNew(run with { Page = run.Page + 1, Cursor = progress.Next });
        }
    }

    private static async Task<DunningRunProgress> SendPageAsync(TaskOrchestrationContext context, RunDunning run)
    {
        LetterPage page = await context.TakeLettersAsync(new(run.RunId, run.Attempt, run.Cursor));
        if (!page.GoesOn)
        {
            return new DunningRunProgress(GoesOn: false, null);
        }

        DunningItem[] sent = await Task.WhenAll(page.Letters.Select(letter => context.SendRunLetterAsync(new(run.RunId, page.Day, letter))));
        DunningItem[] excluded = [.. page.Excluded.Select(letter => letter with { Status = DunningItemStatus.Excluded })];
        return await context.NoteLettersAsync(new(run.RunId, run.Attempt, run.Page, page.Next, [.. page.Letters, .. page.Excluded], [.. sent, .. excluded]));
    }
}
