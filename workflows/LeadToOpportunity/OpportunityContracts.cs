using System.Text.Json.Serialization;

namespace LeadToCash.LeadToOpportunity;

/// <summary>One date of one activity: the input of <see cref="ActivityReminderOrchestrator"/> and of its steps.</summary>
/// <param name="OpportunityId">Case id.</param>
/// <param name="ActivityId">The activity.</param>
/// <param name="Round">Which of its dates, from 1.</param>
public sealed record ActivityRef(string OpportunityId, string ActivityId, int Round)
{
    /// <summary>Instance id of the date's process.</summary>
    [JsonIgnore]
    public string InstanceId => $"activity-{OpportunityId}-{ActivityId}-r{Round}";
}

/// <summary>Tells the process of a date that there is nothing to be reminded of any more.</summary>
public sealed record ActivitySettled;

/// <summary>Asks when the rep is reminded of an activity, UTC; null when it is settled or has another date.</summary>
public sealed record ScheduleActivityReminder(ActivityRef Activity);

/// <summary>Reminds the rep of an activity, unless it is settled or has another date.</summary>
public sealed record RemindOfActivity(ActivityRef Activity);
