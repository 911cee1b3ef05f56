namespace LeadToCash.Local.Testing;

/// <summary>The present code of an orchestrator does not do what a recorded instance of it did. Such instances in flight would fail.</summary>
public sealed class HistoryMismatchException : Exception
{
    /// <param name="message">Names the recording, what it holds, and what the code did.</param>
    /// <param name="innerException">The difference as the engine reports it, if it did.</param>
    public HistoryMismatchException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
