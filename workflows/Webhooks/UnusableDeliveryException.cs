namespace LeadToCash.Webhooks;

/// <summary>A delivery was signed and well-formed, but its content can't be used. Repeating it changes nothing: a person has to look.</summary>
public sealed class UnusableDeliveryException : Exception
{
    /// <param name="message">What is missing or wrong, and where; for people.</param>
    public UnusableDeliveryException(string message)
        : base(message)
    {
    }
}
