using LeadToCash.Catalog;

namespace LeadToCash.OpportunityToQuote.Editor;

/// <summary>A draft after its check.</summary>
public sealed record CheckedDraft
{
    /// <summary>What is missing or wrong, by path; the draft can be submitted when this is empty.</summary>
    public required IReadOnlyDictionary<string, string[]> Missing { get; init; }

    /// <summary>What it asks for, with agreed unit prices where a net was agreed; null while something is missing.</summary>
    public QuoteRequest? Request { get; init; }

    /// <summary>The lines that could be read and priced, each with its name.</summary>
    public IReadOnlyList<RequestedLine> Lines { get; init; } = [];

    /// <summary>Where they would be sent.</summary>
    public string? PostCode { get; init; }

    /// <summary>Their prices; null while there is no line that can be priced.</summary>
    public PricedContent? Content { get; init; }

    /// <summary>The approvals that these prices need.</summary>
    public IReadOnlyList<RequiredApproval> Approvals { get; init; } = [];

    /// <summary>Those of them that earlier versions have already.</summary>
    public IReadOnlyList<ApprovalStep> CarriedOver { get; init; } = [];

    /// <summary>The net that was agreed, when it can't be reached.</summary>
    public AgreedNet? Unreachable { get; init; }
}
