namespace LeadToCash.Billing;

/// <summary>One line of usage.</summary>
/// <param name="Period">The period in which it was used.</param>
/// <param name="Quantity">Usage that this line adds.</param>
/// <param name="Amount">What it adds to what was billed for that period; negative only by volume tiers that more usage made cheaper.</param>
/// <param name="IsLate">Whether that period was billed before: the line belongs on the bill of a later period, and says so.</param>
public sealed record UsageCharge(ServedPeriod Period, decimal Quantity, Money Amount, bool IsLate);
