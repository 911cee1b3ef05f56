using LeadToCash.Insights;

namespace LeadToCash.LeadToOpportunity;

/// <summary>A column of the board.</summary>
/// <param name="Id">Id of the stage; of what is closed, <c>won</c> or <c>lost</c>.</param>
/// <param name="Name">For people.</param>
/// <param name="Probability">Of the stage; null for what is closed.</param>
/// <param name="Cards">Those that are shown.</param>
/// <param name="Count">All that there are.</param>
/// <param name="Sums">What all of them come to, by currency.</param>
internal sealed record BoardColumn(
    string Id, string Name, Percentage? Probability, IReadOnlyList<OpportunityCard> Cards, int Count, IReadOnlyList<(Money Value, Money Weighted)> Sums);

/// <summary>Lays opportunities out by stage.</summary>
internal static class PipelineBoard
{
    private const int CardsShown = 50;

    /// <summary>The columns in the order of the stages; a stage that is no longer in the process comes first while something is in it.</summary>
    public static IReadOnlyList<BoardColumn> Of(SalesProcess process, IReadOnlyList<OpportunityCard> open, IReadOnlyList<OpportunityCard> closed)
    {
        ILookup<string, OpportunityCard> byStage = open.ToLookup(card => card.Stage);
        return
        [
            .. byStage.Where(stage => process.Stage(stage.Key) is null).Select(stage => Column(stage.Key, stage.Key, null, [.. stage])),
            .. process.Stages.Select(stage => Column(stage.Id, stage.Name["en"], stage.Probability, [.. byStage[stage.Id]])),
            Column("won", "Won this month", null, [.. closed.Where(card => card.Status == OpportunityStatus.Won)]),
            Column("lost", "Lost this month", null, [.. closed.Where(card => card.Status == OpportunityStatus.Lost)]),
        ];
    }

    private static BoardColumn Column(string id, string name, Percentage? probability, IReadOnlyList<OpportunityCard> cards) => new(
        id, name, probability, [.. cards.Take(CardsShown)], cards.Count,
        [.. PipelineForecast.Of(cards.Select(card => card.ToDeal())).Select(forecast => (forecast.Total.Value, forecast.Total.Weighted))]);
}
