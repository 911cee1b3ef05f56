namespace LeadToCash.OpportunityToQuote;

/// <summary>What a quote does to an existing contract.</summary>
public enum ContractChangeKind
{
    /// <summary>It runs longer.</summary>
    Extension,

    /// <summary>The quote's subscription lines run instead of its own, from a day on.</summary>
    Lines,

    /// <summary>We give notice; needs no acceptance.</summary>
    Cancellation,
}

/// <summary>The change of an existing contract. Nothing of it holds before the customer accepts; a notice of ours, before it is approved.</summary>
/// <param name="ContractId">The contract: <c>C-2026-00007</c>.</param>
/// <param name="Revision">The contract's revision that the quote is about; once there is a newer one, the quote can no longer be accepted.</param>
/// <param name="Kind">What.</param>
/// <param name="From">Lines: first day, not before the terms allow it. Extension: first day of what is added. Cancellation: last day if approved at once.</param>
/// <param name="Reason">Cancellation: why.</param>
public sealed record ContractChange(string ContractId, int Revision, ContractChangeKind Kind, DateOnly? From = null, string? Reason = null);
