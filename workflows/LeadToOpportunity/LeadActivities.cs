using LeadToCash.Cases;
using Microsoft.DurableTask;

namespace LeadToCash.LeadToOpportunity;

/// <summary>The steps of lead to opportunity as an orchestrator calls them.</summary>
internal static class LeadActivities
{
    public static Task NotifySalesAsync(this TaskOrchestrationContext context, NotifySales input) =>
        context.CallActivityAsync(nameof(NotifySales), input, Retries.Transient);
}
