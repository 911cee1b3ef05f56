namespace LeadToCash.Local.Hosting.Invocation;

/// <summary>Tells running functions that the host can wait for them no longer.</summary>
internal sealed class HostShutdown : IDisposable
{
    private readonly CancellationTokenSource _source = new();

    public CancellationToken Token => _source.Token;

    /// <summary>Whether the host ended as a crash does, so that what still runs must leave no trace.</summary>
    public bool IsAbandoned { get; private set; }

    /// <summary>Ends at once; running functions are cancelled and their results dropped.</summary>
    public void Abandon()
    {
        IsAbandoned = true;
        _source.Cancel();
    }

    public Task CancelAsync() => _source.CancelAsync();

    public void Dispose() => _source.Dispose();
}
