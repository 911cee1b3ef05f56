using LeadToCash.OrderToCash;

namespace LeadToCash.CollectiveBilling;

/// <summary>What a customer agreed on how it is billed, from a day on and until it agrees on something else.</summary>
/// <param name="From">First local day: bills that are decided from then on follow it.</param>
/// <param name="Cycle">How long bills are collected; null when each is an invoice by itself.</param>
/// <param name="Separation">What is kept apart.</param>
/// <param name="MostLines">Most lines of an invoice, 1 to <see cref="LongestInvoice"/>; a bill that has more by itself stays whole.</param>
public sealed record InvoicingTerms(DateOnly From, CollectiveCycle? Cycle, InvoiceSeparation Separation = InvoiceSeparation.None, int MostLines = InvoicingTerms.LongestInvoice)
{
    /// <summary>Lines that the case of an invoice holds with all that justifies them.</summary>
    public const int LongestInvoice = 200;

    /// <summary>Where a bill is collected that is decided on a day of these terms; null when it is an invoice by itself.</summary>
    /// <param name="bill">The bill.</param>
    /// <param name="today">Local day of the decision.</param>
    public CollectivePlace? PlaceOf(Bill bill, DateOnly today) =>
        Cycle is { } cycle && bill is { Kind: BillKind.Invoice } && today >= From ? CollectivePlace.Of(bill, cycle, this, today) : null;
}

/// <summary>What a customer agreed on over the years.</summary>
public static class InvoicingHistory
{
    /// <summary>The terms of a day; null if nothing was agreed by then.</summary>
    public static InvoicingTerms? On(this IReadOnlyList<InvoicingTerms> terms, DateOnly day) => terms.LastOrDefault(one => one.From <= day);

    /// <summary>The history with other terms from a day on; what was agreed for later falls away.</summary>
    public static IReadOnlyList<InvoicingTerms> With(this IReadOnlyList<InvoicingTerms> terms, InvoicingTerms agreed) => [.. terms.Where(one => one.From < agreed.From), agreed];
}
