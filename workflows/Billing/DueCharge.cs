namespace LeadToCash.Billing;

/// <summary>Days of a line that are to be billed.</summary>
/// <param name="Part">The part of its period.</param>
/// <param name="Days">The days; all of the part unless some were billed.</param>
/// <param name="DueOn">Local day on which they are billed.</param>
internal sealed record DueCharge(ScheduledPart Part, BillingPeriod Days, DateOnly DueOn);

/// <summary>Use of an item that is to be rated.</summary>
/// <param name="Sku">The item.</param>
/// <param name="Units">Its quantity.</param>
/// <param name="Period">The period.</param>
/// <param name="DueOn">Local day on which it is billed.</param>
internal sealed record DueUsage(string Sku, decimal Units, ServedPeriod Period, DateOnly DueOn);
