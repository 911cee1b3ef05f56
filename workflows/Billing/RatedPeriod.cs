namespace LeadToCash.Billing;

/// <summary>What was billed of a period's usage so far; kept by the contract.</summary>
/// <param name="Period">The period.</param>
/// <param name="Quantity">Usage that was known.</param>
/// <param name="Amount">What was billed for it, over all bills.</param>
public sealed record RatedPeriod(ServedPeriod Period, decimal Quantity, Money Amount);
