using System.Text.Json;

namespace LeadToCash.Webhooks;

/// <summary>A delivery that was accepted from a sender.</summary>
public sealed record WebhookDelivery
{
    /// <summary>Sender.</summary>
    public required string Source { get; init; }

    /// <summary>The sender's id of the event, or a hash where it gives none or an unusable one.</summary>
    public required string EventId { get; init; }

    /// <summary>What it is about, in the sender's words.</summary>
    public required string Topic { get; init; }

    /// <summary>When it was accepted, UTC.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>The raw bytes.</summary>
    public required byte[] Body { get; init; }

    /// <summary>How far it is.</summary>
    public DeliveryStatus Status { get; init; }

    /// <summary>Why it was rejected or ignored, or could not be handled yet; null otherwise.</summary>
    public string? Reason { get; init; }

    /// <summary>When it was handled, UTC; null until then.</summary>
    public DateTimeOffset? HandledAt { get; init; }

    /// <summary>The trace in which it came (W3C traceparent); null if none was recorded.</summary>
    public string? TraceParent { get; init; }

    /// <summary>Names it for ever: the same for every repetition.</summary>
    internal string Key => KeyOf(Source, EventId);

    internal static string KeyOf(string source, string eventId) => $"{source}:{eventId}";

    /// <summary>The body as JSON; it was checked when it came.</summary>
    public JsonElement Json() => JsonSerializer.Deserialize<JsonElement>(Body);
}

/// <summary>How far a delivery is.</summary>
public enum DeliveryStatus
{
    /// <summary>Kept, and in the queue.</summary>
    Received,

    /// <summary>Done.</summary>
    Processed,

    /// <summary>Kept, but nothing here is interested in it.</summary>
    Ignored,

    /// <summary>Kept, but its content can't be used; the reason is with it.</summary>
    Rejected,
}

/// <summary>What came of handling a delivery.</summary>
/// <param name="Status">Processed or ignored.</param>
/// <param name="Reason">Why it was ignored; null when processed.</param>
public sealed record DeliveryOutcome(DeliveryStatus Status, string? Reason)
{
    /// <summary>Done.</summary>
    public static DeliveryOutcome Processed { get; } = new(DeliveryStatus.Processed, null);

    /// <summary>Not for us.</summary>
    public static DeliveryOutcome Ignored(string reason) => new(DeliveryStatus.Ignored, reason);
}
