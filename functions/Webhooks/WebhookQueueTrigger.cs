using System.Diagnostics;
using LeadToCash.Cases;
using LeadToCash.Telemetry;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace LeadToCash.Webhooks;

/// <summary>
/// Hands kept deliveries to their handlers. Safe to run twice: a handled delivery is not handed out again, and handlers change nothing on a
/// repetition. A failure that may pass is thrown, so that the queue tries again.
/// </summary>
public sealed partial class WebhookQueueTrigger(WebhookInbox inbox, IEnumerable<IWebhookHandler> handlers, ILogger<WebhookQueueTrigger> logger)
{
    private readonly Dictionary<(string Source, string Topic), IWebhookHandler> _handlers =
        handlers.SelectMany(handler => handler.Topics.Select(topic => (handler, topic))).ToDictionary(pair => (pair.handler.Source, pair.topic), pair => pair.handler);

    [Function("WebhookDeliveries")]
    public async Task RunAsync([QueueTrigger(WebhookInbox.QueueName)] WebhookMessage message, CancellationToken cancellationToken)
    {
        WebhookDelivery? delivery = await inbox.FindAsync(message.Source, message.EventId, cancellationToken);
        if (delivery is { Status: DeliveryStatus.Received })
        {
            using Activity? trace = TraceCarrier.Continue($"deliver {delivery.Source} {delivery.Topic}", delivery.TraceParent);
            DeliveryOutcome outcome = await HandleAsync(delivery, cancellationToken);
            await inbox.MarkAsync(delivery, outcome, cancellationToken);
            Handled(logger, delivery.Source, delivery.EventId, delivery.Topic, outcome.Status);
        }
    }

    private async Task<DeliveryOutcome> HandleAsync(WebhookDelivery delivery, CancellationToken cancellationToken)
    {
        if (!_handlers.TryGetValue((delivery.Source, delivery.Topic), out IWebhookHandler? handler))
        {
            return DeliveryOutcome.Ignored($"Nothing here handles '{delivery.Topic}'.");
        }

        try
        {
            return await handler.HandleAsync(delivery, cancellationToken);
        }
        catch (Exception failure) when (failure is UnusableDeliveryException or BusinessRuleException or OverflowException)
        {
            return new DeliveryOutcome(DeliveryStatus.Rejected, failure.Message);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            await inbox.NoteAsync(delivery, $"Tried in vain at last: {failure.Message}", cancellationToken);
            throw;
        }
    }

    [LoggerMessage(EventId = 2502, Level = LogLevel.Information, Message = "Delivery {EventId} of {Source} ({Topic}): {Status}")]
    private static partial void Handled(ILogger logger, string source, string eventId, string topic, DeliveryStatus status);
}
