using System.Security.Cryptography;
using System.Text;
using LeadToCash.Calendar;
using LeadToCash.Cases;
using LeadToCash.Customers;
using LeadToCash.Documents;
using Microsoft.Extensions.Options;
using CustomerStore = LeadToCash.Cases.CaseStore<LeadToCash.Customers.Customer, LeadToCash.Customers.CustomerCommand, LeadToCash.Customers.CustomerEvent>;
using MandateStore = LeadToCash.Cases.CaseStore<LeadToCash.DirectDebit.Mandate, LeadToCash.DirectDebit.MandateCommand, LeadToCash.DirectDebit.MandateEvent>;

namespace LeadToCash.DirectDebit;

/// <summary>Takes mandates in: those that staff notes from paper, and those that customers are asked for by a link.</summary>
public sealed class MandateGranting(
    MandateStore mandates, CustomerStore customers, NumberSeries series, BusinessCalendars calendars, IOptions<DirectDebitOptions> options, TimeProvider time)
{
    private const string Series = "MD";
    private const int LongestReference = 35;

    /// <summary>Offers a mandate, or notes one that was granted on paper. The same request is one mandate.</summary>
    /// <param name="wish">What is wanted.</param>
    /// <param name="key">Names the request.</param>
    /// <param name="by">Who wants it.</param>
    /// <param name="cancellationToken">Stops between requests.</param>
    public async Task<CaseOutcome<Mandate, MandateEvent>> TakeAsync(MandateWish wish, string key, string by, CancellationToken cancellationToken)
    {
        if (CreditorId.TryParse(options.Value.CreditorId) is not { } creditor)
        {
            return Refused("creditor-id-missing", "Without a creditor identifier (setting DirectDebits:CreditorId) no mandate can be granted.");
        }

        if (await customers.FindAsync(CustomerNames.IdOf(wish.Customer), cancellationToken) is not { State.Party: { } party })
        {
            return Refused("customer-unknown", $"There is no customer '{wish.Customer}'.");
        }

        if (wish.Scheme == MandateScheme.B2B && party.Company is null)
        {
            return Refused("mandate-consumer", "A consumer can't grant a B2B mandate.");
        }

        string reference = wish.Reference ?? await series.TakeAsync(Series, calendars.Today(time).Year, KeyOf(key), cancellationToken);
        MandateTerms terms = new(reference, creditor.Value, party, wish.Scheme, wish.Kind);
        MandateCommand command = wish.Account is { } account
            ? new MandateCommand.Grant(terms, account, wish.SignedOn!.Value, new MandateEvidence(MandateEvidenceKind.Paper, wish.Note!, by))
            : new MandateCommand.Offer(terms, by);
        CaseOutcome<Mandate, MandateEvent> outcome = await mandates.ExecuteAsync(reference, "take/" + KeyOf(key), command, by, cancellationToken);
        return wish.Reference is not null && !outcome.IsRepeat && outcome.Events.Count == 0
            ? Refused("mandate-reference-taken", $"There is a mandate '{reference}' already.")
            : outcome;
    }

    /// <summary>Whether a text can be the reference of a mandate: letters, digits, points, colons and hyphens, at most 35.</summary>
    public static bool IsReference(string text) =>
        text.Length is > 0 and <= LongestReference && text.All(c => char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c) || c is '-' or '.' or ':');

    private static CaseOutcome<Mandate, MandateEvent> Refused(string code, string reason) => new(null, 0, [], new Refusal(code, reason), IsRepeat: false);

    private static string KeyOf(string key) => "mandate-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)).AsSpan(0, 14));
}

/// <summary>A mandate that is wanted.</summary>
/// <param name="Customer">Id or e-mail address.</param>
/// <param name="Scheme">CORE or B2B.</param>
/// <param name="Kind">How often it may be used.</param>
/// <param name="Reference">A reference of our own, of a mandate from before; null for the next of the series.</param>
/// <param name="Account">The account, of a mandate that was granted on paper; null when the customer is asked.</param>
/// <param name="SignedOn">Local day of the signature; null when the customer is asked.</param>
/// <param name="Note">Where the paper is; null when the customer is asked.</param>
public sealed record MandateWish(
    string Customer, MandateScheme Scheme, MandateKind Kind, string? Reference = null, MandateAccount? Account = null, DateOnly? SignedOn = null, string? Note = null);
