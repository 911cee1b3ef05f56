using LeadToCash.DirectDebit;

namespace LeadToCash.OrderToCash;

/// <summary>Decides whether an invoice is collected by direct debit, before it is issued.</summary>
public interface ICollectionTerms
{
    /// <summary>How it is collected; null when the customer transfers.</summary>
    /// <param name="bill">What is billed.</param>
    /// <param name="date">Date of issue, local.</param>
    /// <param name="dueDate">Last day for payment, local.</param>
    /// <param name="cancellationToken">Stops between requests.</param>
    Task<DirectDebitTerms?> OfAsync(Bill bill, DateOnly date, DateOnly dueDate, CancellationToken cancellationToken);
}
