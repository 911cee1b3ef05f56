namespace LeadToCash.Dunning;

/// <summary>Days on which the clock stands still, as far as that is known.</summary>
/// <param name="From">First day.</param>
/// <param name="Until">First day after it; null while it is open.</param>
/// <param name="Amount">The part of the principal that rests; null for all.</param>
/// <param name="StopsInterest">Whether that part bears no interest.</param>
/// <param name="StopsLetters">Whether no letter goes out, and the days count for no level.</param>
/// <param name="Reason">Why.</param>
internal sealed record Pause(DateOnly From, DateOnly? Until, Money? Amount, bool StopsInterest, bool StopsLetters, PauseReason Reason)
{
    public bool Covers(DateOnly day) => From <= day && (Until is null || day < Until);
}

/// <summary>Why the clock stands still.</summary>
public enum PauseReason
{
    /// <summary>The claim is disputed.</summary>
    Dispute,

    /// <summary>Instalments were agreed and are being paid.</summary>
    PaymentPlan,

    /// <summary>It was paid, by a payment that went back later.</summary>
    Paid,
}
