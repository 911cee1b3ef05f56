using System.Globalization;
using LeadToCash.Cases;
using Microsoft.Azure.Functions.Worker;
using RunStore = LeadToCash.Cases.CaseStore<LeadToCash.Dunning.DunningRun, LeadToCash.Dunning.DunningRunCommand, LeadToCash.Dunning.DunningRunEvent>;

namespace LeadToCash.Dunning;

/// <summary>
/// Notes what became of a page of letters. Safe to run twice: a page of an attempt is noted once, and its rows say the same again. The page of an attempt that is over is left
/// to the next one. Five requests.
/// </summary>
public sealed class NoteLettersActivity(RunStore runs, DunningItems items)
{
    [Function(nameof(NoteLetters))]
    public async Task<DunningRunProgress> RunAsync([ActivityTrigger] NoteLetters input, CancellationToken cancellationToken)
    {
        DunningCounts before = DunningCounts.Of(input.Before);
        DunningCounts change = DunningCounts.Of(input.After) + new DunningCounts(-before.Ready, -before.Sent, -before.Held, -before.Skipped, -before.Excluded, -before.Failed);
        DunningRunCommand.NoteSent note = new(input.Attempt, input.Page, input.Next, change, LevelSum.Of(input.After.Where(item => item.Status == DunningItemStatus.Sent)));
        string commandId = string.Create(CultureInfo.InvariantCulture, $"send/{input.Attempt}/{input.Page}");
        CaseOutcome<DunningRun, DunningRunEvent> outcome = await runs.ExecuteAsync(input.RunId, commandId, note, cancellationToken: cancellationToken);
        if (outcome.Required() is var run && outcome.Events.Count > 0)
        {
            await items.ReplaceAsync(input.RunId, input.After, cancellationToken);
        }

        return new DunningRunProgress(run.Status == DunningRunStatus.Working && run.Attempt == input.Attempt, input.Next);
    }
}
