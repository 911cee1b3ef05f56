using System.Globalization;
using LeadToCash.Cases;
using LeadToCash.QuoteToOrder;
using Microsoft.Azure.Functions.Worker;
using OrderStore = LeadToCash.Cases.CaseStore<LeadToCash.QuoteToOrder.Order, LeadToCash.QuoteToOrder.OrderCommand, LeadToCash.QuoteToOrder.OrderEvent>;

namespace LeadToCash.OrderToCash;

/// <summary>Credits an invoice for what came back. Safe to run twice: under a return's key an invoice is credited once.</summary>
public sealed class CreditReturnActivity(OrderStore orders, InvoiceChanges changes)
{
    [Function(nameof(CreditReturn))]
    public async Task<ReturnCredited> RunAsync([ActivityTrigger] CreditReturn input, CancellationToken cancellationToken)
    {
        Order order = (await orders.GetAsync(input.OrderId, cancellationToken)).State;
        GoodsReturn back = order.Return(input.Sequence) ?? throw new BusinessRuleException($"Order '{input.OrderId}' has no return {input.Sequence:D}.");
        string key = string.Create(CultureInfo.InvariantCulture, $"return/{input.OrderId}/{input.Sequence}");
        (string creditNoteId, Refusal? refusal) = await changes.CreditAsync(
            input.Credit.InvoiceId, input.Credit.Lines, $"{back.Number}: {back.Reason}", "system", key, cancellationToken);
        return refusal is null ? new ReturnCredited(creditNoteId, null) : new ReturnCredited(null, $"{input.Credit.InvoiceId}: {refusal.Reason}");
    }
}
