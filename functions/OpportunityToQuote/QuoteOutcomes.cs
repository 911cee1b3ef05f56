using LeadToCash.Cases;

namespace LeadToCash.OpportunityToQuote;

/// <summary>Reads what came of a command on a quote.</summary>
internal static class QuoteOutcomes
{
    /// <summary>The event that the command caused, now or when it was first carried out; null when nothing was due any more.</summary>
    public static TEvent? Event<TEvent>(this CaseOutcome<Quote, QuoteEvent> outcome)
        where TEvent : QuoteEvent => outcome.Events.OfType<TEvent>().SingleOrDefault();
}
