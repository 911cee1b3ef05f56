namespace LeadToCash.Banking.Matching;

/// <summary>What a movement may pay, for a person to decide.</summary>
/// <param name="Allocations">What would be paid with how much.</param>
/// <param name="Difference">What the invoices lack of being paid by it: above nothing when too little came, below when too much.</param>
/// <param name="Reasons">Why it is proposed, for people.</param>
public sealed record MatchProposal(IReadOnlyList<Allocation> Allocations, Money Difference, IReadOnlyList<string> Reasons);
