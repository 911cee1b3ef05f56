using LeadToCash.OrderToCash;

namespace LeadToCash.Dunning;

/// <summary>A letter as it goes out: what is shown before is what is sent.</summary>
/// <param name="Invoice">The invoice as it is with the letter.</param>
/// <param name="Letter">What is noted with the invoice.</param>
/// <param name="Statement">The reckoning that the letter shows, its own fee included.</param>
public sealed record PreparedLetter(Invoice Invoice, ReminderSent Letter, ClaimStatement Statement)
{
    /// <summary>All that it asks for.</summary>
    public OpenAmounts Asks => Statement.Open;
}
