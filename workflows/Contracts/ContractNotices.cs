using LeadToCash.Cases;

namespace LeadToCash.Contracts;

/// <summary>Giving notice, and taking it back.</summary>
internal static class ContractNotices
{
    public static Decision<ContractEvent> Cancel(Contract contract, ContractCommand.Cancel cancel, DateTimeOffset at) => contract switch
    {
        { EndedOn: { } ended } => ContractDecisions.Refuse(ContractRefusals.Ended, $"Contract {contract.Number} ended on {ended:yyyy-MM-dd}."),
        { Cancellation: not null } => ContractDecisions.Nothing,
        { Terms.Renewal: RenewalKind.Ends, Term.End: { } end } => ContractDecisions.Refuse(
            ContractRefusals.EndsAnyway, $"Contract {contract.Number} ends on {end:yyyy-MM-dd} without notice, and can't be cancelled before."),
        _ when cancel.Revision is { } revision && revision != contract.Revision => ContractDecisions.Refuse(
            ContractRefusals.Changed, $"Contract {contract.Number} has changed since its cancellation was asked for; look at it again."),
        _ when ContractDecisions.IsBusy(contract, at) => ContractDecisions.Busy(contract),
        _ when cancel.ReceivedOn > cancel.Today || cancel.ReceivedOn < contract.Term.From => ContractDecisions.Refuse(
            "cancellation-date", $"A notice counts from its receipt: not before the present term, which began on {contract.Term.From:yyyy-MM-dd}, and not after today."),
        _ => Decision<ContractEvent>.Accept(new ContractCancelled(
            new ContractCancellation(
                cancel.By, cancel.ReceivedOn, ContractDates.CancelledTo(contract.Terms, contract.Term, cancel.ReceivedOn, cancel.Wished), cancel.Reason),
            cancel.Today, cancel.QuoteId)),
    };

    /// <summary>Who says it twice has said it once; when the other one has said it, the notice is gone.</summary>
    public static Decision<ContractEvent> Withdraw(Contract contract, ContractCommand.WithdrawCancellation withdraw) => contract switch
    {
        { EndedOn: { } ended } => ContractDecisions.Refuse(ContractRefusals.Ended, $"Contract {contract.Number} ended on {ended:yyyy-MM-dd}."),
        { Cancellation: null } => ContractDecisions.Refuse("contract-not-cancelled", $"Nobody has cancelled contract {contract.Number}."),
        { Cancellation.EffectiveOn: var last } when last < withdraw.Today => ContractDecisions.Refuse(ContractRefusals.Ended, $"Contract {contract.Number} ended on {last:yyyy-MM-dd}."),
        { WithdrawalBy: null } => Decision<ContractEvent>.Accept(new WithdrawalProposed(withdraw.By, withdraw.Today)),
        _ when contract.WithdrawalBy == withdraw.By => ContractDecisions.Nothing,
        _ => Decision<ContractEvent>.Accept(new CancellationWithdrawn(withdraw.By, withdraw.Today)),
    };
}
