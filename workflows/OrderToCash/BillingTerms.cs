using LeadToCash.Calendar;
using LeadToCash.CollectiveBilling;

namespace LeadToCash.OrderToCash;

/// <summary>How an order is billed.</summary>
/// <param name="Moment">When.</param>
/// <param name="Calendar">Of our office: its local dates are the invoice's.</param>
/// <param name="HoursOffered">Hours of a unit of a service by position of the order; a position without is billed at its price, however long the work took.</param>
/// <param name="PeriodMonths">Months of the first period of a subscription by position of the order.</param>
/// <param name="Invoicing">What the customer agreed on; null if nothing.</param>
public sealed record BillingTerms(
    BillingMoment Moment, BusinessCalendar Calendar, IReadOnlyDictionary<int, decimal> HoursOffered, IReadOnlyDictionary<int, int> PeriodMonths,
    InvoicingTerms? Invoicing = null);

/// <summary>When an order is billed.</summary>
public enum BillingMoment
{
    /// <summary>Whatever was delivered, signed or activated, at once: as many invoices as it takes.</summary>
    AtOnce,

    /// <summary>All of it by one invoice, when the order is completed.</summary>
    OnCompletion,
}
