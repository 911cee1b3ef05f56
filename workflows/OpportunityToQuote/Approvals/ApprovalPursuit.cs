using LeadToCash.Cases;

namespace LeadToCash.OpportunityToQuote.Approvals;

/// <summary>What is due in an approval step: who is asked, reminded, replaced by his substitute, and when it is escalated or over.</summary>
public static class ApprovalPursuit
{
    /// <summary>Everything that is due now; nothing when the step is decided or was ended. Done twice, the second time nothing is due.</summary>
    internal static Decision<QuoteEvent> Decide(Quote quote, QuoteCommand.PursueApproval command, DateTimeOffset at)
    {
        if (QuoteDecisions.Superseded(quote, command.QuoteVersion) is { } superseded)
        {
            return superseded;
        }

        return (quote.Status, quote.Approval(command.Step)) switch
        {
            (QuoteStatus.ApprovalPending, { Status: ApprovalStatus.Required } approval) => Decision<QuoteEvent>.Accept(Ask(quote, approval, command.Pool, at)),
            (QuoteStatus.ApprovalPending, { Status: ApprovalStatus.Pending } approval) => Decision<QuoteEvent>.Accept(Chase(quote, approval, command.Pool, at)),
            _ => Decision<QuoteEvent>.Accept(),
        };
    }

    /// <summary>When something is due next in a step that people are to decide: always later than the instant given.</summary>
    public static DateTimeOffset NextAt(QuoteApproval approval, DateTimeOffset at) => approval.Asked()
        .Where(seat => seat.Status == SeatStatus.Asked)
        .SelectMany(seat => Instants(seat, IsEscalated(approval)))
        .Where(instant => instant > at)
        .Append(approval.EndsAt() is { } end && end > at ? end : at.AddSeconds(1))
        .Min();

    /// <summary>Whether a person may approve a step of the quote's version, were he asked: not who asked for it, nor, where the policy wants four eyes between steps, who approved another one.</summary>
    public static bool MayDecide(Quote quote, ApprovalStep step, string person) => ApprovalDecisions.Bar(quote, step, person) is null;

    /// <summary>
    /// The role's members, without those who may not decide; too few of them are made up by those whom the step would be escalated to.
    /// Where nobody may decide, the first member is asked all the same: he is refused, and the step ends for want of a decision.
    /// </summary>
    private static List<QuoteEvent> Ask(Quote quote, QuoteApproval approval, ApproverPool pool, DateTimeOffset at)
    {
        List<ApproverCandidate> asked = Others(pool.Members, [], quote, approval.Step);
        if (asked.Count < approval.Quorum)
        {
            asked.AddRange(Others(pool.Escalation, asked, quote, approval.Step).Take(approval.Quorum - asked.Count));
        }

        return
        [
            .. asked.DefaultIfEmpty(pool.Members[0]).Select((candidate, index) => new ApprovalRequested(
                quote.QuoteVersion, approval.Step, candidate.Person, candidate.Schedule, SeatId(ApprovalSeat.First, index), candidate.InsteadOf, at)),
        ];
    }

    private static List<QuoteEvent> Chase(Quote quote, QuoteApproval approval, ApproverPool pool, DateTimeOffset at)
    {
        IReadOnlyList<ApprovalSeat> open = [.. approval.Asked().Where(seat => seat.Status == SeatStatus.Asked)];
        if (open.All(seat => at >= seat.Schedule.ExpiresAt))
        {
            return [new ApprovalExpired(quote.QuoteVersion, approval.Step), .. Withdrawals(quote, approval.Step, superseded: false)];
        }

        List<ApprovalDelegated> handedOver = [];
        List<QuoteEvent> due = [];
        foreach (ApprovalSeat seat in open)
        {
            if (Substitute(quote, approval, pool, seat, handedOver) is { } substitute)
            {
                handedOver.Add(HandedOver(quote, approval, seat, substitute, handedOver.Count, at));
            }
            else if (!seat.Reminded && at >= seat.Schedule.RemindAt && at < seat.Schedule.ExpiresAt)
            {
                due.Add(new ApproverReminded(quote.QuoteVersion, approval.Step, seat.Id));
            }
        }

        return [.. handedOver, .. due, .. Escalation(quote, approval, pool, handedOver, at)];
    }

    /// <summary>Once for a step, when the first of the open seats is due for it and somebody is there to go to.</summary>
    private static IEnumerable<QuoteEvent> Escalation(
        Quote quote, QuoteApproval approval, ApproverPool pool, IReadOnlyList<ApprovalDelegated> handedOver, DateTimeOffset at) =>
        !IsEscalated(approval) && approval.Asked().Any(seat => seat.Status == SeatStatus.Asked && at >= seat.Schedule.EscalateAt)
            ? Others(pool.Escalation, Seated(approval, handedOver), quote, approval.Step).Take(1).Select(deputy => new ApprovalEscalated(
                quote.QuoteVersion, approval.Step, deputy.Person, ApprovalSeat.Deputy, deputy.InsteadOf, Until(approval.EndsAt()!.Value), at))
            : [];

    /// <summary>The other steps in which people are asked: nobody needs their decision when the version ends.</summary>
    internal static IEnumerable<QuoteEvent> Withdrawals(Quote quote, ApprovalStep? ending, bool superseded) => quote.Approvals
        .Where(approval => approval.Status == ApprovalStatus.Pending && approval.Step != ending)
        .Select(approval => new ApprovalWithdrawn(quote.QuoteVersion, approval.Step, superseded));

    private static ApproverCandidate? Substitute(Quote quote, QuoteApproval approval, ApproverPool pool, ApprovalSeat seat, IEnumerable<ApprovalDelegated> before) =>
        pool.StandIns.TryGetValue(seat.Person, out ApproverCandidate? found)
            ? Others([found], Seated(approval, before), quote, approval.Step).FirstOrDefault()
            : null;

    /// <summary>The substitute has the time that the one who is away had, so that no chain of substitutes keeps a step open.</summary>
    private static ApprovalDelegated HandedOver(
        Quote quote, QuoteApproval approval, ApprovalSeat seat, ApproverCandidate substitute, int index, DateTimeOffset at)
    {
        ApprovalSchedule schedule = new(
            Earlier(substitute.Schedule.RemindAt, seat.Schedule.ExpiresAt), seat.Schedule.EscalateAt, seat.Schedule.ExpiresAt);
        string id = SeatId("substitute", approval.Asked().Count(one => one.Id.StartsWith("substitute", StringComparison.Ordinal)) + index);
        return new ApprovalDelegated(quote.QuoteVersion, approval.Step, seat.Id, id, substitute.Person, seat.Person, schedule, at);
    }

    /// <summary>Those who may decide and have no seat, each once.</summary>
    private static List<ApproverCandidate> Others(
        IEnumerable<ApproverCandidate> candidates, IEnumerable<ApproverCandidate> seated, Quote quote, ApprovalStep step)
    {
        List<ApproverCandidate> others = [];
        foreach (ApproverCandidate candidate in candidates)
        {
            if (ApprovalDecisions.Bar(quote, step, candidate.Person) is null && !seated.Concat(others).Any(one => FourEyes.AreSame(one.Person, candidate.Person)))
            {
                others.Add(candidate);
            }
        }

        return others;
    }

    private static IEnumerable<ApproverCandidate> Seated(QuoteApproval approval, IEnumerable<ApprovalDelegated> delegated) =>
    [
        .. approval.Asked().Select(seat => new ApproverCandidate(seat.Person, seat.Schedule)),
        .. delegated.Select(one => new ApproverCandidate(one.Substitute, one.Schedule)),
    ];

    private static bool IsEscalated(QuoteApproval approval) => approval.Asked().Any(seat => seat.Id == ApprovalSeat.Deputy);

    private static IEnumerable<DateTimeOffset> Instants(ApprovalSeat seat, bool escalated)
    {
        if (!seat.Reminded)
        {
            yield return seat.Schedule.RemindAt;
        }

        if (!escalated)
        {
            yield return seat.Schedule.EscalateAt;
        }

        yield return seat.Schedule.ExpiresAt;
    }

    private static ApprovalSchedule Until(DateTimeOffset end) => new(end, end, end);

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;

    private static string SeatId(string kind, int index) => index == 0 ? kind : $"{kind}-{index + 1}";
}
