using LeadToCash.Cases;
using LeadToCash.OrderToCash;

namespace LeadToCash.Dunning;

/// <summary>A claim as it is shown.</summary>
/// <param name="InvoiceId">The invoice.</param>
/// <param name="Number">Its number.</param>
/// <param name="Claim">The facts.</param>
/// <param name="Statement">The reckoning; its own date is earlier than the one asked for where a base rate is missing.</param>
/// <param name="AsOf">The local day that was asked for.</param>
/// <param name="Level">Level of the letter that is due on that day, or comes next; null when none comes by itself.</param>
/// <param name="LetterOn">Its day; null when none comes by itself.</param>
/// <param name="NoLetter">Why none comes by itself; null when one does.</param>
/// <param name="HandedOverTo">Who collects it instead of us; null while we do.</param>
/// <param name="CustomerId">Whose invoice it is.</param>
/// <param name="Hold">What keeps the letter back; null for nothing.</param>
/// <param name="Holds">The holds of this invoice that nobody released.</param>
/// <param name="CustomerHolds">Those of all the customer's invoices.</param>
/// <param name="WaitsForRelease">Whether the letter goes out only with a run that is released.</param>
public sealed record ClaimView(
    string InvoiceId, string Number, Claim Claim, ClaimStatement Statement, DateOnly AsOf, int? Level, DateOnly? LetterOn, NoLetterReason? NoLetter, string? HandedOverTo,
    string CustomerId, LetterHold? Hold, IReadOnlyList<LetterHold> Holds, IReadOnlyList<LetterHold> CustomerHolds, bool WaitsForRelease)
{
    /// <summary>Of an invoice at the end of a day.</summary>
    public static ClaimView Of(CaseFile<Invoice> file, InvoiceClaims claims, LetterPlan plan, IReadOnlyList<LetterHold> ofCustomer, DateOnly asOf) => new(
        file.Id, file.State.Number, claims.Of(file.State), claims.StatementOf(file.State, asOf), asOf, plan.Level, plan.On, plan.Reason, file.State.HandedOver?.To,
        file.State.Customer.CustomerId, plan.Hold, file.State.Holds, ofCustomer, plan.WaitsForRelease);
}
