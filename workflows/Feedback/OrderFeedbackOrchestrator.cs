using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace LeadToCash.Feedback;

/// <summary>Asks the customer of one order how ordering was, however long the mail takes. Instance <c>order-feedback-{orderId}</c>.</summary>
public static class OrderFeedbackOrchestrator
{
    /// <summary>Instance id of an order's question.</summary>
    public static string InstanceId(string orderId) => $"order-feedback-{orderId}";

    [Function(nameof(OrderFeedbackOrchestrator))]
    public static Task RunAsync([OrchestrationTrigger] TaskOrchestrationContext context, AskAboutOrder order) => context.AskAboutOrderAsync(order);
}
