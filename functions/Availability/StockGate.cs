namespace LeadToCash.Availability;

/// <summary>
/// Lets writers of one item in one process pass one after the other, in the order in which they came, instead of letting all but one of
/// them decide in vain. It only spares work: between processes the case's ETag decides.
/// </summary>
public sealed class StockGate : IDisposable
{
    private readonly SemaphoreSlim[] _doors = [.. Enumerable.Range(0, 64).Select(_ => new SemaphoreSlim(1))];

    /// <summary>Does something while no other writer of the case does.</summary>
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
    public void Dispose() => Array.ForEach(_doors, door => door.Dispose());
}
