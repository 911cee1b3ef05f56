using LeadToCash.Cases;
using Microsoft.Azure.Functions.Worker;
using InvoiceStore = LeadToCash.Cases.CaseStore<LeadToCash.OrderToCash.Invoice, LeadToCash.OrderToCash.InvoiceCommand, LeadToCash.OrderToCash.InvoiceEvent>;

namespace LeadToCash.OrderToCash;

/// <summary>Thanks for the payment, unless the invoice ended otherwise: credited, given up. Safe to run twice: the mailer drops a repeated key.</summary>
public sealed class SendReceiptActivity(InvoiceStore invoices, InvoiceMails mails)
{
    [Function(nameof(SendReceipt))]
    public async Task RunAsync([ActivityTrigger] SendReceipt input, CancellationToken cancellationToken)
    {
        Invoice invoice = (await invoices.GetAsync(input.InvoiceId, cancellationToken)).State;
        if (invoice.Status == InvoiceStatus.Paid)
        {
            await mails.ReceiptAsync(input.InvoiceId, invoice, cancellationToken);
        }
    }
}
