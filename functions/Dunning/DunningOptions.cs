using System.ComponentModel.DataAnnotations;

namespace LeadToCash.Dunning;

/// <summary>Settings <c>Dunning:*</c>.</summary>
public sealed class DunningOptions
{
    /// <summary>
    /// Whether the due date of our invoices is agreed, by terms of payment that quotes and order confirmations state: default then begins on the day after it
    /// (§ 286(2) BGB). Otherwise it takes a reminder or 30 days.
    /// </summary>
    public bool DueDateIsAgreed { get; set; } = true;

    /// <summary>Whether businesses are asked the flat fee for default (§ 288(5) BGB).</summary>
    public bool AsksFlatFee { get; set; } = true;

    /// <summary>Group of customers without one of their own in <see cref="GroupByCustomer"/>.</summary>
    public string Group { get; set; } = "standard";

    /// <summary>Groups by customer id.</summary>
    public Dictionary<string, string> GroupByCustomer { get; } = new(StringComparer.Ordinal);

    /// <summary>How letters go out in groups without a rule of their own in <see cref="LettersByGroup"/>.</summary>
    public LetterDispatch Letters { get; set; } = LetterDispatch.Automatic;

    /// <summary>How letters go out, by group.</summary>
    public Dictionary<string, LetterDispatch> LettersByGroup { get; } = new(StringComparer.Ordinal);

    /// <summary>Letters that a run looks at or sends at once, and keeps in mind; 50 unless set. A page is written in one transaction of at most 100 rows.</summary>
    [Range(1, 100)]
    public int PageSize { get; set; } = 50;
}
