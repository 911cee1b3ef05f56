using Microsoft.Azure.Functions.Worker;
using VisitStore = LeadToCash.Cases.CaseStore<LeadToCash.FieldService.Visit, LeadToCash.FieldService.VisitCommand, LeadToCash.FieldService.VisitEvent>;

namespace LeadToCash.FieldService;

/// <summary>Tells customer and technician that a visit will not take place. Safe to run twice: the mails have keys.</summary>
public sealed class AnnounceCancellationActivity(VisitStore visits, VisitMails mails)
{
    [Function(nameof(AnnounceCancellation))]
    public async Task RunAsync([ActivityTrigger] AnnounceCancellation input, CancellationToken cancellationToken) =>
        await mails.CancellationAsync(input.VisitId, (await visits.GetAsync(input.VisitId, cancellationToken)).State, cancellationToken);
}
