namespace LeadToCash.OpportunityToQuote.Approvals;

/// <summary>Who could be asked in a step at an instant.</summary>
/// <param name="Members">The role's members in the policy's order, whoever is away by his substitute.</param>
/// <param name="Escalation">Whom it goes to when they don't answer, or may not, in order of preference.</param>
/// <param name="StandIns">Who stands in now for somebody that was asked before, by that one's address.</param>
public sealed record ApproverPool(
    IReadOnlyList<ApproverCandidate> Members, IReadOnlyList<ApproverCandidate> Escalation, IReadOnlyDictionary<string, ApproverCandidate> StandIns);

/// <summary>Somebody who could be asked.</summary>
/// <param name="Person">E-mail address.</param>
/// <param name="Schedule">Deadlines in this person's business hours, were he asked now.</param>
/// <param name="InsteadOf">For whom he stands in.</param>
public sealed record ApproverCandidate(string Person, ApprovalSchedule Schedule, string? InsteadOf = null);
