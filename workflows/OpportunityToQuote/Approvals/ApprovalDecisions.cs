using LeadToCash.Cases;

namespace LeadToCash.OpportunityToQuote.Approvals;

/// <summary>Whether somebody may decide an approval step, and what follows.</summary>
internal static class ApprovalDecisions
{
    public static Decision<QuoteEvent> Decide(Quote quote, QuoteCommand.DecideApproval command, DateTimeOffset at)
    {
        if (QuoteDecisions.Superseded(quote, command.QuoteVersion) is { } superseded)
        {
            return superseded;
        }

        if (command.Fingerprint is not null && command.Fingerprint != quote.Fingerprint)
        {
            return QuoteDecisions.Refuse(Refusals.Stale, $"What was decided on is not what quote {quote.Number} says: its fingerprint is {quote.Fingerprint}.");
        }

        return quote.Approval(command.Step) is { } approval && approval.Seat(command.Seat) is { } seat
            ? Closed(quote, approval, seat, at) ?? Offline(seat, command, at) ?? Open(quote, approval, seat, command, at)
            : QuoteDecisions.Refuse(Refusals.NotAsked, $"Nobody was asked for this approval of quote {quote.Number}.");
    }

    /// <summary>Why a person may not approve a step whoever asks him; null if he may.</summary>
    public static Refusal? Bar(Quote quote, ApprovalStep step, string person)
    {
        if (!FourEyes.Allow(quote.Requester, person))
        {
            return new Refusal(Refusals.FourEyes, "Who asked for a quote may not approve it.");
        }

        return quote.DistinctApprovers && quote.Approvals.Any(other => other.Step != step && HasApproved(other, person))
            ? new Refusal(Refusals.FourEyes, "Who approved one step of a quote may not approve another one.")
            : null;
    }

    private static Decision<QuoteEvent>? Closed(Quote quote, QuoteApproval approval, ApprovalSeat seat, DateTimeOffset at) => approval.Status switch
    {
        ApprovalStatus.Approved or ApprovalStatus.Refused =>
            QuoteDecisions.Refuse(Refusals.ApprovalDecided, $"Quote {quote.Number} was {approval.Status.ToString().ToLowerInvariant()} in this step already."),
        ApprovalStatus.Withdrawn =>
            QuoteDecisions.Refuse(Refusals.ApprovalWithdrawn, $"Another step ended this version of quote {quote.Number}; no decision is needed any more."),
        ApprovalStatus.Pending when seat.Status == SeatStatus.Delegated =>
            QuoteDecisions.Refuse(Refusals.ApprovalDelegated, $"The approval of quote {quote.Number} was handed over to a substitute."),
        ApprovalStatus.Pending when seat.Status != SeatStatus.Asked =>
            QuoteDecisions.Refuse(Refusals.ApprovalDecided, $"Quote {quote.Number} was decided from this seat already."),
        ApprovalStatus.Pending when at < seat.Schedule.ExpiresAt => null,
        _ => QuoteDecisions.Refuse(Refusals.ApprovalLate, $"The time to decide on quote {quote.Number} is over since {seat.Schedule.ExpiresAt:u}."),
    };

    /// <summary>An instant that a device tells is believed for the record only, and only if it can be true.</summary>
    private static Decision<QuoteEvent>? Offline(ApprovalSeat seat, QuoteCommand.DecideApproval command, DateTimeOffset at) =>
        command.MadeAt is { } made && (made > at || made < seat.AskedAt)
            ? QuoteDecisions.Refuse(Refusals.ImpossibleInstant, "The decision can't have been made before it was asked for, nor after now.")
            : null;

    private static Decision<QuoteEvent> Open(Quote quote, QuoteApproval approval, ApprovalSeat seat, QuoteCommand.DecideApproval command, DateTimeOffset at)
    {
        if (Bar(quote, command.Step, seat.Person) is { } bar)
        {
            return QuoteDecisions.Refuse(bar.Code, bar.Reason);
        }

        if (command.Approved)
        {
            return HasApproved(approval, seat.Person)
                ? QuoteDecisions.Refuse(Refusals.FourEyes, "Who approved a step may not approve it again for somebody else.")
                : Decision<QuoteEvent>.Accept(Given(quote, approval, seat, command, at));
        }

        return string.IsNullOrWhiteSpace(command.Comment)
            ? QuoteDecisions.Refuse(Refusals.ReasonMissing, "Say why the quote is refused.")
            : Decision<QuoteEvent>.Accept(
            [
                new ApprovalRefused(quote.QuoteVersion, command.Step, seat.Person, command.Comment, at, seat.Id, approval.Stage, command.MadeAt),
                .. ApprovalPursuit.Withdrawals(quote, command.Step, superseded: false),
            ]);
    }

    private static ApprovalGiven Given(Quote quote, QuoteApproval approval, ApprovalSeat seat, QuoteCommand.DecideApproval command, DateTimeOffset at)
    {
        int before = approval.Asked().Count(one => one.Status == SeatStatus.Approved);
        return new ApprovalGiven(
            quote.QuoteVersion, command.Step, seat.Person, command.Comment, at, seat.Id, approval.Stage, Math.Max(0, approval.Quorum - before - 1), command.MadeAt);
    }

    private static bool HasApproved(QuoteApproval approval, string person) =>
        approval.Asked().Any(seat => seat.Status == SeatStatus.Approved && FourEyes.AreSame(seat.Person, person));
}
