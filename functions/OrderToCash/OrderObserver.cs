using LeadToCash.Cases;
using LeadToCash.QuoteToOrder;

namespace LeadToCash.OrderToCash;

/// <summary>Starts the process of a placed order, and tells its parts what happened outside of them.</summary>
public sealed class OrderObserver : ICaseObserver
{
    /// <inheritdoc/>
    public string? CaseType => Order.CaseType;

    /// <inheritdoc/>
    public Task OnAsync(CaseEvent @event, Processes processes, CancellationToken cancellationToken) => @event.As<OrderEvent>() switch
    {
        OrderPlaced placed => processes.StartAsync(
            nameof(OrderOrchestrator),
            FulfilOrder.InstanceId(@event.CaseId),
            new FulfilOrder(@event.CaseId, [.. placed.Parts.Select(part => part.Id)]),
            cancellationToken),
        PartResumed resumed => processes.RaiseAsync(FulfilPart.InstanceId(@event.CaseId, resumed.PartId), resumed, cancellationToken),
        OrderCancelled cancelled => Task.WhenAll(SplitRule.All.Select(
            rule => processes.RaiseAsync(FulfilPart.InstanceId(@event.CaseId, rule.PartId), cancelled, cancellationToken))),
        _ => Task.CompletedTask,
    };
}
