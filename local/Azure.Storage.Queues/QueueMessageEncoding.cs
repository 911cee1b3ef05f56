namespace Azure.Storage.Queues;

/// <summary>How a body becomes a message's text.</summary>
public enum QueueMessageEncoding
{
    /// <summary>As it is; the text must be valid in XML.</summary>
    None = 0,

    /// <summary>As base64 of its bytes, which is what queue triggers expect.</summary>
    Base64 = 1,
}
