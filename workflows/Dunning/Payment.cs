namespace LeadToCash.Dunning;

/// <summary>Money for a claim.</summary>
/// <param name="Id">Names the payment for ever; a second one with the same id is the same.</param>
/// <param name="Date">Local day of the credit to our account (CJEU, C-306/06); for a set-off the day on which the two claims first faced each other (§ 389 BGB).</param>
/// <param name="Amount">More than nothing, in the claim's currency.</param>
/// <param name="ReturnedOn">When a direct debit came back: from that day on it counts as never paid.</param>
public sealed record Payment(string Id, DateOnly Date, Money Amount, DateOnly? ReturnedOn = null);
