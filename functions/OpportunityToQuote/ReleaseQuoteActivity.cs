using LeadToCash.Calendar;
using LeadToCash.Cases;
using LeadToCash.Contracts;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Options;
using QuoteStore = LeadToCash.Cases.CaseStore<LeadToCash.OpportunityToQuote.Quote, LeadToCash.OpportunityToQuote.QuoteCommand, LeadToCash.OpportunityToQuote.QuoteEvent>;

namespace LeadToCash.OpportunityToQuote;

/// <summary>
/// Lets the customer accept. Safe to run twice: the validity is the one that the first run set, and the mail of what was priced before goods were held has a key.
/// A notice that we give needs no acceptance: it is given instead.
/// </summary>
public sealed class ReleaseQuoteActivity(QuoteStore quotes, QuoteMails mails, OwnNotices notices, BusinessCalendars calendars, IOptions<QuoteOptions> options, TimeProvider time)
{
    [Function(nameof(ReleaseQuote))]
    public async Task<QuoteValidity?> RunAsync([ActivityTrigger] ReleaseQuote input, CancellationToken cancellationToken)
    {
        Quote quote = (await quotes.GetAsync(input.QuoteId, cancellationToken)).State;
        if (quote.QuoteVersion == input.QuoteVersion && OwnNotices.IsOne(quote))
        {
            await notices.GiveAsync(quote, cancellationToken);
            return null;
        }

        var validity = QuoteValidity.From(calendars.Own, time.GetUtcNow(), options.Value.ValidityDays, options.Value.ReminderDays);
        CaseOutcome<Quote, QuoteEvent> outcome = await quotes.ExecuteAsync(
            input.QuoteId, QuoteCommandIds.Of(input.QuoteVersion, "release"), new QuoteCommand.Release(input.QuoteVersion, validity),
            cancellationToken: cancellationToken);
        if (outcome.Event<QuoteReleased>() is not { } released)
        {
            return null;
        }

        if (input.WithMail)
        {
            await mails.ReleaseAsync(outcome.State!, released.QuoteVersion, cancellationToken);
        }

        return released.Validity;
    }
}
