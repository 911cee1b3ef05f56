using LeadToCash.Cases;
using Microsoft.Azure.Functions.Worker;
using InvoiceStore = LeadToCash.Cases.CaseStore<LeadToCash.OrderToCash.Invoice, LeadToCash.OrderToCash.InvoiceCommand, LeadToCash.OrderToCash.InvoiceEvent>;

namespace LeadToCash.OrderToCash;

/// <summary>
/// Notes a reminder on the invoice and sends it, unless the invoice was paid meanwhile. Safe to run twice: the level is noted once and the mailer drops
/// a repeated key.
/// </summary>
public sealed class SendReminderActivity(InvoiceStore invoices, InvoiceMails mails)
{
    [Function(nameof(SendReminder))]
    public async Task RunAsync([ActivityTrigger] SendReminder input, CancellationToken cancellationToken)
    {
        CaseOutcome<Invoice, InvoiceEvent> outcome = await invoices.ExecuteAsync(
            input.InvoiceId, $"reminder-{input.Level}", new InvoiceCommand.Remind(input.Level), cancellationToken: cancellationToken);
        if (outcome.Required() is { Open.IsZero: false } invoice)
        {
            await mails.ReminderAsync(input.InvoiceId, invoice, input.Level, cancellationToken);
        }
    }
}
