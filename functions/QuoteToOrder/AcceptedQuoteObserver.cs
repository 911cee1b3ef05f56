using LeadToCash.Cases;
using LeadToCash.OpportunityToQuote;

namespace LeadToCash.QuoteToOrder;

/// <summary>Places the order of an accepted quote, if there is anything to fulfil. Shown twice, it is still one order: its id is made of the quote's.</summary>
public sealed class AcceptedQuoteObserver(OrderPlacement orders) : ICaseObserver
{
    /// <inheritdoc/>
    public string? CaseType => Quote.CaseType;

    /// <inheritdoc/>
    public async Task OnAsync(CaseEvent @event, Processes processes, CancellationToken cancellationToken)
    {
        if (@event.Name == nameof(QuoteAccepted) && @event.As<QuoteAccepted>() is { OrderId: not null } accepted)
        {
            await orders.PlaceAsync(accepted.Order, "customer", cancellationToken);
        }
    }
}
