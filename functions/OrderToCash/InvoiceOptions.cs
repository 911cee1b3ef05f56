using System.ComponentModel.DataAnnotations;

namespace LeadToCash.OrderToCash;

/// <summary>Settings <c>Invoices:*</c>.</summary>
public sealed class InvoiceOptions
{
    /// <summary>Days from the invoice's date to its due date; a due date that is no working day moves to the next one (§ 193 BGB).</summary>
    [Range(0, 365)]
    public int PaymentDays { get; set; } = 14;
}
