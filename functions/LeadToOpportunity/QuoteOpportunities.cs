using System.Globalization;
using LeadToCash.Cases;
using LeadToCash.OpportunityToQuote;
using LeadToCash.QuoteToOrder;
using OpportunityStore = LeadToCash.Cases.CaseStore<LeadToCash.LeadToOpportunity.Opportunity, LeadToCash.LeadToOpportunity.OpportunityCommand, LeadToCash.LeadToOpportunity.OpportunityEvent>;

namespace LeadToCash.LeadToOpportunity;

/// <summary>
/// Lets opportunities follow their quotes. A quote that was asked for without an opportunity gets one of its own, whose id is made of the quote's; so does one of before there were
/// opportunities, at its next event. Seeing an event twice changes nothing: the command is named by the event's place.
/// </summary>
public sealed class QuoteOpportunities(OpportunityStore opportunities, OpportunityTimeline timeline, NumberIndex numbers, SalesProcess process) : ICaseObserver
{
    /// <inheritdoc/>
    public string? CaseType => Quote.CaseType;

    /// <inheritdoc/>
    public async Task OnAsync(CaseEvent @event, Processes processes, CancellationToken cancellationToken)
    {
        Quote quote = (await @event.CaseAsync<Quote>(cancellationToken)).State;
        string opportunityId = quote.OpportunityId ?? OpportunityIds.OfQuote(quote.Id);
        if (Milestone(@event, quote) is { } followed)
        {
            string commandId = string.Create(CultureInfo.InvariantCulture, $"quote/{quote.Id}/{@event.Version}");
            CaseOutcome<Opportunity, OpportunityEvent> outcome = await opportunities.ExecuteAsync(
                opportunityId, commandId, new OpportunityCommand.FollowQuote(followed, Opening(opportunityId, quote), process), @event.Actor, cancellationToken);
            if (followed.Milestone == QuoteMilestone.Requested || outcome.Events[0] is OpportunityOpened)
            {
                await numbers.AddAsync(quote.Number, quote.Id, cancellationToken);
            }
        }

        await timeline.AddAsync(opportunityId, @event, cancellationToken);
    }

    private static QuoteFollowed? Milestone(CaseEvent @event, Quote quote)
    {
        QuoteFollowed Followed(int version, QuoteMilestone milestone) => new(quote.Id, quote.Number, version, milestone, @event.At);
        return @event.As<QuoteEvent>() switch
        {
            QuoteRequested => Followed(1, QuoteMilestone.Requested),
            QuoteRevised revised => Followed(revised.QuoteVersion, QuoteMilestone.Revised),
            QuotePriced priced => Followed(priced.QuoteVersion, QuoteMilestone.Priced) with { Net = priced.Content.Net },
            ApprovalRefused refused => Followed(refused.QuoteVersion, QuoteMilestone.Rejected) with { Note = refused.Comment },
            ApprovalExpired expired => Followed(expired.QuoteVersion, QuoteMilestone.ApprovalExpired),
            QuoteReleased released => Followed(released.QuoteVersion, QuoteMilestone.Released) with { ValidUntil = released.Validity.ValidUntil },
            QuoteAccepted accepted => Followed(accepted.QuoteVersion, QuoteMilestone.Accepted) with { Net = accepted.Order.Net },
            QuoteDeclined declined => Followed(declined.QuoteVersion, QuoteMilestone.Declined) with { Note = declined.Reason },
            QuoteExpired expired => Followed(expired.QuoteVersion, QuoteMilestone.Expired),
            _ => null,
        };
    }

    private OpportunityOpening Opening(string opportunityId, Quote quote) => new(
        opportunityId,
        OpportunityTitles.Of(quote),
        quote.Source switch
        {
            QuoteSource.Shop => OpportunitySource.Shop,
            QuoteSource.Web => OpportunitySource.Web,
            _ => OpportunitySource.Sales,
        },
        quote.Customer,
        process.Stages[0],
        FourEyes.AreSame(quote.Requester, quote.Customer.Email) ? null : quote.Requester);
}
