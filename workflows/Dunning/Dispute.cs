namespace LeadToCash.Dunning;

/// <summary>The debtor disputes the claim or a part of it. While that is open, no interest is asked on that part, and the days count for no level.</summary>
/// <param name="From">First local day.</param>
/// <param name="Until">First local day on which it is over; null while it is open. The same as <paramref name="From"/>: it changes nothing.</param>
/// <param name="Amount">The disputed part; null for all of it. Only a dispute about all stops letters.</param>
/// <param name="WasRejected">Whether it turned out wrong: interest is then due for its days too, from the day on which that is known.</param>
public sealed record Dispute(DateOnly From, DateOnly? Until = null, Money? Amount = null, bool WasRejected = false);
