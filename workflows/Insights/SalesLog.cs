using LeadToCash.LeadToOpportunity;

namespace LeadToCash.Insights;

/// <summary>An event of an opportunity, and its place in that one's history.</summary>
public sealed record LoggedSale(string OpportunityId, long Version, OpportunityEvent Event);

/// <summary>Makes the records of sales from the log alone.</summary>
public static class SalesLog
{
    /// <summary>The records, by id. Neither the order of the entries nor repetitions matter; of an opportunity whose first event is missing nothing is known.</summary>
    public static IReadOnlyList<SalesRecord> Records(IEnumerable<LoggedSale> log) =>
    [
        .. from history in log.GroupBy(entry => entry.OpportunityId).OrderBy(history => history.Key, StringComparer.Ordinal)
           let events = history.DistinctBy(entry => entry.Version).OrderBy(entry => entry.Version).Select(entry => entry.Event).ToList()
           where events[0] is OpportunityOpened
           select SalesRecord.Of(events.Aggregate((Opportunity?)null, Opportunity.Apply)!),
    ];
}
