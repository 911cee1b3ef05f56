using LeadToCash.Billing;
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

    /// <summary>Keeps an entry of master data in place of the one of that name.</summary>
    /// <param name="key">Names the request for ever: made of the content, so that the same content is the same request.</param>
    /// <param name="kind">Product, price or customer.</param>
    /// <param name="id">Names the entry within its kind.</param>
    /// <param name="content">The entry as JSON.</param>
    /// <param name="cancellationToken">Stops between requests.</param>
    /// <exception cref="BackEndFailedException">It failed or could not be reached.</exception>
    Task ReplicateAsync(string key, string kind, string id, string content, CancellationToken cancellationToken);
}

/// <summary>Subscription billing that keeps its contracts here.</summary>
public sealed class EmbeddedSubscriptionBilling(EmbeddedBackEnd backEnd, ReplicaStore replicas) : ISubscriptionBilling
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

    /// <summary>An entry that went back to an earlier content comes under a key that is known, and is kept all the same: the store knows its present content.</summary>
    public async Task ReplicateAsync(string key, string kind, string id, string content, CancellationToken cancellationToken)
    {
        await backEnd.CarryOutAsync(Name, "REP-", key, cancellationToken);
        await replicas.PutAsync(kind, id, content, cancellationToken);
    }
}
