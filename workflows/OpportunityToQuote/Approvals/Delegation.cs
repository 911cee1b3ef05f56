namespace LeadToCash.OpportunityToQuote.Approvals;

/// <summary>Somebody stands in for somebody from a date to a date.</summary>
/// <param name="Person">E-mail address of who is away.</param>
/// <param name="Substitute">E-mail address of who stands in.</param>
/// <param name="From">First local date.</param>
/// <param name="Until">Last local date, included.</param>
public sealed record Delegation(string Person, string Substitute, DateOnly From, DateOnly Until)
{
    /// <summary>Whether it holds on a date.</summary>
    public bool HoldsOn(DateOnly date) => From <= date && date <= Until;

    /// <summary>
    /// Who decides on a date instead of a person: the substitute, or his substitute, and so on. Where the chain comes round, or leads to
    /// somebody who may not decide, the person himself.
    /// </summary>
    /// <param name="person">Who should decide.</param>
    /// <param name="date">Local date.</param>
    /// <param name="delegations">All that may matter; of several that hold for one person the first counts.</param>
    /// <param name="mayDecide">Whether an address may decide; the requester may not.</param>
    public static string Resolve(string person, DateOnly date, IReadOnlyList<Delegation> delegations, Func<string, bool> mayDecide)
    {
        HashSet<string> seen = new(StringComparer.OrdinalIgnoreCase) { person };
        string last = person;
        while (Of(last, date, delegations) is { } next)
        {
            if (!seen.Add(next))
            {
                return person;
            }

            last = next;
        }

        return mayDecide(last) ? last : person;
    }

    private static string? Of(string person, DateOnly date, IReadOnlyList<Delegation> delegations) => delegations
        .FirstOrDefault(delegation => FourEyes.AreSame(delegation.Person, person) && delegation.HoldsOn(date))?.Substitute;
}
