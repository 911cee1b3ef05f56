namespace LeadToCash.Local.Hosting.Invocation;

/// <summary>Tells running functions that the host can wait for them no longer.</summary>
internal sealed class HostShutdown : IDisposable
{
    private readonly CancellationTokenSource _source = new();

    public CancellationToken Token => _source.Token;

    public Task CancelAsync() => _source.CancelAsync();

    public void Dispose() => _source.Dispose();
}
