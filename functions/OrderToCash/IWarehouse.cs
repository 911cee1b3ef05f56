using LeadToCash.QuoteToOrder;

namespace LeadToCash.OrderToCash;

/// <summary>What an order needs of a warehouse. Every request has a key under which it is carried out once.</summary>
public interface IWarehouse
{
    /// <summary>Keeps goods for an order.</summary>
    /// <exception cref="BackEndFailedException">It failed or could not be reached.</exception>
    Task<BackEndReceipt> ReserveAsync(string key, string orderId, IReadOnlyList<OrderLine> goods, CancellationToken cancellationToken);

    /// <summary>Sends the goods kept for an order; the receipt's reference is the tracking number, its time that of the delivery.</summary>
    /// <exception cref="BackEndFailedException">It failed or could not be reached.</exception>
    Task<BackEndReceipt> ShipAsync(string key, string orderId, IReadOnlyList<OrderLine> goods, CancellationToken cancellationToken);

    /// <summary>Gives the goods kept for an order free; nothing happens if none were kept.</summary>
    /// <exception cref="BackEndFailedException">It failed or could not be reached.</exception>
    Task<BackEndReceipt> ReleaseAsync(string key, string orderId, CancellationToken cancellationToken);
}

/// <summary>A warehouse that has everything.</summary>
public sealed class EmbeddedWarehouse(EmbeddedBackEnd backEnd) : IWarehouse
{
    private const string Name = "warehouse";

    /// <inheritdoc/>
    public Task<BackEndReceipt> ReserveAsync(string key, string orderId, IReadOnlyList<OrderLine> goods, CancellationToken cancellationToken) =>
        backEnd.CarryOutAsync(Name, "RES-", key, cancellationToken);

    /// <inheritdoc/>
    public Task<BackEndReceipt> ShipAsync(string key, string orderId, IReadOnlyList<OrderLine> goods, CancellationToken cancellationToken) =>
        backEnd.CarryOutAsync(Name, "TRK-", key, cancellationToken);

    /// <inheritdoc/>
    public Task<BackEndReceipt> ReleaseAsync(string key, string orderId, CancellationToken cancellationToken) =>
        backEnd.CarryOutAsync(Name, "REL-", key, cancellationToken);
}
