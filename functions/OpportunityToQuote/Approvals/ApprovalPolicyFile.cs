namespace LeadToCash.OpportunityToQuote.Approvals;

/// <summary><c>approval-policy.json</c> as it is written.</summary>
internal sealed record ApprovalPolicyFile
{
    /// <summary>Who there is, by a name that the rest of the file uses.</summary>
    public IReadOnlyDictionary<string, PolicyPerson> People { get; init; } = new Dictionary<string, PolicyPerson>();

    /// <summary>Who decides what, by the name of the role.</summary>
    public IReadOnlyDictionary<string, PolicyRole> Roles { get; init; } = new Dictionary<string, PolicyRole>();

    /// <summary>Who stands in for whom; what people say themselves counts more.</summary>
    public IReadOnlyList<PolicySubstitute> Substitutes { get; init; } = [];

    /// <summary>What needs approval, by the date from which it holds.</summary>
    public IReadOnlyList<ApprovalPolicy> Policies { get; init; } = [];
}

/// <summary>A person of the file.</summary>
internal sealed record PolicyPerson
{
    /// <summary>E-mail address; or <see cref="Setting"/>.</summary>
    public string? Email { get; init; }

    /// <summary>Name of the setting that holds the e-mail address.</summary>
    public string? Setting { get; init; }

    /// <summary><c>de</c> or <c>en</c>; the setting <c>Approvals:Language</c> unless given.</summary>
    public string? Language { get; init; }

    /// <summary>Federal state whose holidays this person has, ISO 3166-2 without <c>DE-</c>; our office's unless given.</summary>
    public string? State { get; init; }

    /// <summary>IANA time zone; our office's unless given.</summary>
    public string? TimeZone { get; init; }

    /// <summary>Start of this person's working day, local; our office's unless given.</summary>
    public TimeOnly? Open { get; init; }

    /// <summary>End of it.</summary>
    public TimeOnly? Close { get; init; }
}

/// <summary>A role of the file.</summary>
/// <param name="Members">Names of people, in the order in which they are asked.</param>
/// <param name="Escalation">Names of people whom it goes to when the members don't answer, or may not; in order of preference.</param>
internal sealed record PolicyRole(IReadOnlyList<string> Members, IReadOnlyList<string>? Escalation);

/// <summary>A substitute of the file.</summary>
/// <param name="Person">Name of who is away.</param>
/// <param name="Substitute">Name of who stands in.</param>
/// <param name="From">First local date.</param>
/// <param name="Until">Last local date, included.</param>
internal sealed record PolicySubstitute(string Person, string Substitute, DateOnly From, DateOnly Until);
