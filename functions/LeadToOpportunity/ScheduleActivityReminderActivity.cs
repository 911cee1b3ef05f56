using LeadToCash.Cases;
using LeadToCash.OpportunityToQuote.Approvals;
using Microsoft.Azure.Functions.Worker;
using OpportunityStore = LeadToCash.Cases.CaseStore<LeadToCash.LeadToOpportunity.Opportunity, LeadToCash.LeadToOpportunity.OpportunityCommand, LeadToCash.LeadToOpportunity.OpportunityEvent>;

namespace LeadToCash.LeadToOpportunity;

/// <summary>Says when the rep is reminded, in his own business hours. Changes nothing.</summary>
public sealed class ScheduleActivityReminderActivity(OpportunityStore opportunities, SalesProcess process, ApproverDesks desks, TimeProvider time)
{
    [Function(nameof(ScheduleActivityReminder))]
    public async Task<DateTimeOffset?> RunAsync([ActivityTrigger] ScheduleActivityReminder input, CancellationToken cancellationToken)
    {
        Opportunity opportunity = (await opportunities.GetAsync(input.Activity.OpportunityId, cancellationToken)).State;
        if (opportunity.Activity(input.Activity.ActivityId) is not { Status: SalesActivityStatus.Planned, RemindedAt: null } activity || activity.Round != input.Activity.Round)
        {
            return null;
        }

        int daysBefore = process.ActivityKinds.FirstOrDefault(kind => kind.Id == activity.Kind)?.RemindDaysBefore ?? 0;
        return ActivityReminder.At(desks.CalendarOf(opportunity.Owner ?? ""), activity.DueOn, daysBefore, time.GetUtcNow());
    }
}
