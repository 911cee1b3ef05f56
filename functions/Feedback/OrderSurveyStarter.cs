using LeadToCash.Cases;
using LeadToCash.QuoteToOrder;

namespace LeadToCash.Feedback;

/// <summary>Has the customer of every placed order asked, once.</summary>
public sealed class OrderSurveyStarter : ICaseObserver
{
    /// <inheritdoc/>
    public string? CaseType => Order.CaseType;

    /// <inheritdoc/>
    public Task OnAsync(CaseEvent @event, Processes processes, CancellationToken cancellationToken) => @event.Name == nameof(OrderPlaced)
        ? processes.StartAsync(nameof(OrderFeedbackOrchestrator), OrderFeedbackOrchestrator.InstanceId(@event.CaseId), new AskAboutOrder(@event.CaseId), cancellationToken)
        : Task.CompletedTask;
}
