namespace LeadToCash.Dunning;

/// <summary>A credit note. It lowers the principal only; § 367 BGB is about payments.</summary>
/// <param name="Id">Names the credit note for ever; a second one with the same id is the same.</param>
/// <param name="Date">Local day of issue.</param>
/// <param name="Amount">More than nothing, in the claim's currency.</param>
/// <param name="CorrectsInvoice">Whether so much was never owed (a wrong price, goods sent back): the schedule is then computed without it from the start. Otherwise it counts from its date.</param>
public sealed record Credit(string Id, DateOnly Date, Money Amount, bool CorrectsInvoice = true);
