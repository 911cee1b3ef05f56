using LeadToCash.Cases;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Options;
using RunStore = LeadToCash.Cases.CaseStore<LeadToCash.Billing.BillingRun, LeadToCash.Billing.BillingRunCommand, LeadToCash.Billing.BillingRunEvent>;

namespace LeadToCash.Billing;

/// <summary>Reads the next contracts that are due. Safe to run twice: it changes nothing. Two requests.</summary>
public sealed class TakeBillingPageActivity(RunStore runs, BillingAgenda agenda, IOptions<BillingOptions> options)
{
    [Function(nameof(TakeBillingPage))]
    public async Task<BillingPage> RunAsync([ActivityTrigger] TakeBillingPage input, CancellationToken cancellationToken)
    {
        BillingRun run = (await runs.GetAsync(input.RunId, cancellationToken)).State;
        if (run.Status != BillingRunStatus.Running || run.Attempt != input.Attempt)
        {
            return new BillingPage(GoesOn: false, [], null, run.IsPreview);
        }

        (IReadOnlyList<string> contracts, string? next) = await agenda.DueAsync(run.Day, input.Cursor, options.Value.PageSize, cancellationToken);
        return new BillingPage(GoesOn: true, contracts, next, run.IsPreview);
    }
}
