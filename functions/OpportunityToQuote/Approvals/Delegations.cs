using System.Security.Cryptography;
using System.Text;
using LeadToCash.Cases;
using ApproverStore = LeadToCash.Cases.CaseStore<LeadToCash.OpportunityToQuote.Approvals.Approver, LeadToCash.OpportunityToQuote.Approvals.SetDelegations, LeadToCash.OpportunityToQuote.Approvals.ApproverEvent>;

namespace LeadToCash.OpportunityToQuote.Approvals;

/// <summary>Who stands in for whom: what people said themselves, and what the policy file says. A case file for each person.</summary>
public sealed class Delegations(ApproverStore approvers, ApprovalPolicies policies)
{
    /// <summary>What a person said himself; none yet when null. One point read.</summary>
    public async Task<IReadOnlyList<Delegation>> OfAsync(string person, CancellationToken cancellationToken) =>
        (await approvers.FindAsync(IdOf(person), cancellationToken))?.State.Delegations ?? [];

    /// <summary>All that may matter for some people: theirs, their substitutes', and so on. One point read for each person in it.</summary>
    public async Task<IReadOnlyList<Delegation>> AroundAsync(IEnumerable<string> people, CancellationToken cancellationToken)
    {
        HashSet<string> seen = new(StringComparer.OrdinalIgnoreCase);
        Queue<string> toRead = new(people);
        List<Delegation> found = [];
        while (toRead.TryDequeue(out string? person))
        {
            if (seen.Add(person.Trim()))
            {
                IReadOnlyList<Delegation> his = [.. await OfAsync(person, cancellationToken), .. policies.Substitutes.Where(one => FourEyes.AreSame(one.Person, person))];
                found.AddRange(his);
                his.Select(delegation => delegation.Substitute).ToList().ForEach(toRead.Enqueue);
            }
        }

        return found;
    }

    /// <summary>Says anew who stands in for a person. Saying the same again changes nothing.</summary>
    public async Task<CaseOutcome<Approver, ApproverEvent>> SetAsync(string person, IReadOnlyList<Delegation> delegations, string actor, CancellationToken cancellationToken)
    {
        IReadOnlyList<Delegation> others = await AroundAsync(delegations.Select(delegation => delegation.Substitute), cancellationToken);
        return await approvers.ExecuteAsync(
            IdOf(person), $"set/{Guid.NewGuid():N}", new SetDelegations(person.Trim(), delegations, others), actor, cancellationToken);
    }

    /// <summary>Case id of a person: no address in a key.</summary>
    internal static string IdOf(string person) =>
        "p-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(person.Trim().ToLowerInvariant())).AsSpan(0, 10));
}
