using System.Text.Json.Serialization;
using LeadToCash.OrderToCash;

namespace LeadToCash.Dunning;

/// <summary>A letter that is to go out.</summary>
/// <param name="InvoiceId">The invoice.</param>
/// <param name="Number">Its number.</param>
/// <param name="CustomerId">Whose it is.</param>
/// <param name="Customer">Company or name.</param>
/// <param name="Group">Dunning group of the customer.</param>
/// <param name="DueDate">Last day for payment, local.</param>
/// <param name="Level">Level of the letter.</param>
/// <param name="Asks">All that it asks for.</param>
/// <param name="Fee">What it costs the customer; part of the costs. Null for nothing.</param>
/// <param name="Hold">What people keep it back by; null for nothing.</param>
/// <param name="WaitsForRelease">Whether it goes out only with a run that is released.</param>
public sealed record ForecastLetter(
    string InvoiceId, string Number, string CustomerId, string Customer, string Group, DateOnly DueDate, int Level, OpenAmounts Asks, Money? Fee, LetterHold? Hold, bool WaitsForRelease)
{
    /// <summary>The letter itself, to look at.</summary>
    [JsonIgnore]
    public PreparedLetter? Prepared { get; init; }

    /// <summary>Of an invoice with its letter.</summary>
    public static ForecastLetter Of(string invoiceId, LetterPlan plan, PreparedLetter prepared, string group)
    {
        Invoice invoice = prepared.Invoice;
        return new ForecastLetter(
            invoiceId, invoice.Number, invoice.Customer.CustomerId, invoice.Customer.Company ?? invoice.Customer.Name, group, invoice.DueDate, prepared.Letter.Level, prepared.Asks, prepared.Letter.Fee,
            plan.Hold, plan.WaitsForRelease)
        {
            Prepared = prepared,
        };
    }
}
