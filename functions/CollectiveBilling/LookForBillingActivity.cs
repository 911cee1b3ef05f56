using System.Globalization;
using LeadToCash.Billing;
using LeadToCash.Cases;
using Microsoft.Azure.Functions.Worker;
using RunStore = LeadToCash.Cases.CaseStore<LeadToCash.Billing.BillingRun, LeadToCash.Billing.BillingRunCommand, LeadToCash.Billing.BillingRunEvent>;

namespace LeadToCash.CollectiveBilling;

/// <summary>Whether the contracts of the night are still to be billed: the run is under way, or was not started although contracts are due. Reads only: two requests.</summary>
public sealed class LookForBillingActivity(RunStore runs, BillingAgenda agenda)
{
    [Function(nameof(LookForBilling))]
    public async Task<bool> RunAsync([ActivityTrigger] LookForBilling input, CancellationToken cancellationToken)
    {
        string night = string.Create(CultureInfo.InvariantCulture, $"{input.Day:yyyyMMdd}-night");
        return await runs.FindAsync(night, cancellationToken) is { State: { } run }
            ? run.Status == BillingRunStatus.Running
            : (await agenda.DueAsync(input.Day, null, 1, cancellationToken)).Contracts.Count > 0;
    }
}
