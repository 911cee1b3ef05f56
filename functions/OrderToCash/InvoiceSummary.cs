using LeadToCash.Catalog;

namespace LeadToCash.OrderToCash;

/// <summary>An invoice or credit note as a customer's program gets it.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Kind">An invoice, or a credit note.</param>
/// <param name="Status">How far it is settled.</param>
/// <param name="Date">Date of issue, local.</param>
/// <param name="DueDate">Last day for payment, local.</param>
/// <param name="OrderNumber">The order that it bills; null if there is none.</param>
/// <param name="Lines">What is billed, with what justifies it.</param>
/// <param name="TaxGroups">Tax by rate.</param>
/// <param name="Net">Sum of the lines.</param>
/// <param name="Tax">Sum of the taxes.</param>
/// <param name="Gross">Net and tax.</param>
/// <param name="Open">What is still to be paid.</param>
public sealed record InvoiceSummary(
    string Number, BillKind Kind, InvoiceStatus Status, DateOnly Date, DateOnly DueDate, string? OrderNumber, IReadOnlyList<InvoiceLine> Lines,
    IReadOnlyList<TaxGroup> TaxGroups, Money Net, Money Tax, Money Gross, Money Open)
{
    /// <summary>Without what is ours alone: who wrote off what and why.</summary>
    public static InvoiceSummary Of(Invoice invoice) => new(
        invoice.Number, invoice.Kind, invoice.Status, invoice.Date, invoice.DueDate, invoice.OrderNumber, invoice.Lines, invoice.TaxGroups, invoice.Net, invoice.Tax,
        invoice.Gross, invoice.Open);
}
