using LeadToCash.Cases;
using LeadToCash.FieldService;
using Microsoft.Azure.Functions.Worker;
using VisitStore = LeadToCash.Cases.CaseStore<LeadToCash.FieldService.Visit, LeadToCash.FieldService.VisitCommand, LeadToCash.FieldService.VisitEvent>;

namespace LeadToCash.OrderToCash;

/// <summary>
/// Calls a visit off because its order was cancelled; one that is over stays as it is. Safe to run twice: the command has an id. Fails, to be
/// repeated, while the visit's own process has not opened its case yet.
/// </summary>
public sealed class CallOffVisitActivity(VisitStore visits)
{
    [Function(nameof(CallOffVisit))]
    public async Task RunAsync([ActivityTrigger] CallOffVisit input, CancellationToken cancellationToken)
    {
        if (await visits.FindAsync(input.VisitId, cancellationToken) is null)
        {
            throw new InvalidOperationException($"The visit '{input.VisitId}' has not been opened yet.");
        }

        await visits.ExecuteAsync(input.VisitId, "order-cancelled", new CancelVisit(input.Reason), cancellationToken: cancellationToken);
    }
}
