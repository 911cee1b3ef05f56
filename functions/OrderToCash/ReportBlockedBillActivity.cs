using System.Globalization;
using LeadToCash.Calendar;
using LeadToCash.Cases;
using LeadToCash.Insights;
using Microsoft.Azure.Functions.Worker;
using TaskStore = LeadToCash.Cases.CaseStore<LeadToCash.Insights.StaffTask, LeadToCash.Insights.StaffTaskCommand, LeadToCash.Insights.StaffTaskEvent>;

namespace LeadToCash.OrderToCash;

/// <summary>Opens a task for finance: an invoice would break rules. Safe to run twice: the task's id is made of the invoice.</summary>
public sealed class ReportBlockedBillActivity(TaskStore tasks, BusinessCalendars calendars, TimeProvider time)
{
    [Function(nameof(ReportBlockedBill))]
    public async Task RunAsync([ActivityTrigger] ReportBlockedBill input, CancellationToken cancellationToken)
    {
        string id = string.Create(CultureInfo.InvariantCulture, $"blocked-{input.Bill.InvoiceId}-{input.Occurrence}");
        string details = $"It would break rules of e-invoicing: {string.Join(" ", input.Violations)} It takes no number before they are kept. It is tried again every day, and at once by POST /api/invoices/{input.Bill.InvoiceId}/issue.";
        await tasks.ExecuteAsync(
            id, "open", new OpenTask($"Invoice {input.Bill.InvoiceId} can't be issued", details, "finance", calendars.Today(time).AddDays(1), LinkOf(input.Bill), CustomerId: null), cancellationToken: cancellationToken);
    }

    private static string LinkOf(BillToIssue bill) => bill.Origin switch
    {
        BillOrigins.Order => $"/staff/orders/{bill.OriginId}",
        BillOrigins.Contract => $"/contracts/{bill.OriginId}",
        BillOrigins.Collective => $"/collective-bills/{bill.OriginId}",
        _ => $"/api/invoices/{bill.OriginId}",
    };
}
