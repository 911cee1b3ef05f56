namespace LeadToCash.Local.Hosting;

/// <summary>The host can't start. The message is one sentence for the person at the terminal, or several on lines of their own.</summary>
internal sealed class HostStartException : Exception
{
    public HostStartException(string message)
        : base(message)
    {
    }

    public HostStartException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
