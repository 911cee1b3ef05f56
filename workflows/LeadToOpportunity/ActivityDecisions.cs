using LeadToCash.Cases;

namespace LeadToCash.LeadToOpportunity;

/// <summary>What the activities of an opportunity allow.</summary>
internal static class ActivityDecisions
{
    private const int MaximumActivities = 500;

    public static Decision<OpportunityEvent> Decide(Opportunity state, OpportunityCommand command, DateTimeOffset at) => command switch
    {
        OpportunityCommand.PlanActivity plan => Plan(state, plan),
        OpportunityCommand.RescheduleActivity move => On(state, move.ActivityId, activity => (activity.DueOn, activity.Time) == (move.DueOn, move.Time)
            ? OpportunityDecisions.Accept()
            : OpportunityDecisions.Accept(new ActivityRescheduled(activity.Id, move.DueOn, move.Time, activity.Round + 1))),
        OpportunityCommand.RemindOfActivity remind =>
            state.Activity(remind.ActivityId) is { Status: SalesActivityStatus.Planned, RemindedAt: null } activity && activity.Round == remind.Round
                ? OpportunityDecisions.Accept(new ActivityReminded(remind.ActivityId, remind.Round, at))
                : OpportunityDecisions.Accept(),
        OpportunityCommand.CloseActivity close => On(state, close.ActivityId, activity =>
            OpportunityDecisions.Accept(new ActivityDone(activity.Id, activity.Round, close.Outcome, at))),
        OpportunityCommand.CancelActivity cancel => On(state, cancel.ActivityId, activity =>
            OpportunityDecisions.Accept(new ActivityCancelled(activity.Id, activity.Round, cancel.Reason, at))),
        _ => throw new InvalidOperationException($"Nobody decides {command.GetType().Name}."),
    };

    private static Decision<OpportunityEvent> Plan(Opportunity state, OpportunityCommand.PlanActivity plan) => state switch
    {
        { Status: OpportunityStatus.Lost } => OpportunityDecisions.Refuse("opportunity-closed", "The opportunity is lost; reopen it first."),
        _ when state.Activity(plan.ActivityId) is not null => OpportunityDecisions.Refuse("activity-exists", $"There is an activity '{plan.ActivityId}' already."),
        { Activities.Count: >= MaximumActivities } => OpportunityDecisions.Refuse("activities-too-many", $"An opportunity has at most {MaximumActivities} activities."),
        _ => OpportunityDecisions.Accept(new ActivityPlanned(plan.ActivityId, plan.Kind.Id, plan.Subject, plan.DueOn, plan.Time)),
    };

    private static Decision<OpportunityEvent> On(Opportunity state, string id, Func<SalesActivity, Decision<OpportunityEvent>> decide) => state.Activity(id) switch
    {
        null => OpportunityDecisions.Refuse("activity-unknown", $"There is no activity '{id}'."),
        { Status: SalesActivityStatus.Done } => OpportunityDecisions.Refuse("activity-done", "The activity is done."),
        { Status: SalesActivityStatus.Cancelled } => OpportunityDecisions.Refuse("activity-cancelled", "The activity was called off."),
        { } activity => decide(activity),
    };
}
