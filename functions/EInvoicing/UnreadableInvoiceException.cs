namespace LeadToCash.EInvoicing;

/// <summary>A file is no invoice of UBL 2.1: not well-formed, of another kind, or with a date or number that is none. Says which; trying again does not help.</summary>
public sealed class UnreadableInvoiceException : Exception
{
    /// <summary>A file that is wrong.</summary>
    public UnreadableInvoiceException(string message)
        : base(message)
    {
    }

    /// <summary>A file that is wrong, as another failure says.</summary>
    public UnreadableInvoiceException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
