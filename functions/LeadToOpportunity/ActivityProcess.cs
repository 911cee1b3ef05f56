using LeadToCash.Cases;

namespace LeadToCash.LeadToOpportunity;

/// <summary>Starts the reminder of every date of an activity, and ends it when there is nothing to be reminded of any more. Starting twice is starting once.</summary>
public sealed class ActivityProcess : ICaseObserver
{
    /// <inheritdoc/>
    public string? CaseType => Opportunity.CaseType;

    /// <inheritdoc/>
    public Task OnAsync(CaseEvent @event, Processes processes, CancellationToken cancellationToken) => @event.As<OpportunityEvent>() switch
    {
        ActivityPlanned planned => StartAsync(new(@event.CaseId, planned.ActivityId, planned.Round), processes, cancellationToken),
        ActivityRescheduled moved => MoveAsync(@event.CaseId, moved, processes, cancellationToken),
        ActivityDone done => EndAsync(new(@event.CaseId, done.ActivityId, done.Round), processes, cancellationToken),
        ActivityCancelled cancelled => EndAsync(new(@event.CaseId, cancelled.ActivityId, cancelled.Round), processes, cancellationToken),
        _ => Task.CompletedTask,
    };

    private static Task StartAsync(ActivityRef activity, Processes processes, CancellationToken cancellationToken) =>
        processes.StartAsync(nameof(ActivityReminderOrchestrator), activity.InstanceId, activity, cancellationToken);

    private static async Task MoveAsync(string opportunityId, ActivityRescheduled moved, Processes processes, CancellationToken cancellationToken)
    {
        await EndAsync(new(opportunityId, moved.ActivityId, moved.Round - 1), processes, cancellationToken);
        await StartAsync(new(opportunityId, moved.ActivityId, moved.Round), processes, cancellationToken);
    }

    private static Task EndAsync(ActivityRef activity, Processes processes, CancellationToken cancellationToken) =>
        processes.RaiseAsync(activity.InstanceId, new ActivitySettled(), cancellationToken);
}
