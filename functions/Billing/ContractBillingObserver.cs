using LeadToCash.Cases;
using LeadToCash.Contracts;
using ContractStore = LeadToCash.Cases.CaseStore<LeadToCash.Contracts.Contract, LeadToCash.Contracts.ContractCommand, LeadToCash.Contracts.ContractEvent>;

namespace LeadToCash.Billing;

/// <summary>Opens the billing account of a contract, and plans when it is billed next whenever the contract moves. Shown twice, it changes nothing.</summary>
public sealed class ContractBillingObserver(ContractStore contracts, BillingAccounts accounts, BillingAgenda agenda, UsageIntake usage) : ICaseObserver
{
    /// <inheritdoc/>
    public string? CaseType => Contract.CaseType;

    /// <inheritdoc/>
    public async Task OnAsync(CaseEvent @event, Processes processes, CancellationToken cancellationToken)
    {
        switch (@event.Name)
        {
            case nameof(ContractBegun):
                ContractBegun begun = @event.As<ContractBegun>();
                await accounts.OpenAsync((await contracts.GetAsync(@event.CaseId, cancellationToken)).State, begun.BilledUntil, cancellationToken);
                await usage.RedriveAsync(@event.CaseId, cancellationToken);
                break;
            case nameof(ContractExtended) or nameof(ContractChangeAgreed) or nameof(ContractChangeTookEffect) or nameof(ContractCancelled) or nameof(CancellationWithdrawn) or nameof(ContractRenewed) or nameof(ContractEnded):
                await accounts.OpenAsync((await contracts.GetAsync(@event.CaseId, cancellationToken)).State, billedUntil: null, cancellationToken);
                break;
            default:
                return;
        }

        await agenda.PlanAsync(@event.CaseId, cancellationToken);
    }
}
