using LeadToCash.Calendar;
using LeadToCash.LeadToOpportunity;

namespace LeadToCash.Insights;

/// <summary>What the figures of sales need of an opportunity: its dated facts and nothing about the customer.</summary>
/// <param name="OpportunityId">Case id.</param>
/// <param name="Owner">Whose it is now; null for nobody's.</param>
/// <param name="Quotes">Its quotes with their dates.</param>
/// <param name="Positions">Where it stood since when.</param>
public sealed record SalesRecord(string OpportunityId, string? Owner, IReadOnlyList<OpportunityQuote> Quotes, IReadOnlyList<DealPosition> Positions)
{
    /// <summary>Of an opportunity as it is.</summary>
    public static SalesRecord Of(Opportunity opportunity) => new(opportunity.Id, opportunity.Owner, opportunity.Quotes, opportunity.Positions);

    /// <summary>First dates of the months whose figures the record has a part in: a quote was asked for, a deal was expected, or won.</summary>
    public IReadOnlyList<DateOnly> Months(BusinessCalendar calendar)
    {
        IEnumerable<DateOnly> dates =
        [
            .. Quotes.Select(quote => quote.RequestedAt).OfType<DateTimeOffset>().Select(calendar.DateOf),
            .. Positions.Select(position => position.CloseOn).OfType<DateOnly>(),
            .. Positions.Where(position => position.Status == OpportunityStatus.Won).Select(position => calendar.DateOf(position.At)),
        ];
        return [.. dates.Select(date => new DateOnly(date.Year, date.Month, 1)).Distinct().Order()];
    }
}
