namespace LeadToCash.OpportunityToQuote.Approvals;

/// <summary>What each event of an approval makes of a quote.</summary>
internal static class ApprovalHistory
{
    public static Quote Apply(Quote quote, QuoteEvent @event) => @event switch
    {
        ApprovalRequested asked => quote.With(asked.Step, approval => Asked(approval, asked)),
        ApproverReminded reminded => quote.With(reminded.Step, approval => approval.With(reminded.Seat, seat => seat with { Reminded = true })),
        ApprovalEscalated escalated => quote.With(escalated.Step, approval => Escalated(approval, escalated)),
        ApprovalDelegated delegated => quote.With(delegated.Step, approval => Delegated(approval, delegated)),
        ApprovalGiven given => Settled(quote.With(given.Step, approval => Given(approval, given))),
        ApprovalRefused refused => quote.With(refused.Step, approval => Refused(approval, refused)) with { Status = QuoteStatus.Rejected },
        ApprovalExpired expired => quote.Ended(expired.Step, ApprovalStatus.Expired) with { Status = QuoteStatus.ApprovalExpired },
        ApprovalWithdrawn withdrawn => quote.Ended(withdrawn.Step, ApprovalStatus.Withdrawn),
        ApprovalCarriedOver carried => Settled(quote.With(carried.Step, approval => CarriedOver(approval, carried))),
        _ => quote,
    };

    private static QuoteApproval Asked(QuoteApproval approval, ApprovalRequested asked) => approval with
    {
        Status = ApprovalStatus.Pending,
        Approver = approval.Approver ?? asked.Approver,
        Schedule = approval.Schedule ?? asked.Schedule,
        Seats = [.. approval.Seats, Seat(asked.Seat, asked.Approver, asked.InsteadOf, asked.Schedule, asked.AskedAt)],
    };

    private static QuoteApproval Escalated(QuoteApproval approval, ApprovalEscalated escalated) => approval with
    {
        Deputy = approval.Deputy ?? escalated.Deputy,
        Seats = [.. approval.Asked(), Seat(escalated.Seat, escalated.Deputy, escalated.InsteadOf, escalated.Schedule ?? approval.Schedule!, escalated.AskedAt)],
    };

    private static QuoteApproval Delegated(QuoteApproval approval, ApprovalDelegated delegated)
    {
        QuoteApproval left = approval.With(delegated.From, seat => seat with { Status = SeatStatus.Delegated });
        return left with { Seats = [.. left.Seats, Seat(delegated.Seat, delegated.Substitute, delegated.InsteadOf, delegated.Schedule, delegated.AskedAt)] };
    }

    private static QuoteApproval Given(QuoteApproval approval, ApprovalGiven given) =>
        Decided(approval, given.Seat, SeatStatus.Approved, given.DecidedAt, given.Comment) with
        {
            Status = given.Remaining == 0 ? ApprovalStatus.Approved : approval.Status,
            DecidedBy = given.Remaining == 0 ? given.Approver : null,
            DecidedAt = given.Remaining == 0 ? given.DecidedAt : null,
            Comment = given.Remaining == 0 ? given.Comment : null,
        };

    private static QuoteApproval Refused(QuoteApproval approval, ApprovalRefused refused) =>
        Decided(approval, refused.Seat, SeatStatus.Refused, refused.DecidedAt, refused.Comment) with
        {
            Status = ApprovalStatus.Refused,
            DecidedBy = refused.Approver,
            DecidedAt = refused.DecidedAt,
            Comment = refused.Comment,
        };

    private static QuoteApproval CarriedOver(QuoteApproval approval, ApprovalCarriedOver carried) => approval with
    {
        Status = ApprovalStatus.Approved,
        CarriedFrom = carried.FromVersion,
        Seats = carried.Seats,
        DecidedBy = carried.Seats[^1].Person,
        DecidedAt = carried.Seats[^1].DecidedAt,
        Comment = carried.Seats[^1].Comment,
    };

    private static Quote Settled(Quote quote) =>
        quote.Approvals.All(approval => approval.Status == ApprovalStatus.Approved) ? quote with { Status = QuoteStatus.Approved } : quote;

    private static QuoteApproval Decided(QuoteApproval approval, string seatId, SeatStatus status, DateTimeOffset at, string? comment) =>
        approval.With(seatId, seat => seat with { Status = status, DecidedAt = at, Comment = comment });

    private static ApprovalSeat Seat(string id, string person, string? insteadOf, ApprovalSchedule schedule, DateTimeOffset? at) =>
        new() { Id = id, Person = person, InsteadOf = insteadOf, Schedule = schedule, AskedAt = at };

    private static Quote Ended(this Quote quote, ApprovalStep step, ApprovalStatus status) => quote.With(step, approval => approval with { Status = status });

    private static Quote With(this Quote quote, ApprovalStep step, Func<QuoteApproval, QuoteApproval> change) => quote with
    {
        Approvals = [.. quote.Approvals.Select(approval => approval.Step == step ? change(approval) : approval)],
    };

    private static QuoteApproval With(this QuoteApproval approval, string seatId, Func<ApprovalSeat, ApprovalSeat> change) => approval with
    {
        Seats = [.. approval.Asked().Select(seat => seat.Id == seatId ? change(seat) : seat)],
    };
}
