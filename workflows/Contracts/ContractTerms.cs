namespace LeadToCash.Contracts;

/// <summary>What happens when a term of a contract is over.</summary>
public enum RenewalKind
{
    /// <summary>It runs on for an indefinite time.</summary>
    UntilCancelled,

    /// <summary>It runs for another fixed term.</summary>
    ByMonths,

    /// <summary>It ends without notice.</summary>
    Ends,
}

/// <summary>Unit of a notice period.</summary>
public enum NoticeUnit
{
    /// <summary>Calendar days.</summary>
    Days,

    /// <summary>Calendar months.</summary>
    Months,
}

/// <summary>On what date a contract can end once the notice period is over.</summary>
public enum NoticeTo
{
    /// <summary>The last day of a term.</summary>
    EndOfTerm,

    /// <summary>The last day of a calendar month; before the end of the first term, the last day of that term.</summary>
    EndOfMonth,

    /// <summary>Any day; before the end of the first term, the last day of that term.</summary>
    AnyDay,
}

/// <summary>The earliest date on which a change of lines can take effect.</summary>
public enum ChangeTiming
{
    /// <summary>The day on which the customer accepts.</summary>
    AtOnce,

    /// <summary>The first day of the next billing period.</summary>
    NextPeriod,

    /// <summary>The first day of the next term; of a contract without a fixed term, of the next billing period.</summary>
    NextTerm,
}

/// <summary>How long before the end a contract must be cancelled.</summary>
/// <param name="Length">In that unit, 0 or more.</param>
/// <param name="Unit">Days or months.</param>
/// <param name="To">On what date it can end.</param>
public sealed record NoticePeriod(int Length, NoticeUnit Unit, NoticeTo To);

/// <summary>Terms of a contract, as they were when it began: later changes of the data leave it alone.</summary>
public sealed record ContractTerms
{
    /// <summary>Months of the first term; 0 for a contract that can be cancelled from the first day on, which then runs until it is.</summary>
    public required int MinimumMonths { get; init; }

    /// <summary>What happens when a term is over.</summary>
    public required RenewalKind Renewal { get; init; }

    /// <summary>Months of a further term, 1 or more; 0 unless it renews by months.</summary>
    public int RenewalMonths { get; init; }

    /// <summary>When it must be cancelled.</summary>
    public required NoticePeriod Notice { get; init; }

    /// <summary>When more can take effect.</summary>
    public ChangeTiming Upgrade { get; init; }

    /// <summary>When less can take effect.</summary>
    public ChangeTiming Downgrade { get; init; } = ChangeTiming.NextTerm;

    /// <summary>Days before the last day of notice on which the account owner is reminded; 0 or more.</summary>
    public int RemindDays { get; init; } = 30;
}
