using LeadToCash.Cases;
using LeadToCash.Dunning;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace LeadToCash.OrderToCash;

/// <summary>
/// Collects one invoice: the letter that is due is sent, whatever happens has the claim looked at anew, and when nothing is left to be asked it ends. After the
/// last letter it waits; what comes then is decided by people.
/// </summary>
public static class DunningOrchestrator
{
    [Function(nameof(DunningOrchestrator))]
    public static async Task RunAsync([OrchestrationTrigger] TaskOrchestrationContext context, CollectInvoice invoice)
    {
        Task<PaymentReceived> payment = context.Next<PaymentReceived>(); // open before the look at the invoice, so that no payment falls between
        ReminderPlan plan = await context.PlanRemindersAsync(new(invoice.InvoiceId));
        if (plan.IsPaid)
        {
            return;
        }

        await (plan.ByClaim ? FollowClaimAsync(context, invoice.InvoiceId, payment) : FollowPlanAsync(context, invoice.InvoiceId, plan, payment));
    }

    private static async Task FollowClaimAsync(TaskOrchestrationContext context, string invoiceId, Task<PaymentReceived> payment)
    {
        Task<ClaimChanged> change = context.Next<ClaimChanged>();
        while (true)
        {
            DateTimeOffset now = new(context.CurrentUtcDateTime, TimeSpan.Zero);
            LetterOutlook outlook = await context.PlanLetterAsync(new(invoiceId, now));
            if (outlook.IsSettled)
            {
                return;
            }

            if (outlook.DueLevel is { } level)
            {
                await context.SendLetterAsync(new(invoiceId, level, now));
                continue;
            }

            await SomethingAsync(context, outlook.LookAgainAt, payment, change);
            payment = payment.IsCompleted ? context.Next<PaymentReceived>() : payment;
            change = change.IsCompleted ? context.Next<ClaimChanged>() : change;
        }
    }

    private static async Task SomethingAsync(TaskOrchestrationContext context, DateTimeOffset? until, params Task[] events)
    {
        using CancellationTokenSource timerCancellation = new();
        await Task.WhenAny(until is { } instant ? [.. events, context.CreateTimer(instant.UtcDateTime, timerCancellation.Token)] : events);
        timerCancellation.Cancel(); // an open timer would keep the instance running
    }

    /// <summary>The way before claims were reckoned; invoices that were collected then still take it.</summary>
    private static async Task FollowPlanAsync(TaskOrchestrationContext context, string invoiceId, ReminderPlan plan, Task<PaymentReceived> payment)
    {
        foreach (PlannedReminder reminder in plan.Reminders)
        {
            while (await context.ArrivesByAsync(payment, reminder.At))
            {
                if ((await payment).Open.IsZero)
                {
                    return;
                }

                payment = context.Next<PaymentReceived>();
            }

            await context.SendReminderAsync(new(invoiceId, reminder.Level));
        }

        while (!(await payment).Open.IsZero)
        {
            payment = context.Next<PaymentReceived>();
        }
    }
}
