using LeadToCash.Contracts;
using LeadToCash.QuoteToOrder;

namespace LeadToCash.OrderToCash;

/// <summary>What an order needs of subscription billing. Every request has a key under which it is carried out once.</summary>
public interface ISubscriptionBilling
{
    /// <summary>Sets contracts up for an order.</summary>
    /// <exception cref="BackEndFailedException">It failed or could not be reached.</exception>
    Task<BackEndReceipt> ProvisionAsync(string key, string orderId, IReadOnlyList<OrderLine> contracts, CancellationToken cancellationToken);

    /// <summary>Starts the contracts of an order.</summary>
    /// <exception cref="BackEndFailedException">It failed or could not be reached.</exception>
    Task<BackEndReceipt> ActivateAsync(string key, string orderId, CancellationToken cancellationToken);

    /// <summary>Runs other lines instead of those that an order began with.</summary>
    /// <param name="key">Names the request for ever.</param>
    /// <param name="orderId">The order.</param>
    /// <param name="positions">The order's positions whose contract changes.</param>
    /// <param name="from">First local date of the new lines.</param>
    /// <param name="lines">All lines from then on.</param>
    /// <param name="cancellationToken">Stops between requests.</param>
    /// <exception cref="BackEndFailedException">It failed or could not be reached.</exception>
    Task<BackEndReceipt> ChangeAsync(
        string key, string orderId, IReadOnlyList<int> positions, DateOnly from, IReadOnlyList<ContractLine> lines, CancellationToken cancellationToken);

    /// <summary>Ends the contracts of an order; nothing happens if there are none.</summary>
    /// <param name="key">Names the request for ever.</param>
    /// <param name="orderId">The order.</param>
    /// <param name="positions">The order's positions whose contract ends; null for all.</param>
    /// <param name="cancellationToken">Stops between requests.</param>
    /// <exception cref="BackEndFailedException">It failed or could not be reached.</exception>
    Task<BackEndReceipt> EndAsync(string key, string orderId, IReadOnlyList<int>? positions, CancellationToken cancellationToken);
}

/// <summary>Subscription billing that keeps its contracts here.</summary>
public sealed class EmbeddedSubscriptionBilling(EmbeddedBackEnd backEnd) : ISubscriptionBilling
{
    private const string Name = "billing";

    /// <inheritdoc/>
    public Task<BackEndReceipt> ProvisionAsync(string key, string orderId, IReadOnlyList<OrderLine> contracts, CancellationToken cancellationToken) =>
        backEnd.CarryOutAsync(Name, "SUB-", key, cancellationToken);

    /// <inheritdoc/>
    public Task<BackEndReceipt> ActivateAsync(string key, string orderId, CancellationToken cancellationToken) =>
        backEnd.CarryOutAsync(Name, "ACT-", key, cancellationToken);

    /// <inheritdoc/>
    public Task<BackEndReceipt> ChangeAsync(
        string key, string orderId, IReadOnlyList<int> positions, DateOnly from, IReadOnlyList<ContractLine> lines, CancellationToken cancellationToken) =>
        backEnd.CarryOutAsync(Name, "CHG-", key, cancellationToken);

    /// <inheritdoc/>
    public Task<BackEndReceipt> EndAsync(string key, string orderId, IReadOnlyList<int>? positions, CancellationToken cancellationToken) =>
        backEnd.CarryOutAsync(Name, "END-", key, cancellationToken);
}
