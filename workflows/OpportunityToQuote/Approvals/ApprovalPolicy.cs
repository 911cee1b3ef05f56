namespace LeadToCash.OpportunityToQuote.Approvals;

/// <summary>Who must approve what, from a date on until the next policy.</summary>
/// <param name="ValidFrom">First local date.</param>
/// <param name="Currencies">ISO 4217; quotes in other currencies are not decided by it.</param>
/// <param name="Steps">The steps there are, each id once.</param>
/// <param name="Rules">What demands them, each id once.</param>
/// <param name="DistinctApprovers">Four eyes between steps: who approved one step of a version may not approve another one.</param>
public sealed record ApprovalPolicy(
    DateOnly ValidFrom, IReadOnlyList<string> Currencies, IReadOnlyList<PolicyStep> Steps, IReadOnlyList<ApprovalRule> Rules, bool DistinctApprovers = false);

/// <summary>A step of a policy.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Role">Whose members are asked.</param>
/// <param name="Stage">Steps of one stage are asked at once, stages one after the other, lowest first; 1 or more.</param>
/// <param name="Quorum">How many members must say yes; one no refuses. At least 1.</param>
public sealed record PolicyStep(ApprovalStep Id, string Role, int Stage = 1, int Quorum = 1);

/// <summary>Demands steps when all its conditions hold.</summary>
/// <param name="Id">Names the rule for people: <c>discount-over-5</c>.</param>
/// <param name="When">Conditions; at least one. Those on lines (kind of product, item) leave only the lines that they name to the others.</param>
/// <param name="Steps">What it demands; at least one.</param>
public sealed record ApprovalRule(string Id, IReadOnlyList<ApprovalCondition> When, IReadOnlyList<ApprovalStep> Steps);

/// <summary>One condition: a figure that is passed, or a name out of a list.</summary>
/// <param name="Fact">What it looks at.</param>
/// <param name="Above">The figure that may be reached, not passed; null for amounts and names.</param>
/// <param name="AboveIn">For amounts: the figure by currency, in major units.</param>
/// <param name="In">For names: the names; of regions and items, beginnings.</param>
public sealed record ApprovalCondition(
    ApprovalReasonKind Fact, decimal? Above = null, IReadOnlyDictionary<string, decimal>? AboveIn = null, IReadOnlyList<string>? In = null)
{
    /// <summary>Whether it chooses lines.</summary>
    internal bool IsOfLines => Fact is ApprovalReasonKind.ProductKind or ApprovalReasonKind.Item;
}
