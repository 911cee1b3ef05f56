using Microsoft.Azure.Functions.Worker;
using InvoiceStore = LeadToCash.Cases.CaseStore<LeadToCash.OrderToCash.Invoice, LeadToCash.OrderToCash.InvoiceCommand, LeadToCash.OrderToCash.InvoiceEvent>;

namespace LeadToCash.OrderToCash;

/// <summary>Thanks the customer for the payment. Safe to run twice: the mailer drops a repeated key.</summary>
public sealed class SendReceiptActivity(InvoiceStore invoices, InvoiceMails mails)
{
    [Function(nameof(SendReceipt))]
    public async Task RunAsync([ActivityTrigger] SendReceipt input, CancellationToken cancellationToken) =>
        await mails.ReceiptAsync(input.InvoiceId, (await invoices.GetAsync(input.InvoiceId, cancellationToken)).State, cancellationToken);
}
