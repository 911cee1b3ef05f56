using LeadToCash.Cases;
using LeadToCash.QuoteToOrder;

namespace LeadToCash.Proposals;

/// <summary>Counts each order once, and takes a cancelled one out.</summary>
public sealed class BasketObserver(BasketCounts baskets) : ICaseObserver
{
    /// <inheritdoc/>
    public string? CaseType => Order.CaseType;

    /// <inheritdoc/>
    public Task OnAsync(CaseEvent @event, Processes processes, CancellationToken cancellationToken) => @event.Name switch
    {
        nameof(OrderPlaced) => baskets.CountAsync(
            @event.CaseId, @event.Version, @event.As<OrderPlaced>().Draft.Lines.Select(line => (line.Sku, line.Net.Amount)), cancellationToken),
        nameof(OrderCancelled) => baskets.TakeOutAsync(@event.CaseId, @event.Version, cancellationToken),
        _ => Task.CompletedTask,
    };
}
