using LeadToCash.Dunning;
using LeadToCash.OrderToCash;

namespace LeadToCash.OpenItems;

/// <summary>An invoice of which something is open.</summary>
/// <param name="InvoiceId">Its case id.</param>
/// <param name="Number">Its number.</param>
/// <param name="CustomerId">Whose it is.</param>
/// <param name="Customer">Company or name.</param>
/// <param name="Date">Date of issue, local.</param>
/// <param name="DueDate">Last day for payment, local.</param>
/// <param name="Gross">What it came to.</param>
/// <param name="Open">What is open.</param>
/// <param name="Level">Level of the last reminder; 0 if there was none.</param>
/// <param name="OrderId">The order that it bills; null if none.</param>
/// <param name="WasDiscounted">Whether a cash discount was granted on it.</param>
/// <param name="NextLevel">Level of the next letter; null when none comes by itself.</param>
/// <param name="NextOn">Its local day; null when none comes by itself.</param>
/// <param name="NoLetter">Why none comes by itself; null when one does.</param>
public sealed record OpenItem(
    string InvoiceId, string Number, string CustomerId, string Customer, DateOnly Date, DateOnly DueDate, Money Gross, Money Open, int Level, string? OrderId = null, bool WasDiscounted = false,
    int? NextLevel = null, DateOnly? NextOn = null, NoLetterReason? NoLetter = null)
{
    /// <summary>Of an invoice as it stands.</summary>
    /// <param name="invoiceId">Its case id.</param>
    /// <param name="invoice">The invoice.</param>
    /// <param name="next">Its next letter.</param>
    public static OpenItem Of(string invoiceId, Invoice invoice, DunningEntry next) => new(
        invoiceId, invoice.Number, invoice.Customer.CustomerId, invoice.Customer.Company ?? invoice.Customer.Name, invoice.Date, invoice.DueDate, invoice.Gross, invoice.Open,
        invoice.ReminderLevel, invoice.OrderId, invoice.Payments.Any(payment => payment.Discount is not null && !invoice.IsReturned(payment)),
        next.Level, next.On, next.Reason);
}
