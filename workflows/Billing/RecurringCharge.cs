namespace LeadToCash.Billing;

/// <summary>A charge for a period.</summary>
/// <param name="Key">Names it for ever, <c>{contract}/{first day}</c>: billing by this key bills once, however often the run is repeated.</param>
/// <param name="Period">What it is for.</param>
/// <param name="Price">Price of the whole period.</param>
/// <param name="Amount">Price of the part that is served.</param>
/// <param name="BilledOn">Local day on which it is to be billed.</param>
public sealed record RecurringCharge(string Key, ServedPeriod Period, Money Price, Money Amount, DateOnly BilledOn);
