using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Options;
using RunStore = LeadToCash.Cases.CaseStore<LeadToCash.Dunning.DunningRun, LeadToCash.Dunning.DunningRunCommand, LeadToCash.Dunning.DunningRunEvent>;

namespace LeadToCash.Dunning;

/// <summary>Reads the next letters that are to be sent, or tried again. Safe to run twice: it changes nothing. Two requests.</summary>
public sealed class TakeLettersActivity(RunStore runs, DunningItems items, IOptions<DunningOptions> options)
{
    [Function(nameof(TakeLetters))]
    public async Task<LetterPage> RunAsync([ActivityTrigger] TakeLetters input, CancellationToken cancellationToken)
    {
        DunningRun run = (await runs.GetAsync(input.RunId, cancellationToken)).State;
        if (run.Status != DunningRunStatus.Working || run.Attempt != input.Attempt)
        {
            return new LetterPage(GoesOn: false, [], [], null, run.Selection.Day);
        }

        DunningItemStatus wanted = run.IsRetry ? DunningItemStatus.Failed : DunningItemStatus.Ready;
        DunningItemPage page = await items.PageAsync(input.RunId, wanted, input.Cursor, options.Value.PageSize, cancellationToken);
        ILookup<bool, DunningItem> isExcluded = page.Items.ToLookup(item => run.Excluded.Contains(item.InvoiceId));
        return new LetterPage(GoesOn: true, [.. isExcluded[false]], [.. isExcluded[true]], page.Next, run.Selection.Day);
    }
}
