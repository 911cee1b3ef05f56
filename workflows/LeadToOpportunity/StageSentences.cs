namespace LeadToCash.LeadToOpportunity;

/// <summary>Says what a stage asks for.</summary>
internal static class StageSentences
{
    public static string Of(SalesStage stage, IEnumerable<EntryCondition> unmet, Opportunity opportunity) =>
        $"Before stage '{stage.Name["en"]}': {string.Join("; ", unmet.Select(condition => Of(condition, opportunity)))}.";

    private static string Of(EntryCondition condition, Opportunity opportunity) => condition switch
    {
        EntryCondition.NoOpenActivity =>
            $"close or cancel what is planned ({string.Join(", ", opportunity.OpenActivities().Select(activity => $"{activity.Kind} on {activity.DueOn:yyyy-MM-dd}"))})",
        EntryCondition.QuoteReleased => "release a quote to the customer",
        EntryCondition.ValueKnown => "say what value is expected",
        EntryCondition.CloseDateKnown => "say when the customer may decide",
        EntryCondition.OwnerKnown => "give the opportunity an owner",
        _ => condition.ToString(),
    };
}
