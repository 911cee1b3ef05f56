using LeadToCash.Cases;
using LeadToCash.OpportunityToQuote.Approvals;

namespace LeadToCash.OpportunityToQuote;

/// <summary>
/// What may be done with drafts. There is one at a time, beside the version that is out. Whoever changes it names what he saw, so nobody writes over somebody else;
/// what was accepted or revised meanwhile makes it outdated, and it stays until it is carried on to the newest version or thrown away.
/// </summary>
internal static class QuoteDraftDecisions
{
    private const int MaximumRevisions = 2_000;

    public static Decision<QuoteEvent> Begin(QuoteCommand.OpenDraft open, DateTimeOffset at) => open.From == 0
        ? Decision<QuoteEvent>.Accept(new QuoteDraftOpened(open.QuoteId, open.Number, 1, 1, open.Author, open.Content.Named(), at))
        : QuoteDecisions.Refuse("quote-unknown", "There is no such quote.");

    public static Decision<QuoteEvent> Decide(Quote quote, QuoteCommand command, DateTimeOffset at) => command switch
    {
        QuoteCommand.OpenDraft open => Open(quote, open, at),
        QuoteCommand.SaveDraft save => Save(quote, save, at),
        QuoteCommand.DiscardDraft discard => Discard(quote, discard),
        QuoteCommand.SubmitDraft submit => Submit(quote, submit, at),
        _ => throw new InvalidOperationException($"Nobody decides {command.GetType().Name} of a draft."),
    };

    private static Decision<QuoteEvent> Open(Quote quote, QuoteCommand.OpenDraft open, DateTimeOffset at) =>
        quote.Draft is { } draft ? QuoteDecisions.Refuse(Refusals.DraftExists, $"Version {draft.QuoteVersion} of quote {quote.Number} is being written already; finish or discard that draft first.")
        : quote.Status == QuoteStatus.Discarded ? Gone(quote)
        : Closed(quote) ?? Exhausted(quote) ?? QuoteDecisions.NoMoreVersions(quote) ?? QuoteDecisions.Superseded(quote, open.From) ?? Decision<QuoteEvent>.Accept(
            new QuoteDraftOpened(quote.Id, quote.Number, quote.QuoteVersion + 1, quote.DraftRevision + 1, open.Author, open.Content.Named(), at));

    private static Decision<QuoteEvent> Save(Quote quote, QuoteCommand.SaveDraft save, DateTimeOffset at)
    {
        QuoteDraftContent content = save.Content.Named();
        if (quote.Draft is not { } draft)
        {
            return Gone(quote);
        }

        int version = save.From is { } from ? from + 1 : draft.QuoteVersion;
        return (content.Equals(draft.Content) && version == draft.QuoteVersion ? Decision<QuoteEvent>.Accept() : null)
            ?? Stale(quote, draft, save.Revision) ?? Closed(quote) ?? Exhausted(quote)
            ?? (version != draft.QuoteVersion && version != Next(quote) ? Outdated(quote, version - 1) : null)
            ?? Decision<QuoteEvent>.Accept(new QuoteDraftSaved(version, draft.Revision + 1, save.Author, content, at));
    }

    private static Decision<QuoteEvent> Discard(Quote quote, QuoteCommand.DiscardDraft discard) => quote.Draft is not { } draft
        ? Gone(quote)
        : Stale(quote, draft, discard.Revision) ?? Decision<QuoteEvent>.Accept(new QuoteDraftDiscarded(draft.QuoteVersion, draft.Revision));

    private static Decision<QuoteEvent> Submit(Quote quote, QuoteCommand.SubmitDraft submit, DateTimeOffset at) => quote.Draft is not { } draft
        ? Gone(quote)
        : Stale(quote, draft, submit.Revision) ?? Closed(quote) ?? QuoteDecisions.NoMoreVersions(quote)
            ?? (draft.QuoteVersion != Next(quote) ? Outdated(quote, draft.FromVersion) : null) ?? Decision<QuoteEvent>.Accept(Submitted(quote, draft, submit, at));

    /// <summary>What was written last, if it was not saved before; that it is submitted; and the version that it becomes.</summary>
    private static IReadOnlyList<QuoteEvent> Submitted(Quote quote, QuoteDraft draft, QuoteCommand.SubmitDraft submit, DateTimeOffset at)
    {
        QuoteRequest request = submit.Checked;
        QuoteDraftContent content = submit.Content.Named();
        QuoteDraftSaved? saved = content.Equals(draft.Content) ? null : new QuoteDraftSaved(draft.QuoteVersion, draft.Revision + 1, submit.Author, content, at);
        QuoteDraftSubmitted submitted = new(draft.QuoteVersion, saved?.Revision ?? draft.Revision, submit.Author);
        IReadOnlyList<QuoteEvent> version = quote.Status == QuoteStatus.Draft
            ?
            [
                new QuoteRequested(
                    quote.Id, quote.Number, QuoteSource.Sales, request.Customer, request.Requester, RequestedLines.Named(request.Lines), request.Discount, request.Terms, request.Currency,
                    request.PromotionCode, content.Message),
            ]
            :
            [
                .. ApprovalPursuit.Withdrawals(quote, ending: null, superseded: true),
                new QuoteRevised(
                    draft.QuoteVersion, request.Requester, RequestedLines.Named(request.Lines), request.Discount, request.Terms, Message: content.Message, Customer: request.Customer,
                    Currency: request.Currency ?? "", PromotionCode: request.PromotionCode ?? ""),
            ];
        return saved is null ? [submitted, .. version] : [saved, submitted, .. version];
    }

    private static int Next(Quote quote) => quote.Status == QuoteStatus.Draft ? 1 : quote.QuoteVersion + 1;

    private static Decision<QuoteEvent>? Stale(Quote quote, QuoteDraft draft, int revision) => revision == draft.Revision
        ? null
        : QuoteDecisions.Refuse(Refusals.DraftStale, $"The draft of quote {quote.Number} was changed by {draft.Author} meanwhile; read it again.");

    private static Decision<QuoteEvent>? Closed(Quote quote) => quote.Status == QuoteStatus.Accepted
        ? QuoteDecisions.Refuse(Refusals.Accepted, $"Quote {quote.Number} is accepted; change the order instead.")
        : null;

    private static Decision<QuoteEvent> Outdated(Quote quote, int from) => QuoteDecisions.Refuse(
        Refusals.DraftOutdated, $"The draft was made from version {from}, but quote {quote.Number} is at version {Next(quote) - 1} now; look at that and carry the draft on, or discard it.");

    private static Decision<QuoteEvent>? Exhausted(Quote quote) => quote.DraftRevision >= MaximumRevisions
        ? QuoteDecisions.Refuse("draft-revisions-exhausted", $"Drafts of quote {quote.Number} were saved {MaximumRevisions} times; ask for a new quote.")
        : null;

    private static Decision<QuoteEvent> Gone(Quote quote) =>
        QuoteDecisions.Refuse(Refusals.DraftMissing, $"Quote {quote.Number} has no draft; it was submitted or discarded, or nobody began one.");
}
