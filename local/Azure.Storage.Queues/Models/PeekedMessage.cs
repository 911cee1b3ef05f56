#nullable disable annotations
using System.ComponentModel;
using LeadToCash.Local.Storage.Queues;

namespace Azure.Storage.Queues.Models;

/// <summary>A message looked at without receiving it.</summary>
public class PeekedMessage
{
    internal PeekedMessage(StoredMessage message, BinaryData body)
    {
        MessageId = message.MessageId;
        Body = body;
        InsertedOn = message.InsertedOn;
        ExpiresOn = message.ExpiresOn;
        DequeueCount = message.DequeueCount;
    }

    /// <summary>The message's id.</summary>
    public string MessageId { get; }

    /// <summary>The body as text.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public string MessageText => Body?.ToString();

    /// <summary>The body, decoded as <see cref="QueueClientOptions.MessageEncoding"/> says.</summary>
    public BinaryData Body { get; }

    /// <summary>When it was sent (UTC).</summary>
    public DateTimeOffset? InsertedOn { get; }

    /// <summary>When it is dropped unread (UTC).</summary>
    public DateTimeOffset? ExpiresOn { get; }

    /// <summary>How often it was received, this time included.</summary>
    public long DequeueCount { get; }
}
