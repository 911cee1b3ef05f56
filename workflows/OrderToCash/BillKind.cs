namespace LeadToCash.OrderToCash;

/// <summary>What a bill is.</summary>
public enum BillKind
{
    /// <summary>The customer owes.</summary>
    Invoice,

    /// <summary>The customer owes less, or is owed: amounts above zero all the same (EN 16931, type 381).</summary>
    CreditNote,
}

/// <summary>An invoice that another document names.</summary>
/// <param name="Id">Case id.</param>
/// <param name="Number">Its number.</param>
/// <param name="Date">Its date, local.</param>
public sealed record InvoiceReference(string Id, string Number, DateOnly Date);
