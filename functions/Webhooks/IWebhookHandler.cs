namespace LeadToCash.Webhooks;

/// <summary>Does what a kind of delivery asks for. Called at least once for each delivery; a repetition must change nothing.</summary>
public interface IWebhookHandler
{
    /// <summary>Whose deliveries it handles.</summary>
    string Source { get; }

    /// <summary>About what, in the sender's words.</summary>
    IReadOnlyList<string> Topics { get; }

    /// <summary>Handles a delivery.</summary>
    /// <exception cref="UnusableDeliveryException">Its content can't be used; it is kept as rejected and not tried again by itself.</exception>
    Task<DeliveryOutcome> HandleAsync(WebhookDelivery delivery, CancellationToken cancellationToken);
}
