using System.Globalization;
using LeadToCash.Cases;
using Microsoft.Azure.Functions.Worker;
using RunStore = LeadToCash.Cases.CaseStore<LeadToCash.Billing.BillingRun, LeadToCash.Billing.BillingRunCommand, LeadToCash.Billing.BillingRunEvent>;

namespace LeadToCash.Billing;

/// <summary>Notes what came of a page. Safe to run twice: a page of an attempt is noted once.</summary>
public sealed class NoteBillingPageActivity(RunStore runs)
{
    [Function(nameof(NoteBillingPage))]
    public async Task<BillingRunProgress> RunAsync([ActivityTrigger] NoteBillingPage input, CancellationToken cancellationToken)
    {
        string commandId = string.Create(CultureInfo.InvariantCulture, $"page/{input.Attempt}/{input.Page}");
        BillingRun run = (await runs.ExecuteAsync(
            input.RunId, commandId, new BillingRunCommand.NotePage(input.Attempt, input.Page, input.Next, input.Contracts), cancellationToken: cancellationToken)).Required();
        return new BillingRunProgress(run.Status == BillingRunStatus.Running && run.Attempt == input.Attempt);
    }
}
