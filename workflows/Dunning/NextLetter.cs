namespace LeadToCash.Dunning;

/// <summary>What is to be sent for a claim.</summary>
public abstract record NextLetter
{
    private NextLetter()
    {
    }

    /// <summary>A letter is due today.</summary>
    /// <param name="Key">Names the letter for ever, <c>{claim}/{level}</c>: sending by this key sends it once, however often it is asked for.</param>
    /// <param name="Level">Which letter.</param>
    /// <param name="Since">The day on which it became due; earlier than today after a downtime.</param>
    /// <param name="Skipped">Levels that became due meanwhile and are not sent any more.</param>
    /// <param name="Fee">What it costs the debtor; null for nothing.</param>
    /// <param name="ReplacedOn">The day on which the next level takes its place unless it is sent before; null when there is none.</param>
    public sealed record Due(string Key, DunningLevel Level, DateOnly Since, IReadOnlyList<int> Skipped, Money? Fee, DateOnly? ReplacedOn = null) : NextLetter;

    /// <summary>A letter will be due.</summary>
    /// <param name="Level">Which letter.</param>
    /// <param name="On">A working day, if nothing happens until then.</param>
    public sealed record Later(DunningLevel Level, DateOnly On) : NextLetter;

    /// <summary>No letter, for now or for ever.</summary>
    public sealed record None(NoLetterReason Reason) : NextLetter;
}

/// <summary>Why no letter is to be sent.</summary>
public enum NoLetterReason
{
    /// <summary>Nothing is open, or too little.</summary>
    NothingToAsk,

    /// <summary>The claim is disputed.</summary>
    Disputed,

    /// <summary>Instalments were agreed and are being paid.</summary>
    PaymentPlan,

    /// <summary>The last letter was sent; people decide what follows.</summary>
    AllSent,

    /// <summary>It is collected by direct debit.</summary>
    DirectDebit,
}
