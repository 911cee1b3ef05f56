namespace LeadToCash.Cases;

/// <summary>
/// Lets those who work on one case in one process pass one after the other, in the order in which they came, instead of letting all but one of them work in vain. It only
/// spares work: between processes ETags decide. Who is through a gate must not wait for the same gate again.
/// </summary>
internal sealed class CaseGate : IDisposable
{
    private readonly SemaphoreSlim[] _doors = [.. Enumerable.Range(0, 64).Select(_ => new SemaphoreSlim(1))];

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

    /// <inheritdoc cref="PassAsync{T}"/>
    public Task PassAsync(string caseId, Func<Task> work, CancellationToken cancellationToken) => PassAsync(
        caseId,
        async () =>
        {
            await work();
            return true;
        },
        cancellationToken);

    public void Dispose() => Array.ForEach(_doors, door => door.Dispose());
}
