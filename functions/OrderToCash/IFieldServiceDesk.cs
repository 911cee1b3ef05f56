namespace LeadToCash.OrderToCash;

/// <summary>Asks whether field service takes a job; the visit itself is a process of its own.</summary>
public interface IFieldServiceDesk
{
    /// <summary>Registers a job.</summary>
    /// <exception cref="BackEndFailedException">It failed or could not be reached.</exception>
    Task<BackEndReceipt> RequestAsync(string key, string orderId, CancellationToken cancellationToken);
}

/// <summary>Our own field service, which takes every job.</summary>
public sealed class EmbeddedFieldServiceDesk(EmbeddedBackEnd backEnd) : IFieldServiceDesk
{
    /// <inheritdoc/>
    public Task<BackEndReceipt> RequestAsync(string key, string orderId, CancellationToken cancellationToken) =>
        backEnd.CarryOutAsync("fieldservice", "JOB-", key, cancellationToken);
}
