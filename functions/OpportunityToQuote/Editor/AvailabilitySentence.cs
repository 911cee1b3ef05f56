using LeadToCash.Availability;

namespace LeadToCash.OpportunityToQuote.Editor;

/// <summary>When goods can come, in words for our own people: <c>1 now, 1 on 2026-04-10</c>.</summary>
internal static class AvailabilitySentence
{
    public static string Of(IEnumerable<SourcedPortion> portions, DateOnly today) => string.Join(", ", portions
        .GroupBy(portion => (portion.Date, portion.Firm))
        .OrderBy(group => !group.Key.Firm).ThenBy(group => group.Key.Date)
        .Select(group => Part(group.Sum(portion => portion.Quantity), group.Key.Date, group.Key.Firm, today)));

    private static string Part(decimal quantity, DateOnly date, bool firm, DateOnly today) => (firm, date <= today) switch
    {
        (true, true) => FormattableString.Invariant($"{quantity:0.###} now"),
        (true, false) => FormattableString.Invariant($"{quantity:0.###} on {date:yyyy-MM-dd}"),
        (false, _) => FormattableString.Invariant($"{quantity:0.###} on request, about {date:yyyy-MM-dd}"),
    };
}
