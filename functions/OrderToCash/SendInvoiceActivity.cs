using Microsoft.Azure.Functions.Worker;
using InvoiceStore = LeadToCash.Cases.CaseStore<LeadToCash.OrderToCash.Invoice, LeadToCash.OrderToCash.InvoiceCommand, LeadToCash.OrderToCash.InvoiceEvent>;

namespace LeadToCash.OrderToCash;

/// <summary>Sends the invoice to the customer. Safe to run twice: the mailer drops a repeated key.</summary>
public sealed class SendInvoiceActivity(InvoiceStore invoices, InvoiceMails mails)
{
    [Function(nameof(SendInvoice))]
    public async Task RunAsync([ActivityTrigger] SendInvoice input, CancellationToken cancellationToken) =>
        await mails.InvoiceAsync(input.InvoiceId, (await invoices.GetAsync(input.InvoiceId, cancellationToken)).State, cancellationToken);
}
