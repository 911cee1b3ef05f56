using LeadToCash.Cases;
using LeadToCash.QuoteToOrder;
using OrderStore = LeadToCash.Cases.CaseStore<LeadToCash.QuoteToOrder.Order, LeadToCash.QuoteToOrder.OrderCommand, LeadToCash.QuoteToOrder.OrderEvent>;

namespace LeadToCash.OrderToCash;

/// <summary>Tells the dunning of a payment, and settles the order when nothing is open any more.</summary>
public sealed class InvoiceObserver(OrderStore orders) : ICaseObserver
{
    /// <inheritdoc/>
    public string? CaseType => Invoice.CaseType;

    /// <inheritdoc/>
    public async Task OnAsync(CaseEvent @event, Processes processes, CancellationToken cancellationToken)
    {
        Money? open = @event.As<InvoiceEvent>() switch
        {
            InvoiceIssued issued => issued.Bill.Gross,
            PaymentReceived received => received.Open,
            _ => null,
        };
        if (open is { IsZero: true })
        {
            await orders.ExecuteAsync(Invoice.OrderIdOf(@event.CaseId), "settle", new SettleOrder(), cancellationToken: cancellationToken);
        }

        if (@event.Name == nameof(PaymentReceived))
        {
            await processes.RaiseAsync(CollectInvoice.InstanceId(@event.CaseId), (PaymentReceived)@event.As<InvoiceEvent>(), cancellationToken);
        }
    }
}
