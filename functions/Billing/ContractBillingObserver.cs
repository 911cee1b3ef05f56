using LeadToCash.Cases;
using LeadToCash.Contracts;

namespace LeadToCash.Billing;

/// <summary>Opens the billing account of a contract, and plans when it is billed next whenever the contract moves. Shown twice, it changes nothing.</summary>
public sealed class ContractBillingObserver(BillingAccounts accounts, BillingAgenda agenda, UsageIntake usage) : ICaseObserver
{
    private static readonly HashSet<string> Moving = new(StringComparer.Ordinal)
    {
        nameof(ContractBegun), nameof(ContractExtended), nameof(ContractChangeAgreed), nameof(ContractChangeTookEffect), nameof(ContractCancelled), nameof(CancellationWithdrawn),
        nameof(ContractRenewed), nameof(ContractEnded),
    };

    /// <inheritdoc/>
    public string? CaseType => Contract.CaseType;

    /// <inheritdoc/>
    public async Task OnAsync(CaseEvent @event, Processes processes, CancellationToken cancellationToken)
    {
        if (!Moving.Contains(@event.Name))
        {
            return;
        }

        await accounts.OpenAsync((await @event.CaseAsync<Contract>(cancellationToken)).State, cancellationToken);
        if (@event.Name == nameof(ContractBegun))
        {
            await usage.RedriveAsync(@event.CaseId, cancellationToken);
        }

        await agenda.PlanAsync(@event.CaseId, cancellationToken);
    }
}
