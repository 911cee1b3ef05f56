namespace LeadToCash.Dunning;

/// <summary>A claim at the end of a day, so that debtor and court can follow it.</summary>
public sealed record ClaimStatement
{
    /// <summary>The claim.</summary>
    public required string ClaimId { get; init; }

    /// <summary>The day, local, interest of that day included.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>Last day for payment; a working day.</summary>
    public required DateOnly DueDate { get; init; }

    /// <summary>Since when the debtor is in default; null if not, or if nothing was open on that day.</summary>
    public Default? Default { get; init; }

    /// <summary>The interest schedule, by date; without gaps while principal is open.</summary>
    public required IReadOnlyList<InterestRow> Rows { get; init; }

    /// <summary>Each payment that counts, by date and id.</summary>
    public required IReadOnlyList<SetOff> SetOffs { get; init; }

    /// <summary>Flat fee for default (§ 288(5) BGB); part of the costs.</summary>
    public required Money FlatFee { get; init; }

    /// <summary>All that was owed for costs; what a flat fee covers is not counted twice.</summary>
    public required Money Costs { get; init; }

    /// <summary>All interest, paid or not; the sum of the rows.</summary>
    public required Money Interest { get; init; }

    /// <summary>What is still owed.</summary>
    public required OpenAmounts Open { get; init; }

    /// <summary>What was paid or credited beyond what was owed; to be cleared by people.</summary>
    public required Money Surplus { get; init; }

    /// <summary>Ids of costs that can't be asked of the debtor, because they arose before default.</summary>
    public required IReadOnlyList<string> CostsNotOwed { get; init; }
}
