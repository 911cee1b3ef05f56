using LeadToCash.Cases;
using LeadToCash.QuoteToOrder;

namespace LeadToCash.OrderManagement;

/// <summary>Keeps the lists as orders are.</summary>
public sealed class OrderListObserver(OrderListRows rows) : ICaseObserver
{
    /// <inheritdoc/>
    public string? CaseType => Order.CaseType;

    /// <inheritdoc/>
    public async Task OnAsync(CaseEvent @event, Processes processes, CancellationToken cancellationToken)
    {
        CaseFile<Order> file = await @event.CaseAsync<Order>(cancellationToken);
        if (file.State is { Number: not null, Gross: not null, PlacedAt: not null })
        {
            await rows.MoveAsync(OrderRow.Of(file.Id, file.State), file.Version, cancellationToken);
        }
    }
}
