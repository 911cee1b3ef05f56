using System.ComponentModel.DataAnnotations;

namespace LeadToCash.OrderToCash;

/// <summary>Settings <c>Invoices:*</c>.</summary>
public sealed class InvoiceOptions
{
    /// <summary>Days from the invoice's date to its due date; a due date that is no working day moves to the next one (§ 193 BGB).</summary>
    [Range(0, 365)]
    public int PaymentDays { get; set; } = 14;

    /// <summary>When orders are billed: <c>AtOnce</c>, whatever was delivered, signed or activated, or <c>OnCompletion</c>, one invoice for all of it.</summary>
    public BillingMoment Moment { get; set; }

    /// <summary>Sources of orders that are billed at another moment: <c>shopify</c> to <c>OnCompletion</c>.</summary>
    public Dictionary<string, BillingMoment> MomentBySource { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>When orders of a source are billed.</summary>
    public BillingMoment MomentOf(string source) => MomentBySource.GetValueOrDefault(source, Moment);
}
