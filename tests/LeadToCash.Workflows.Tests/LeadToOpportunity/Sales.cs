using LeadToCash.Cases;
using LeadToCash.Customers;
using LeadToCash.LeadToOpportunity;

namespace LeadToCash.Tests.LeadToOpportunity;

/// <summary>How the tests sell: stages of 10, 40 and 70 %, and a customer.</summary>
internal static class Sales
{
    public const string Anna = "anna@leadtocash.example";

    public static DateTimeOffset Monday { get; } = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    public static SalesProcess Process { get; } = new(
        [
            Stage("new", 10),
            Stage("quoted", 40),
            Stage("negotiation", 70, EntryCondition.NoOpenActivity),
            Stage("commitment", 90, EntryCondition.ValueKnown),
        ],
        "quoted",
        [new LostReason("price", Names("Price"))],
        [new ActivityKind("visit", Names("Visit"), 1), new ActivityKind("call", Names("Call"), 0)]);

    public static Party Customer { get; } = new("Jana Berg", "jana@kunde.example", "Wasserwerk Nord");

    public static OpportunityOpening Opening(string id = "opp-1", string? owner = Anna) =>
        new(id, "Pumps", OpportunitySource.Sales, Customer, Process.Stages[0], owner);

    public static Opportunity Opened(string id = "opp-1", string? owner = Anna) => Do(null, new OpportunityCommand.Open(Opening(id, owner)), Monday);

    /// <summary>The state after a command that must be accepted.</summary>
    public static Opportunity Do(this Opportunity? state, OpportunityCommand command, DateTimeOffset at)
    {
        Decision<OpportunityEvent> decision = Opportunity.Decide(state, command, at);
        Assert.Null(decision.Refusal);
        return decision.Events.Aggregate(state, Opportunity.Apply)!;
    }

    public static OpportunityCommand.MoveStage MoveTo(string stage) => new(stage, Process, From: null, Reason: null);

    public static OpportunityCommand.FollowQuote Follow(
        QuoteMilestone milestone, DateTimeOffset at, decimal? net = null, int version = 1, string quote = "q-1", DateOnly? until = null, string opportunity = "opp-1") =>
        new(new QuoteFollowed(quote, "Q-2026-00001", version, milestone, at, net is { } amount ? Money.Of(amount, "EUR") : null, until), Opening(opportunity), Process);

    private static SalesStage Stage(string id, decimal probability, params IReadOnlyList<EntryCondition> enter) => new(id, Names(id), new Percentage(probability), enter);

    private static Dictionary<string, string> Names(string name) => new() { ["de"] = name, ["en"] = name };
}
