using LeadToCash.Calendar;

namespace LeadToCash.OpportunityToQuote.Approvals;

/// <summary>Finds who could be asked in a step now. Reads nobody's delegations but those of the people who come into question.</summary>
public sealed class ApproverPools(ApprovalPolicies policies, ApproverDesks desks, Delegations delegations, BusinessCalendars calendars)
{
    /// <summary>The pool of a step, and when a delegation of somebody in it begins next.</summary>
    /// <param name="quote">The quote.</param>
    /// <param name="approval">The step, open.</param>
    /// <param name="now">UTC.</param>
    /// <param name="cancellationToken">Stops between requests.</param>
    public async Task<(ApproverPool Pool, DateTimeOffset? NextDelegation)> OfAsync(
        Quote quote, QuoteApproval approval, DateTimeOffset now, CancellationToken cancellationToken)
    {
        (IReadOnlyList<string> members, IReadOnlyList<string> escalation) = policies.Role(approval.Role!);
        IReadOnlyList<string> seated = [.. approval.Asked().Where(seat => seat.Status == SeatStatus.Asked).Select(seat => seat.Person)];
        bool isNew = approval.Status == ApprovalStatus.Required;
        DateOnly today = calendars.Own.DateOf(now);
        IReadOnlyList<Delegation> known = await delegations.AroundAsync(isNew ? members : seated, cancellationToken);
        if (isNew ? IsShort(quote, approval, members.Select(Candidate)) : IsEscalationDue(approval, now))
        {
            known = await delegations.AroundAsync([.. isNew ? members : seated, .. escalation], cancellationToken);
        }

        ApproverPool pool = new(
            isNew ? [.. members.Select(Candidate)] : [],
            [.. escalation.Select(Candidate)],
            seated.Select(Candidate).Where(candidate => candidate.InsteadOf is not null)
                .DistinctBy(candidate => candidate.InsteadOf, StringComparer.OrdinalIgnoreCase)
                .ToDictionary(candidate => candidate.InsteadOf!, StringComparer.OrdinalIgnoreCase));
        return (pool, NextDelegation(isNew ? [.. pool.Members.Select(member => member.Person)] : seated, known, today));

        ApproverCandidate Candidate(string person)
        {
            string decides = Delegation.Resolve(person, today, known, candidate => ApprovalPursuit.MayDecide(quote, approval.Step, candidate));
            return new ApproverCandidate(decides, desks.ScheduleOf(decides, now), decides == person ? null : person);
        }
    }

    /// <summary>Whether too few of the members may decide, so that those behind them come into question.</summary>
    private static bool IsShort(Quote quote, QuoteApproval approval, IEnumerable<ApproverCandidate> members) =>
        members.Where(member => ApprovalPursuit.MayDecide(quote, approval.Step, member.Person)).DistinctBy(member => member.Person, StringComparer.OrdinalIgnoreCase).Count() < approval.Quorum;

    private static bool IsEscalationDue(QuoteApproval approval, DateTimeOffset now) =>
        approval.Asked().Any(seat => seat.Status == SeatStatus.Asked && now >= seat.Schedule.EscalateAt);

    private DateTimeOffset? NextDelegation(IReadOnlyList<string> people, IReadOnlyList<Delegation> known, DateOnly today) => known
        .Where(delegation => delegation.From > today && people.Any(person => FourEyes.AreSame(person, delegation.Person)))
        .Select(delegation => (DateTimeOffset?)calendars.Own.At(delegation.From, TimeOnly.MinValue))
        .Min();
}
