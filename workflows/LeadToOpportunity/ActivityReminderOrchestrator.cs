using LeadToCash.Cases;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace LeadToCash.LeadToOpportunity;

/// <summary>Reminds the rep once of one date of an activity. Ends early when the activity is done, called off or planned for another date.</summary>
public static class ActivityReminderOrchestrator
{
    /// <param name="context">The process.</param>
    /// <param name="activity">The date.</param>
    [Function(nameof(ActivityReminderOrchestrator))]
    public static async Task RunAsync([OrchestrationTrigger] TaskOrchestrationContext context, ActivityRef activity)
    {
        Task<ActivitySettled> settled = context.Next<ActivitySettled>();
        DateTimeOffset? remindAt = await context.ScheduleActivityReminderAsync(new(activity));
        if (remindAt is { } instant && !await context.ArrivesByAsync(settled, instant))
        {
            await context.RemindOfActivityAsync(new(activity));
        }
    }
}
