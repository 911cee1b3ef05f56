using Microsoft.Azure.Functions.Worker;
using VisitStore = LeadToCash.Cases.CaseStore<LeadToCash.FieldService.Visit, LeadToCash.FieldService.VisitCommand, LeadToCash.FieldService.VisitEvent>;

namespace LeadToCash.FieldService;

/// <summary>Confirms a completed visit to the customer. Safe to run twice: the mail has a key.</summary>
public sealed class ConfirmCompletionActivity(VisitStore visits, VisitMails mails)
{
    [Function(nameof(ConfirmCompletion))]
    public async Task RunAsync([ActivityTrigger] ConfirmCompletion input, CancellationToken cancellationToken) =>
        await mails.CompletionAsync(input.VisitId, (await visits.GetAsync(input.VisitId, cancellationToken)).State, cancellationToken);
}
