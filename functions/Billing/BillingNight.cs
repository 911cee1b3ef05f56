using LeadToCash.Calendar;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace LeadToCash.Billing;

/// <summary>
/// Every night at half past one UTC: billing of what is due, and replication of what the billing back end does not have. A night that was missed is made good by the next one: what is due stays due.
/// Safe to run twice: a night's run has one id.
/// </summary>
public sealed class BillingNight(BillingRuns runs, BillingAgenda agenda, Replication replication, BusinessCalendars calendars, TimeProvider time)
{
    private const string Schedule = "0 30 1 * * *";

    /// <summary>Starts the run if a contract is due; a night without any has none.</summary>
    [Function("BillAtNight")]
    public async Task BillAsync([TimerTrigger(Schedule)] TimerInfo timer, CancellationToken cancellationToken)
    {
        if ((await agenda.DueAsync(calendars.Today(time), null, 1, cancellationToken)).Contracts.Count > 0)
        {
            await runs.StartAsync("night", isPreview: false, "system", cancellationToken);
        }
    }

    /// <summary>Starts the replication if the back end lacks anything.</summary>
    [Function("ReplicateAtNight")]
    public async Task ReplicateAsync([TimerTrigger(Schedule)] TimerInfo timer, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        if (await replication.IsNeededAsync(cancellationToken))
        {
            await replication.StartAsync("night", "system", client, cancellationToken);
        }
    }
}
