using LeadToCash.Cases;

namespace LeadToCash.OpportunityToQuote.Approvals;

/// <summary>Lets the steps that wait for somebody look again when he says who stands in for him.</summary>
public sealed class DelegationObserver(ApprovalInbox inbox) : ICaseObserver
{
    /// <inheritdoc/>
    public string? CaseType => Approver.CaseType;

    /// <inheritdoc/>
    public async Task OnAsync(CaseEvent @event, Processes processes, CancellationToken cancellationToken)
    {
        if (@event.As<ApproverEvent>() is DelegationsSet set)
        {
            await foreach (InboxRow row in inbox.RowsAsync(set.Person, cancellationToken))
            {
                await processes.RaiseAsync(row.Step.InstanceId, new ApprovalChanged(Outcome: null), cancellationToken);
            }
        }
    }
}
