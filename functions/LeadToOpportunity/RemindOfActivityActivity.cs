using LeadToCash.Cases;
using Microsoft.Azure.Functions.Worker;
using OpportunityStore = LeadToCash.Cases.CaseStore<LeadToCash.LeadToOpportunity.Opportunity, LeadToCash.LeadToOpportunity.OpportunityCommand, LeadToCash.LeadToOpportunity.OpportunityEvent>;

namespace LeadToCash.LeadToOpportunity;

/// <summary>Sends the one reminder of a date, unless the activity was settled meanwhile. Safe to run twice: the case knows a repeated command, the mailer a repeated key.</summary>
public sealed class RemindOfActivityActivity(OpportunityStore opportunities, OpportunityMails mails)
{
    [Function(nameof(RemindOfActivity))]
    public async Task RunAsync([ActivityTrigger] RemindOfActivity input, CancellationToken cancellationToken)
    {
        (string id, string activityId, int round) = input.Activity;
        Opportunity opportunity = (await opportunities.ExecuteAsync(
            id, $"remind/{activityId}/{round}", new OpportunityCommand.RemindOfActivity(activityId, round), cancellationToken: cancellationToken)).Required();
        if (opportunity.Activity(activityId) is { Status: SalesActivityStatus.Planned, RemindedAt: not null } activity && activity.Round == round)
        {
            await mails.RemindAsync(opportunity, activity, cancellationToken);
        }
    }
}
