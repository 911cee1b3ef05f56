using LeadToCash.Cases;
using LeadToCash.OrderToCash;
using Microsoft.Azure.Functions.Worker;
using ContractStore = LeadToCash.Cases.CaseStore<LeadToCash.Contracts.Contract, LeadToCash.Contracts.ContractCommand, LeadToCash.Contracts.ContractEvent>;

namespace LeadToCash.Contracts;

/// <summary>Has subscription billing run other lines. Safe to run twice: the back end carries a key out once.</summary>
public sealed class ChangeSubscriptionActivity(ISubscriptionBilling billing, ContractStore contracts)
{
    [Function(nameof(ChangeSubscription))]
    public async Task<BackEndAnswer> RunAsync([ActivityTrigger] ChangeSubscription input, CancellationToken cancellationToken)
    {
        Contract contract = (await contracts.GetAsync(input.ContractId, cancellationToken)).State;
        return await PartRequests.AskAsync(billing.ChangeAsync(
            input.Key, input.OrderId, input.OrderPositions, input.From, [.. contract.LinesOn(input.From)], cancellationToken));
    }
}
