#nullable disable annotations
using System.ComponentModel;
using LeadToCash.Local.Storage.Queues;

namespace Azure.Storage.Queues.Models;

/// <summary>A received message: invisible to others until <see cref="NextVisibleOn"/>, to be deleted when its work is done.</summary>
public class QueueMessage
{
    internal QueueMessage(StoredMessage message, BinaryData body)
    {
        MessageId = message.MessageId;
        PopReceipt = message.PopReceipt;
        Body = body;
        NextVisibleOn = message.NextVisibleOn;
        InsertedOn = message.InsertedOn;
        ExpiresOn = message.ExpiresOn;
        DequeueCount = message.DequeueCount;
    }

    private QueueMessage(QueueMessage message, UpdateReceipt updated)
    {
        MessageId = message.MessageId;
        PopReceipt = updated.PopReceipt;
        Body = message.Body;
        NextVisibleOn = updated.NextVisibleOn;
        InsertedOn = message.InsertedOn;
        ExpiresOn = message.ExpiresOn;
        DequeueCount = message.DequeueCount;
    }

    /// <summary>The message's id.</summary>
    public string MessageId { get; }

    /// <summary>Proves that this receiver holds the message; void once it is received, or changed, again.</summary>
    public string PopReceipt { get; }

    /// <summary>The body as text.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public string MessageText => Body?.ToString();

    /// <summary>The body, decoded as <see cref="QueueClientOptions.MessageEncoding"/> says.</summary>
    public BinaryData Body { get; }

    /// <summary>When others can receive it (UTC).</summary>
    public DateTimeOffset? NextVisibleOn { get; }

    /// <summary>When it was sent (UTC).</summary>
    public DateTimeOffset? InsertedOn { get; }

    /// <summary>When it is dropped unread (UTC).</summary>
    public DateTimeOffset? ExpiresOn { get; }

    /// <summary>How often it was received, this time included.</summary>
    public long DequeueCount { get; }

    /// <summary>The same message with the receipt of its change.</summary>
    public QueueMessage Update(UpdateReceipt updated) => new(this, updated);
}
