using System.Text.Json.Serialization;

namespace LeadToCash.OrderToCash;

/// <summary>What has happened to an invoice.</summary>
[JsonDerivedType(typeof(InvoiceIssued), nameof(InvoiceIssued))]
[JsonDerivedType(typeof(PaymentReceived), nameof(PaymentReceived))]
[JsonDerivedType(typeof(ReminderSent), nameof(ReminderSent))]
public abstract record InvoiceEvent
{
    private protected InvoiceEvent()
    {
    }
}

/// <summary>An invoice was issued.</summary>
/// <param name="Number">Gap-free number, <c>RE-2026-00001</c>.</param>
/// <param name="Bill">What it says.</param>
/// <param name="Date">Date of issue, local.</param>
/// <param name="DueDate">Last day for payment, local; a working day.</param>
public sealed record InvoiceIssued(string Number, Bill Bill, DateOnly Date, DateOnly DueDate) : InvoiceEvent;

/// <summary>Money came for an invoice.</summary>
/// <param name="PaymentId">Names the payment for ever.</param>
/// <param name="Amount">What came.</param>
/// <param name="Surplus">Part of it that was more than was open.</param>
/// <param name="Open">What is still open after it; paid when nothing is.</param>
/// <param name="At">When it was paid, UTC.</param>
public sealed record PaymentReceived(string PaymentId, Money Amount, Money Surplus, Money Open, DateTimeOffset At) : InvoiceEvent;

/// <summary>The customer was reminded.</summary>
public sealed record ReminderSent(int Level, DateTimeOffset At) : InvoiceEvent;
