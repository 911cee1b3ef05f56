namespace LeadToCash.OpportunityToQuote;

/// <summary>What each event makes of a quote.</summary>
internal static class QuoteHistory
{
    public static Quote Apply(Quote? quote, QuoteEvent @event) => @event is QuoteRequested requested ? Opened(requested) : Changed(quote!, @event);

    private static Quote Opened(QuoteRequested requested) => new()
    {
        Id = requested.QuoteId,
        Number = requested.Number,
        Status = QuoteStatus.Requested,
        QuoteVersion = 1,
        Source = requested.Source,
        Customer = requested.Customer,
        Requester = requested.Requester,
        RequestedLines = requested.Lines,
        Discount = requested.Discount,
    };

    private static Quote Changed(Quote quote, QuoteEvent @event) => @event switch
    {
        QuoteRevised revised => Revised(quote, revised),
        QuotePriced priced => Priced(quote, priced),
        ApprovalRequested asked => quote.With(asked.Step, approval =>
            approval with { Status = ApprovalStatus.Pending, Approver = asked.Approver, Schedule = asked.Schedule }),
        ApprovalEscalated escalated => quote.With(escalated.Step, approval => approval with { Deputy = escalated.Deputy }),
        ApprovalGiven given => Given(quote, given),
        ApprovalRefused refused => Refused(quote, refused),
        ApprovalExpired expired =>
            quote.With(expired.Step, approval => approval with { Status = ApprovalStatus.Expired }) with { Status = QuoteStatus.ApprovalExpired },
        QuoteReleased released => quote with { Status = QuoteStatus.Released, Validity = released.Validity },
        QuoteAccepted accepted => quote with { Status = QuoteStatus.Accepted, AnsweredAt = accepted.AcceptedAt, OrderId = accepted.Order.OrderId },
        QuoteDeclined declined => quote with { Status = QuoteStatus.Declined, AnsweredAt = declined.DeclinedAt, DeclineReason = declined.Reason },
        QuoteExpired => quote with { Status = QuoteStatus.Expired },
        _ => quote,
    };

    private static Quote Revised(Quote quote, QuoteRevised revised) => quote with
    {
        Status = QuoteStatus.Requested,
        QuoteVersion = revised.QuoteVersion,
        Source = QuoteSource.Sales,
        Requester = revised.Requester,
        RequestedLines = revised.Lines,
        Discount = revised.Discount,
        Content = null,
        Fingerprint = null,
        Approvals = [],
        Validity = null,
        AnsweredAt = null,
        DeclineReason = null,
        PreviousVersions =
        [
            .. quote.PreviousVersions,
            new QuoteVersionRecord(quote.QuoteVersion, quote.Status, quote.Content, quote.Fingerprint, quote.Approvals, quote.Validity),
        ],
    };

    private static Quote Priced(Quote quote, QuotePriced priced) => quote with
    {
        Status = priced.Approvals.Count == 0 ? QuoteStatus.Approved : QuoteStatus.ApprovalPending,
        Content = priced.Content,
        Fingerprint = priced.Fingerprint,
        Approvals =
            [.. priced.Approvals.Select(required => new QuoteApproval { Step = required.Step, Status = ApprovalStatus.Required, Reasons = required.Reasons })],
    };

    private static Quote Given(Quote quote, ApprovalGiven given)
    {
        Quote after = quote.With(given.Step, approval => approval with
        {
            Status = ApprovalStatus.Approved,
            DecidedBy = given.Approver,
            DecidedAt = given.DecidedAt,
            Comment = given.Comment,
        });
        bool all = after.Approvals.All(approval => approval.Status == ApprovalStatus.Approved);
        return all ? after with { Status = QuoteStatus.Approved } : after;
    }

    private static Quote Refused(Quote quote, ApprovalRefused refused) => quote.With(refused.Step, approval => approval with
    {
        Status = ApprovalStatus.Refused,
        DecidedBy = refused.Approver,
        DecidedAt = refused.DecidedAt,
        Comment = refused.Comment,
    }) with
    { Status = QuoteStatus.Rejected };

    private static Quote With(this Quote quote, ApprovalStep step, Func<QuoteApproval, QuoteApproval> change) => quote with
    {
        Approvals = [.. quote.Approvals.Select(approval => approval.Step == step ? change(approval) : approval)],
    };
}
