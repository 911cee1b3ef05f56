namespace LeadToCash.OpportunityToQuote;

/// <summary>Nobody approves what he asked for himself.</summary>
public static class FourEyes
{
    /// <summary>Whether one address may decide what the other asked for; case and blanks around them don't matter.</summary>
    public static bool Allow(string requester, string approver) => !AreSame(requester, approver);

    /// <summary>Whether two addresses are one person's; case and blanks around them don't matter.</summary>
    public static bool AreSame(string one, string other) => string.Equals(one.Trim(), other.Trim(), StringComparison.OrdinalIgnoreCase);

    /// <summary>Who is asked: the first who is not the requester; the first of all if nobody else is there, whose decision is then refused.</summary>
    /// <param name="requester">Who asked for the quote.</param>
    /// <param name="candidates">E-mail addresses in order of preference; at least one.</param>
    public static string FirstOther(string requester, params IReadOnlyList<string> candidates) =>
        candidates.FirstOrDefault(candidate => Allow(requester, candidate)) ?? candidates[0];
}
