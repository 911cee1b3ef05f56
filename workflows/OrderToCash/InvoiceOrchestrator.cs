using LeadToCash.Cases;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace LeadToCash.OrderToCash;

/// <summary>
/// Carries one invoice from the decision what it bills to its payment. One that would break a rule of e-invoicing waits until somebody has mended what it is
/// made of, and is tried again every day.
/// </summary>
public static class InvoiceOrchestrator
{
    private static readonly TimeSpan NextTry = TimeSpan.FromDays(1);

    [Function(nameof(InvoiceOrchestrator))]
    public static async Task RunAsync([OrchestrationTrigger] TaskOrchestrationContext context, BillToIssue bill)
    {
        IssuedBill issued = await IssueAsync(context, bill);
        await context.SendInvoiceAsync(new(bill.InvoiceId));
        if (issued.IsCredit)
        {
            return;
        }

        await context.CollectAsync(new(bill.InvoiceId));
        await context.SendReceiptAsync(new(bill.InvoiceId));
    }

    private static async Task<IssuedBill> IssueAsync(TaskOrchestrationContext context, BillToIssue bill)
    {
        Task<BillMended> mended = context.Next<BillMended>();
        for (int attempt = 1; ; attempt++)
        {
            DateTimeOffset now = new(context.CurrentUtcDateTime, TimeSpan.Zero);
            IssuedBill issued = await context.IssueBillAsync(new(bill, now));
            if (issued.Violations.Count == 0)
            {
                return issued;
            }

            await context.ReportBlockedBillAsync(new(bill, issued.Violations, attempt));
            if (await context.ArrivesByAsync(mended, now + NextTry))
            {
                mended = context.Next<BillMended>();
            }
        }
    }
}
