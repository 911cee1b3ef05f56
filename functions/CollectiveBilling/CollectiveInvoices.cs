using LeadToCash.Billing;
using LeadToCash.Cases;
using LeadToCash.OrderToCash;
using LeadToCash.QuoteToOrder;
using AccountStore = LeadToCash.Cases.CaseStore<LeadToCash.Billing.BillingAccount, LeadToCash.Billing.BillingCommand, LeadToCash.Billing.BillingEvent>;
using CollectiveStore = LeadToCash.Cases.CaseStore<LeadToCash.CollectiveBilling.CollectiveBill, LeadToCash.CollectiveBilling.CollectiveBillCommand, LeadToCash.CollectiveBilling.CollectiveBillEvent>;
using InvoiceStore = LeadToCash.Cases.CaseStore<LeadToCash.OrderToCash.Invoice, LeadToCash.OrderToCash.InvoiceCommand, LeadToCash.OrderToCash.InvoiceEvent>;
using OrderStore = LeadToCash.Cases.CaseStore<LeadToCash.QuoteToOrder.Order, LeadToCash.QuoteToOrder.OrderCommand, LeadToCash.QuoteToOrder.OrderEvent>;

namespace LeadToCash.CollectiveBilling;

/// <summary>Knows the decided collective invoices, and tells every order and contract on one that it is issued.</summary>
public sealed class CollectiveInvoices(
    CollectiveStore store, OrderStore orders, AccountStore accounts, InvoiceStore invoices, Payments payments) : IBillSource
{
    /// <inheritdoc/>
    public string Origin => BillOrigins.Collective;

    /// <inheritdoc/>
    public async Task<Bill> GetAsync(string originId, string invoiceId, CancellationToken cancellationToken) =>
        await CollectiveBills.DecidedAsync(store, originId, cancellationToken) ?? throw new BusinessRuleException($"The collective bill '{originId}' has decided no invoice '{invoiceId}'.");

    /// <summary>
    /// All of them know their invoice before the first prepayment pays it: what is settled then is settled for all. Four requests for each bill and those of a prepayment for each order. A repetition changes nothing.
    /// </summary>
    public async Task OnIssuedAsync(string originId, string invoiceId, Invoice invoice, CancellationToken cancellationToken)
    {
        foreach (CollectedBill bill in invoice.Collected)
        {
            await NoteAsync(bill, invoiceId, invoice.Number, cancellationToken);
        }

        foreach (string orderId in invoice.OrderIds)
        {
            await payments.UsePrepaymentsAsync(orderId, invoiceId, cancellationToken);
        }

        await SettleAsync(invoiceId, cancellationToken);
        (await store.ExecuteAsync(originId, "issued", new CollectiveBillCommand.NoteIssued(invoice.Number), cancellationToken: cancellationToken)).Required();
    }

    private async Task NoteAsync(CollectedBill bill, string invoiceId, string number, CancellationToken cancellationToken)
    {
        if (bill.Origin == BillOrigins.Order)
        {
            (await orders.ExecuteAsync(bill.OriginId, $"invoice/{bill.BillId}", new InvoiceOrder(bill.BillId, number, invoiceId), cancellationToken: cancellationToken)).Required();
        }
        else
        {
            (await accounts.ExecuteAsync(
                bill.OriginId, $"issued/{bill.BillId}", new BillingCommand.NoteIssued(bill.BillId, number, invoiceId), cancellationToken: cancellationToken)).Required();
        }
    }

    /// <summary>Money that came between the number and the last note settled only the orders that knew the invoice by then; whatever comes from now on settles all.</summary>
    private async Task SettleAsync(string invoiceId, CancellationToken cancellationToken)
    {
        CaseFile<Invoice> file = await invoices.GetAsync(invoiceId, cancellationToken);
        foreach (string orderId in file.State.Open.IsZero ? file.State.OrderIds : [])
        {
            await orders.ExecuteAsync(orderId, $"settle/{invoiceId}/issued-{file.Version}", new SettleOrder(invoiceId), cancellationToken: cancellationToken);
        }
    }
}
