using LeadToCash.LeadToOpportunity;
using LeadToCash.OpportunityToQuote.Approvals;

namespace LeadToCash.OpportunityToQuote;

/// <summary>What each event makes of a quote.</summary>
internal static class QuoteHistory
{
    public static Quote Apply(Quote? quote, QuoteEvent @event) => @event switch
    {
        QuoteRequested requested => Opened(quote, requested),
        QuoteDraftOpened or QuoteDraftSaved or QuoteDraftDiscarded or QuoteDraftSubmitted => QuoteDraftHistory.Apply(quote, @event),
        _ => Changed(quote!, @event),
    };

    private static Quote Opened(Quote? draft, QuoteRequested requested) => new()
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
        Terms = requested.Terms,
        Currency = requested.Currency,
        PromotionCode = requested.PromotionCode,
        Message = requested.Message,
        DraftRevision = draft?.DraftRevision ?? 0,
        OpportunityId = requested.OpportunityId ?? OpportunityIds.OfQuote(requested.QuoteId),
    };

    private static Quote Changed(Quote quote, QuoteEvent @event) => @event switch
    {
        QuoteRevised revised => Revised(quote, revised),
        QuotePriced priced => Priced(quote, priced),
        ApprovalRequested or ApproverReminded or ApprovalEscalated or ApprovalDelegated or ApprovalGiven or ApprovalRefused or ApprovalExpired or ApprovalWithdrawn
            or ApprovalCarriedOver => ApprovalHistory.Apply(quote, @event),
        QuoteReleased released => quote with { Status = QuoteStatus.Released, Validity = released.Validity },
        QuotePromised promised => quote with { Promises = promised.Promises },
        ChangeRequested asked => Talked(quote, new QuoteTurn { QuoteVersion = asked.QuoteVersion, At = asked.At, Text = asked.Comment, Lines = asked.Lines, CounterNet = asked.CounterNet }),
        ReplyWritten reply => Talked(quote, new QuoteTurn { QuoteVersion = reply.QuoteVersion, At = reply.At, Author = reply.Author, Text = reply.Text }),
        QuoteAccepted accepted => quote with { Status = QuoteStatus.Accepted, AnsweredAt = accepted.AcceptedAt, OrderId = accepted.OrderId },
        QuoteDeclined declined => quote with { Status = QuoteStatus.Declined, AnsweredAt = declined.DeclinedAt, DeclineReason = declined.Reason },
        QuoteExpired => quote with { Status = QuoteStatus.Expired },
        QuoteConcluded concluded => quote with { Status = QuoteStatus.Concluded, AnsweredAt = concluded.ConcludedAt },
        _ => quote,
    };

    private static Quote Talked(Quote quote, QuoteTurn turn) => quote with { Turns = [.. quote.Turns, turn] };

    private static Quote Revised(Quote quote, QuoteRevised revised) => quote with
    {
        Status = QuoteStatus.Requested,
        QuoteVersion = revised.QuoteVersion,
        Source = revised.ByCustomer ? quote.Source : QuoteSource.Sales,
        Message = revised.Message,
        Requester = revised.Requester,
        RequestedLines = revised.Lines,
        Discount = revised.Discount,
        Terms = revised.Terms,
        Customer = revised.Customer ?? quote.Customer,
        Currency = Changed(quote.Currency, revised.Currency),
        PromotionCode = Changed(quote.PromotionCode, revised.PromotionCode),
        Content = null,
        Fingerprint = null,
        Approvals = [],
        DistinctApprovers = false,
        Validity = null,
        Promises = null,
        AnsweredAt = null,
        DeclineReason = null,
        PreviousVersions =
        [
            .. quote.PreviousVersions,
            new QuoteVersionRecord(quote.QuoteVersion, quote.Status, quote.Content, quote.Fingerprint, quote.Approvals, quote.Validity)
            {
                Lines = quote.RequestedLines,
                Terms = quote.Terms,
                Message = quote.Message,
            },
        ],
    };

    private static string? Changed(string? before, string? revised) => revised switch { null => before, "" => null, _ => revised };

    private static Quote Priced(Quote quote, QuotePriced priced) => quote with
    {
        Status = priced.Approvals.Count == 0 ? QuoteStatus.Approved : QuoteStatus.ApprovalPending,
        Content = priced.Content,
        Fingerprint = priced.Fingerprint,
        DistinctApprovers = priced.DistinctApprovers,
        Approvals = [.. priced.Approvals.Select(Required)],
    };

    private static QuoteApproval Required(RequiredApproval required) => new()
    {
        Step = required.Step,
        Status = ApprovalStatus.Required,
        Reasons = required.Reasons,
        Stage = required.Stage,
        Role = required.Role,
        Quorum = required.Quorum,
    };
}
