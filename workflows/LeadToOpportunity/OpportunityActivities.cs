using LeadToCash.Cases;
using Microsoft.DurableTask;

namespace LeadToCash.LeadToOpportunity;

/// <summary>The steps around an opportunity as an orchestrator calls them.</summary>
internal static class OpportunityActivities
{
    public static Task<DateTimeOffset?> ScheduleActivityReminderAsync(this TaskOrchestrationContext context, ScheduleActivityReminder input) =>
        context.CallActivityAsync<DateTimeOffset?>(nameof(ScheduleActivityReminder), input, Retries.Transient);

    public static Task RemindOfActivityAsync(this TaskOrchestrationContext context, RemindOfActivity input) =>
        context.CallActivityAsync(nameof(RemindOfActivity), input, Retries.Transient);
}
