using LeadToCash.Catalog;
using LeadToCash.Contracts;
using LeadToCash.QuoteToOrder;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Options;
using OrderStore = LeadToCash.Cases.CaseStore<LeadToCash.QuoteToOrder.Order, LeadToCash.QuoteToOrder.OrderCommand, LeadToCash.QuoteToOrder.OrderEvent>;

namespace LeadToCash.OrderToCash;

/// <summary>Has the contracts of a part set up, and says whether they begin with the installation. Safe to run twice: the back end carries a key out once.</summary>
public sealed class ProvisionSubscriptionActivity(ISubscriptionBilling billing, PartRequests parts, OrderStore orders, IOptions<ContractOptions> options)
{
    [Function(nameof(ProvisionSubscription))]
    public async Task<BackEndAnswer> RunAsync([ActivityTrigger] ProvisionSubscription input, CancellationToken cancellationToken)
    {
        IReadOnlyList<OrderLine> lines = await parts.LinesAsync(input.OrderId, input.PartId, cancellationToken);
        BackEndAnswer answer = await PartRequests.AskAsync(billing.ProvisionAsync(input.Key, input.OrderId, lines, cancellationToken));
        return answer is BackEndAnswer.Done done && lines.Any(options.Value.BeginsOnAcceptance) && await IsInstalledLaterAsync(input.OrderId, cancellationToken)
            ? done with { AwaitsAcceptance = true }
            : answer;
    }

    private async Task<bool> IsInstalledLaterAsync(string orderId, CancellationToken cancellationToken) =>
        (await orders.GetAsync(orderId, cancellationToken)).State.Parts.Any(part => part is { Kind: ProductKind.Service, IsClosed: false });
}
