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
public sealed record ClaimView(
    string InvoiceId, string Number, Claim Claim, ClaimStatement Statement, DateOnly AsOf, int? Level, DateOnly? LetterOn, NoLetterReason? NoLetter, string? HandedOverTo)
{
    /// <summary>Of an invoice at the end of a day.</summary>
    public static ClaimView Of(CaseFile<Invoice> file, InvoiceClaims claims, DateOnly asOf)
    {
        ClaimStatement statement = claims.StatementOf(file.State, asOf);
        var next = DunningEntry.Of(file, claims.LetterOf(file.State, statement, asOf));
        return new ClaimView(file.Id, file.State.Number, claims.Of(file.State), statement, asOf, next.Level, next.On, next.Reason, file.State.HandedOver?.To);
    }
}
