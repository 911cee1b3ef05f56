namespace LeadToCash.LeadToOpportunity;

/// <summary>What events make of the activities of an opportunity.</summary>
internal static class ActivityHistory
{
    public static IReadOnlyList<SalesActivity> Apply(IReadOnlyList<SalesActivity> activities, OpportunityEvent @event) => @event switch
    {
        ActivityPlanned planned =>
        [
            .. activities,
            new SalesActivity { Id = planned.ActivityId, Kind = planned.Kind, Subject = planned.Subject, DueOn = planned.DueOn, Time = planned.Time, Round = planned.Round },
        ],
        ActivityRescheduled moved => Change(
            activities, moved.ActivityId, activity => activity with { DueOn = moved.DueOn, Time = moved.Time, Round = moved.Round, RemindedAt = null }),
        ActivityReminded reminded => Change(activities, reminded.ActivityId, activity => activity with { RemindedAt = reminded.At }),
        ActivityDone done => Change(
            activities, done.ActivityId, activity => activity with { Status = SalesActivityStatus.Done, SettledAt = done.At, Outcome = done.Outcome }),
        ActivityCancelled cancelled => Change(
            activities, cancelled.ActivityId, activity => activity with { Status = SalesActivityStatus.Cancelled, SettledAt = cancelled.At, Outcome = cancelled.Reason }),
        _ => activities,
    };

    private static List<SalesActivity> Change(IEnumerable<SalesActivity> activities, string id, Func<SalesActivity, SalesActivity> change) =>
        [.. activities.Select(activity => activity.Id == id ? change(activity) : activity)];
}
