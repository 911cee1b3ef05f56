using LeadToCash.Availability;
using LeadToCash.Cases;
using LeadToCash.OpportunityToQuote;

namespace LeadToCash.QuoteToOrder;

/// <summary>
/// Makes the goods that are held for an accepted quote the order's, then places the order, if there is anything to fulfil: so its warehouse finds them held. Shown twice, it is still one order with one hold:
/// its id is made of the quote's.
/// </summary>
public sealed class AcceptedQuoteObserver(OrderPlacement orders, QuotedStockConfirmation stock) : ICaseObserver
{
    /// <inheritdoc/>
    public string? CaseType => Quote.CaseType;

    /// <inheritdoc/>
    public async Task OnAsync(CaseEvent @event, Processes processes, CancellationToken cancellationToken)
    {
        if (@event.Name != nameof(QuoteAccepted) || @event.As<QuoteAccepted>() is not { OrderId: not null } accepted)
        {
            return;
        }

        Quote quote = (await @event.CaseAsync<Quote>(cancellationToken)).State;
        if (quote.Promises is { } promises)
        {
            IReadOnlyList<StockLine> held = [.. QuotedStock.Of(quote, quote.Content!).Lines.Where(line => promises.Lines.Any(one => one.Line == line.Line))];
            await stock.ConfirmAsync(new(quote.Id, accepted.QuoteVersion, accepted.Order.OrderId, accepted.AcceptedAt, held), cancellationToken);
        }

        await orders.PlaceAsync(accepted.Order, "customer", cancellationToken);
    }
}
