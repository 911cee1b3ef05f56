namespace LeadToCash.Documents;

/// <summary>What the lines come to.</summary>
public sealed record DocumentTotals
{
    /// <summary>Sum of the lines' nets, without alternatives.</summary>
    public required Money Net { get; init; }

    /// <summary>Value added tax by rate; empty when none is shown, as on a reminder.</summary>
    public IReadOnlyList<DocumentTax> Taxes { get; init; } = [];

    /// <summary>Net and taxes.</summary>
    public required Money Gross { get; init; }

    /// <summary>What was paid or set off already, each a reduction as a positive amount.</summary>
    public IReadOnlyList<DocumentSettlement> Settlements { get; init; } = [];

    /// <summary>What is left to pay.</summary>
    public Money Due => Gross - Money.Sum(Settlements.Select(settlement => settlement.Amount), Gross.Currency);
}

/// <summary>Value added tax of one group.</summary>
/// <param name="Rate">The rate.</param>
/// <param name="Net">What it is on.</param>
/// <param name="Tax">The tax.</param>
/// <param name="Note">The words that a law demands with it, such as the recipient's liability to tax; null for none.</param>
public sealed record DocumentTax(Percentage Rate, Money Net, Money Tax, string? Note = null);

/// <summary>Something that reduces what is left to pay.</summary>
/// <param name="Label">What it is, in the document's language.</param>
/// <param name="Amount">The reduction, positive.</param>
public sealed record DocumentSettlement(string Label, Money Amount);
