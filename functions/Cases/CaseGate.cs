namespace LeadToCash.Cases;

/// <summary>
/// Lets those who work on one case in one process pass one after the other, in the order in which they came, instead of letting all but one of them work in vain. It only
/// spares work: between processes ETags decide. Who is through a gate must not wait for the same gate again.
/// </summary>
public abstract class CaseGate : IDisposable
{
    private readonly SemaphoreSlim[] _doors = [.. Enumerable.Range(0, 64).Select(_ => new SemaphoreSlim(1))];

    /// <inheritdoc cref="PassAsync{T}"/>
    public Task PassAsync(string caseId, Func<Task> work, CancellationToken cancellationToken) => PassAsync(
        caseId,
        async () =>
        {
            await work();
            return true;
        },
        cancellationToken);

    /// <summary>Does something while nobody else does it with the case.</summary>
    public async Task<T> PassAsync<T>(string caseId, Func<Task<T>> work, CancellationToken cancellationToken)
    {
        SemaphoreSlim door = _doors[(uint)StringComparer.Ordinal.GetHashCode(caseId) % _doors.Length];
        await door.WaitAsync(cancellationToken);
        try
        {
            return await work();
        }
        finally
        {
            door.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Frees the doors.</summary>
    protected virtual void Dispose(bool disposing) => Array.ForEach(_doors, door => door.Dispose());
}

/// <summary>The readers of announcements: the second of one case finds that its events were shown.</summary>
public sealed class AnnouncementGate : CaseGate;

/// <summary>The writers of cases: who comes second decides on what the first has written, instead of appending in vain.</summary>
public sealed class WriterGate : CaseGate;
