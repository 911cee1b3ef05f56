namespace LeadToCash.OpenItems;

/// <summary>What an invoice or a movement on account adds to the lists and sums.</summary>
/// <param name="Id">Its case id.</param>
/// <param name="Version">Version of the case that is shown.</param>
/// <param name="CustomerId">Whose it is.</param>
/// <param name="Due">Due date, local; of money on account the day of its booking.</param>
/// <param name="Owed">What is open.</param>
/// <param name="Credit">What the customer has to his good with it: surplus, or money on account.</param>
public sealed record OpenItemPlace(string Id, long Version, string CustomerId, DateOnly Due, Money Owed, Money Credit);
