#nullable disable annotations
namespace Azure.Storage.Queues.Models;

/// <summary>What the service says about a message that it accepted.</summary>
public class SendReceipt
{
    internal SendReceipt(string messageId, DateTimeOffset insertionTime, DateTimeOffset expirationTime, string popReceipt, DateTimeOffset timeNextVisible)
    {
        MessageId = messageId;
        InsertionTime = insertionTime;
        ExpirationTime = expirationTime;
        PopReceipt = popReceipt;
        TimeNextVisible = timeNextVisible;
    }

    /// <summary>The message's id.</summary>
    public string MessageId { get; }

    /// <summary>When it was accepted (UTC).</summary>
    public DateTimeOffset InsertionTime { get; }

    /// <summary>When it is dropped unread (UTC).</summary>
    public DateTimeOffset ExpirationTime { get; }

    /// <summary>Lets the sender change or delete it until someone receives it.</summary>
    public string PopReceipt { get; }

    /// <summary>When it can be received (UTC).</summary>
    public DateTimeOffset TimeNextVisible { get; }
}
