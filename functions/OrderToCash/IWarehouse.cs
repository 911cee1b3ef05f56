using LeadToCash.QuoteToOrder;

namespace LeadToCash.OrderToCash;

/// <summary>What an order needs of a warehouse. Every request has a key under which it is carried out once.</summary>
public interface IWarehouse
{
    /// <summary>Keeps goods for an order.</summary>
    /// <exception cref="BackEndFailedException">It failed or could not be reached.</exception>
    Task<BackEndReceipt> ReserveAsync(string key, string orderId, IReadOnlyList<OrderLine> goods, CancellationToken cancellationToken);

    /// <summary>What of some lines can leave now, and when the rest can; what the order keeps follows what is still to be sent.</summary>
    /// <param name="orderId">The order; nothing of it is about to leave.</param>
    /// <param name="open">Its lines of goods with what is still to be sent of each.</param>
    /// <param name="cancellationToken">Stops between requests.</param>
    /// <returns>For each line portions that make up its quantity.</returns>
    /// <exception cref="BackEndFailedException">It failed or could not be reached.</exception>
    Task<IReadOnlyList<GoodsPortion>> LookAsync(string orderId, IReadOnlyList<OrderLine> open, CancellationToken cancellationToken);

    /// <summary>Sends a delivery; the receipt's reference is the tracking number, its time that of the arrival.</summary>
    /// <param name="key">Names the delivery for ever.</param>
    /// <param name="orderId">The order.</param>
    /// <param name="warehouse">Where it leaves from; null if only the back end knows.</param>
    /// <param name="goods">The lines with what of each is in the delivery.</param>
    /// <param name="cancellationToken">Stops between requests.</param>
    /// <exception cref="BackEndFailedException">It failed or could not be reached.</exception>
    Task<BackEndReceipt> SendAsync(string key, string orderId, string? warehouse, IReadOnlyList<OrderLine> goods, CancellationToken cancellationToken);

    /// <summary>Sends all goods kept for an order at once, for orders from before there were deliveries; the receipt's reference is the tracking number, its time that of the delivery.</summary>
    /// <exception cref="BackEndFailedException">It failed or could not be reached.</exception>
    Task<BackEndReceipt> ShipAsync(string key, string orderId, IReadOnlyList<OrderLine> goods, CancellationToken cancellationToken);

    /// <summary>Gives the goods kept for an order free; nothing happens if none were kept.</summary>
    /// <exception cref="BackEndFailedException">It failed or could not be reached.</exception>
    Task<BackEndReceipt> ReleaseAsync(string key, string orderId, CancellationToken cancellationToken);

    /// <summary>Takes goods in that were sold and came back.</summary>
    /// <param name="key">Names the pieces for ever.</param>
    /// <param name="reference">Number of the return.</param>
    /// <param name="warehouse">Where they left from; null if only the back end knows.</param>
    /// <param name="goods">The line with what of it came back.</param>
    /// <param name="cancellationToken">Stops between requests.</param>
    /// <exception cref="BackEndFailedException">It failed or could not be reached.</exception>
    Task<BackEndReceipt> TakeBackAsync(string key, string reference, string? warehouse, OrderLine goods, CancellationToken cancellationToken);
}

/// <summary>A warehouse that has everything.</summary>
public sealed class EmbeddedWarehouse(EmbeddedBackEnd backEnd) : IWarehouse
{
    private const string Name = "warehouse";

    /// <inheritdoc/>
    public Task<BackEndReceipt> ReserveAsync(string key, string orderId, IReadOnlyList<OrderLine> goods, CancellationToken cancellationToken) =>
        backEnd.CarryOutAsync(Name, "RES-", key, cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<GoodsPortion>> LookAsync(string orderId, IReadOnlyList<OrderLine> open, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<GoodsPortion>>([.. open.Select(GoodsPortion.Ready)]);

    /// <inheritdoc/>
    public Task<BackEndReceipt> SendAsync(string key, string orderId, string? warehouse, IReadOnlyList<OrderLine> goods, CancellationToken cancellationToken) =>
        ShipAsync(key, orderId, goods, cancellationToken);

    /// <inheritdoc/>
    public Task<BackEndReceipt> ShipAsync(string key, string orderId, IReadOnlyList<OrderLine> goods, CancellationToken cancellationToken) =>
        backEnd.CarryOutAsync(Name, "TRK-", key, cancellationToken);

    /// <inheritdoc/>
    public Task<BackEndReceipt> ReleaseAsync(string key, string orderId, CancellationToken cancellationToken) =>
        backEnd.CarryOutAsync(Name, "REL-", key, cancellationToken);

    /// <inheritdoc/>
    public Task<BackEndReceipt> TakeBackAsync(string key, string reference, string? warehouse, OrderLine goods, CancellationToken cancellationToken) =>
        backEnd.CarryOutAsync(Name, "RET-", key, cancellationToken);
}
