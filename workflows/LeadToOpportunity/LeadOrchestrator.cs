using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace LeadToCash.LeadToOpportunity;

/// <summary>Carries a new lead to sales.</summary>
public static class LeadOrchestrator
{
    /// <param name="context">The process.</param>
    /// <param name="leadId">The lead.</param>
    [Function(nameof(LeadOrchestrator))]
    public static Task RunAsync([OrchestrationTrigger] TaskOrchestrationContext context, string leadId) =>
        context.NotifySalesAsync(new(leadId));
}
