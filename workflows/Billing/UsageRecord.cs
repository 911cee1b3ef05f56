namespace LeadToCash.Billing;

/// <summary>Usage as a meter or a file reports it.</summary>
/// <param name="Id">Names it for ever, as its source does; the same id again is the same usage.</param>
/// <param name="Date">Local day at the seller's place on which it was used.</param>
/// <param name="Quantity">In the tariff's unit; nothing or more.</param>
public sealed record UsageRecord(string Id, DateOnly Date, decimal Quantity);
