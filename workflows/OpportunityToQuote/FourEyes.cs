namespace LeadToCash.OpportunityToQuote;

/// <summary>Nobody approves what he asked for himself.</summary>
public static class FourEyes
{
    /// <summary>Whether one address may decide what the other asked for; case and blanks around them don't matter.</summary>
    public static bool Allow(string requester, string approver) =>
        !string.Equals(requester.Trim(), approver.Trim(), StringComparison.OrdinalIgnoreCase);

    /// <summary>Who is asked: the approver, or the deputy when the approver is the requester.</summary>
    public static string Approver(string requester, string approver, string deputy) => Allow(requester, approver) ? approver : deputy;
}
