namespace LeadToCash.Banking.Matching;

/// <summary>A receipt, and all that is known of what it may pay.</summary>
public sealed record MatchQuestion
{
    /// <summary>The receipt.</summary>
    public required MovementEntry Entry { get; init; }

    /// <summary>The invoices that the payer names, also settled ones; each once.</summary>
    public IReadOnlyList<NamedInvoice> Named { get; init; } = [];

    /// <summary>The orders that the payer names; each once.</summary>
    public IReadOnlyList<NamedOrder> Orders { get; init; } = [];

    /// <summary>The customers who paid from this account before.</summary>
    public IReadOnlyList<string> PayerIs { get; init; } = [];

    /// <summary>Open invoices of those customers, by due date.</summary>
    public IReadOnlyList<OpenInvoice> OfPayer { get; init; } = [];

    /// <summary>Whether <see cref="OfPayer"/> is all that is open of them.</summary>
    public bool OfPayerIsAll { get; init; } = true;

    /// <summary>Open invoices of anybody of which just this amount is open; some of them if there are many.</summary>
    public IReadOnlyList<OpenInvoice> SameAmount { get; init; } = [];

    /// <summary>The rule of the booking day.</summary>
    public required MatchingRule Rule { get; init; }
}

/// <summary>What a receipt pays, as far as no person is needed.</summary>
/// <param name="Allocations">What is booked; empty when a person has to look at all of it.</param>
/// <param name="Fee">Fee of banks that we bear; null for none.</param>
/// <param name="Reasons">Why it is booked, for people.</param>
/// <param name="Unclear">What a person has to clarify, with proposals; null if nothing.</param>
public sealed record MatchDecision(IReadOnlyList<Allocation> Allocations, Money? Fee, IReadOnlyList<string> Reasons, MovementCommand.Clarify? Unclear)
{
    /// <summary>The command on the movement.</summary>
    /// <param name="movementId">Its case id.</param>
    public MovementCommand Command(string movementId) => Allocations.Count > 0
        ? new MovementCommand.Allocate(movementId, Allocations, Fee, Reasons, Unclear, "system")
        : Unclear!;
}
