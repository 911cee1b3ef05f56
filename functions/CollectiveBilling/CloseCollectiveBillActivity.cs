using LeadToCash.Calendar;
using LeadToCash.Cases;
using LeadToCash.Insights;
using Microsoft.Azure.Functions.Worker;
using TaskStore = LeadToCash.Cases.CaseStore<LeadToCash.Insights.StaffTask, LeadToCash.Insights.StaffTaskCommand, LeadToCash.Insights.StaffTaskEvent>;

namespace LeadToCash.CollectiveBilling;

/// <summary>
/// Closes a collective bill. Safe to run twice: an invoice is decided once, and one that is closed is taken off the list. A broken rule is a result and a task for finance, so that it is not tried again in vain that night.
/// </summary>
public sealed class CloseCollectiveBillActivity(CollectiveBills bills, CollectiveBillList list, TaskStore tasks, BusinessCalendars calendars, TimeProvider time)
{
    [Function(nameof(CloseCollectiveBill))]
    public async Task<CollectiveBillOutcome> RunAsync([ActivityTrigger] CloseCollectiveBill input, CancellationToken cancellationToken)
    {
        try
        {
            CollectiveBill closed = (await bills.CloseAsync(input.Id, input.By, cancellationToken)).Required();
            await list.SetAsync(closed, cancellationToken);
            return new CollectiveBillOutcome(closed.InvoiceId);
        }
        catch (BusinessRuleException broken)
        {
            await tasks.ExecuteAsync(
                $"collective-{input.Id}", "open",
                new OpenTask($"Collective invoice {input.Id} can't be decided", broken.Message, "finance", calendars.Today(time).AddDays(1), $"/collective-bills/{input.Id}", CustomerId: null),
                cancellationToken: cancellationToken);
            return new CollectiveBillOutcome(null, broken.Message);
        }
    }
}
