using LeadToCash.Cases;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace LeadToCash.OrderToCash;

/// <summary>Reminds the customer of one invoice until it is paid. After the last reminder it waits; what comes then is decided by people.</summary>
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

            await context.SendReminderAsync(new(invoice.InvoiceId, reminder.Level));
        }

        while (!(await payment).Open.IsZero)
        {
            payment = context.Next<PaymentReceived>();
        }
    }
}
