using LeadToCash.Local.Hosting.Settings;

namespace LeadToCash.Local.Hosting.Http;

/// <summary>Keeps HTTP functions within the limits of <c>host.json</c>: so many run, so many wait, the others are refused.</summary>
internal sealed class HttpThrottle(HttpSettings settings) : IDisposable
{
    private readonly SemaphoreSlim? _places = settings.MaxConcurrentRequests is { } most ? new SemaphoreSlim(most) : null;
    private int _outstanding;

    /// <summary>Waits for a place; disposing it gives it back. Null when too many wait already.</summary>
    public async Task<IDisposable?> EnterAsync(CancellationToken cancellationToken)
    {
        if (Interlocked.Increment(ref _outstanding) > settings.MaxOutstandingRequests)
        {
            Interlocked.Decrement(ref _outstanding);
            return null;
        }

        try
        {
            if (_places is not null)
            {
                await _places.WaitAsync(cancellationToken);
            }

            return new Place(this);
        }
        catch (OperationCanceledException)
        {
            Interlocked.Decrement(ref _outstanding);
            throw;
        }
    }

    public void Dispose() => _places?.Dispose();

    private void Leave()
    {
        Interlocked.Decrement(ref _outstanding);
        _places?.Release();
    }

    private sealed class Place(HttpThrottle throttle) : IDisposable
    {
        public void Dispose() => throttle.Leave();
    }
}
