using LeadToCash.Cases;
using LeadToCash.OpportunityToQuote.Approvals;
using LeadToCash.QuoteToOrder;

namespace LeadToCash.OpportunityToQuote;

/// <summary>What a quote allows.</summary>
internal static class QuoteDecisions
{
    private const int MaximumVersions = 20;

    public static Decision<QuoteEvent> Decide(Quote? quote, QuoteCommand command, DateTimeOffset at) => (quote, command) switch
    {
        (null, QuoteCommand.Request request) => Open(request),
        (null, QuoteCommand.OpenDraft open) => QuoteDraftDecisions.Begin(open, at),
        (null, _) => Refuse("quote-unknown", "There is no such quote."),
        (_, QuoteCommand.Request) => Refuse("quote-exists", $"The quote exists already as {quote.Number}."),
        (_, QuoteCommand.OpenDraft or QuoteCommand.SaveDraft or QuoteCommand.DiscardDraft or QuoteCommand.SubmitDraft) => QuoteDraftDecisions.Decide(quote, command, at),
        ({ Status: QuoteStatus.Draft or QuoteStatus.Discarded }, _) => Refuse("quote-draft", $"Quote {quote.Number} is only a draft."),
        (_, QuoteCommand.Revise revise) => Revise(quote, revise),
        (_, QuoteCommand.SetPrices prices) => Price(quote, prices),
        (_, QuoteCommand.PursueApproval pursue) => ApprovalPursuit.Decide(quote, pursue, at),
        (_, QuoteCommand.AskApproval ask) => Current(quote, ask.QuoteVersion, quote.Approval(ask.Step)?.Status == ApprovalStatus.Required,
            new ApprovalRequested(ask.QuoteVersion, ask.Step, ask.Approver, ask.Schedule, AskedAt: at)),
        (_, QuoteCommand.RemindApprover remind) => Current(quote, remind.QuoteVersion, Pending(quote, remind.Step),
            new ApproverReminded(remind.QuoteVersion, remind.Step)),
        (_, QuoteCommand.Escalate escalate) => Current(quote, escalate.QuoteVersion, Pending(quote, escalate.Step),
            new ApprovalEscalated(escalate.QuoteVersion, escalate.Step, escalate.Deputy, AskedAt: at)),
        (_, QuoteCommand.ExpireApproval expire) => Current(quote, expire.QuoteVersion, Pending(quote, expire.Step),
            new ApprovalExpired(expire.QuoteVersion, expire.Step)),
        (_, QuoteCommand.DecideApproval decide) => ApprovalDecisions.Decide(quote, decide, at),
        (_, QuoteCommand.Release release) => Current(quote, release.QuoteVersion, quote.Status == QuoteStatus.Approved,
            new QuoteReleased(release.QuoteVersion, release.Validity)),
        (_, QuoteCommand.RemindCustomer remind) => Current(quote, remind.QuoteVersion, quote.Status == QuoteStatus.Released,
            new CustomerReminded(remind.QuoteVersion)),
        (_, QuoteCommand.Promise promise) => Current(quote, promise.QuoteVersion, quote.Status == QuoteStatus.Released && quote.Promises is null,
            new QuotePromised(promise.QuoteVersion, promise.Promises)),
        (_, QuoteCommand.AskForChange ask) => QuoteNegotiation.Decide(quote, ask, at),
        (_, QuoteCommand.Reply reply) => QuoteNegotiation.Decide(quote, reply, at),
        (_, QuoteCommand.Accept accept) => Answer(quote, accept.QuoteVersion, at, () =>
            new QuoteAccepted(accept.QuoteVersion, at, AcceptedQuoteOrder.Of(quote))),
        (_, QuoteCommand.Decline decline) => Answer(quote, decline.QuoteVersion, at, () => new QuoteDeclined(decline.QuoteVersion, at, decline.Reason)),
        (_, QuoteCommand.Conclude conclude) => Current(quote, conclude.QuoteVersion, quote.Status == QuoteStatus.Approved,
            new QuoteConcluded(conclude.QuoteVersion, at, conclude.Note)),
        (_, QuoteCommand.Expire expire) => Current(quote, expire.QuoteVersion, quote.Status == QuoteStatus.Released, new QuoteExpired(expire.QuoteVersion)),
        _ => throw new InvalidOperationException($"Nobody decides {command.GetType().Name}."),
    };

    public static Decision<QuoteEvent> Refuse(string code, string reason) => Decision<QuoteEvent>.Refuse(code, reason);

    /// <summary>The refusal of everything that was meant for an earlier version; null when the version is the current one.</summary>
    public static Decision<QuoteEvent>? Superseded(Quote quote, int version) => version == quote.QuoteVersion
        ? null
        : Refuse(Refusals.Superseded, $"Version {version} of quote {quote.Number} was replaced by version {quote.QuoteVersion}.");

    private static Decision<QuoteEvent> Open(QuoteCommand.Request request)
    {
        QuoteRequest content = request.Content;
        return Decision<QuoteEvent>.Accept(new QuoteRequested(
            request.QuoteId, request.Number, content.Source, content.Customer, content.Requester, RequestedLines.Named(content.Lines), content.Discount, content.Terms, content.Currency,
            content.PromotionCode, OpportunityId: content.OpportunityId));
    }

    /// <summary>The refusal of one version too many; null while there may be another one.</summary>
    public static Decision<QuoteEvent>? NoMoreVersions(Quote quote) => quote.QuoteVersion >= MaximumVersions
        ? Refuse("quote-versions-exhausted", $"Quote {quote.Number} has {MaximumVersions} versions; ask for a new quote.")
        : null;

    private static Decision<QuoteEvent> Revise(Quote quote, QuoteCommand.Revise revise) =>
        quote.Status == QuoteStatus.Accepted ? Refuse(Refusals.Accepted, $"Quote {quote.Number} is accepted; change the order instead.")
        : quote.Status == QuoteStatus.Concluded ? Refuse("quote-concluded", $"What quote {quote.Number} was made for is done; ask for a new quote.")
        : NoMoreVersions(quote) ?? Superseded(quote, revise.From) ?? Decision<QuoteEvent>.Accept(
        [
            .. ApprovalPursuit.Withdrawals(quote, ending: null, superseded: true),
            new QuoteRevised(
                quote.QuoteVersion + 1, revise.Requester, RequestedLines.Named(revise.Lines), revise.Discount, revise.Terms, Message: revise.Message),
        ]);

    /// <summary>The prices, and the approvals of earlier versions that count for them.</summary>
    private static Decision<QuoteEvent> Price(Quote quote, QuoteCommand.SetPrices prices) => Superseded(quote, prices.QuoteVersion)
        ?? (quote.Status != QuoteStatus.Requested
            ? Decision<QuoteEvent>.Accept()
            : Decision<QuoteEvent>.Accept(
            [
                new QuotePriced(prices.QuoteVersion, prices.Content, prices.Fingerprint, prices.Approvals, prices.DistinctApprovers),
                .. ApprovalCarryOver.Of(quote, prices),
            ]));

    /// <summary>A step of the process itself: it happens when due, and nothing happens when it no longer is.</summary>
    private static Decision<QuoteEvent> Current(Quote quote, int version, bool due, QuoteEvent @event) =>
        Superseded(quote, version) ?? (due ? Decision<QuoteEvent>.Accept(@event) : Decision<QuoteEvent>.Accept());

    private static Decision<QuoteEvent> Answer(Quote quote, int version, DateTimeOffset at, Func<QuoteEvent> answer) =>
        NotOpen(quote, version, at) ?? Decision<QuoteEvent>.Accept(answer());

    /// <summary>The refusal of an answer to a version that the customer can't answer (any more); null while he can.</summary>
    public static Decision<QuoteEvent>? NotOpen(Quote quote, int version, DateTimeOffset at) =>
        Superseded(quote, version) ?? quote.Status switch
        {
            QuoteStatus.Released when at < quote.Validity!.ExpiresAt => null,
            QuoteStatus.Released or QuoteStatus.Expired =>
                Refuse(Refusals.Expired, $"Quote {quote.Number} was valid until {quote.Validity!.ValidUntil:yyyy-MM-dd}."),
            QuoteStatus.Accepted => Refuse(Refusals.Accepted, $"Quote {quote.Number} is accepted already."),
            QuoteStatus.Declined => Refuse(Refusals.Declined, $"Quote {quote.Number} was declined."),
            _ => Refuse("quote-not-released", $"Quote {quote.Number} is not released."),
        };

    private static bool Pending(Quote quote, ApprovalStep step) => quote.Approval(step)?.Status == ApprovalStatus.Pending;
}
