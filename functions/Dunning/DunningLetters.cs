using System.Globalization;
using LeadToCash.Cases;
using LeadToCash.OrderToCash;
using InvoiceStore = LeadToCash.Cases.CaseStore<LeadToCash.OrderToCash.Invoice, LeadToCash.OrderToCash.InvoiceCommand, LeadToCash.OrderToCash.InvoiceEvent>;

namespace LeadToCash.Dunning;

/// <summary>
/// Prepares and sends letters, the same way for all who do: a level is noted once with its invoice, only as long as nothing has happened since it was reckoned, and then
/// mailed under a key of its own.
/// </summary>
public sealed class DunningLetters(InvoiceStore invoices, InvoiceClaims claims, DunningMails mails)
{
    /// <summary>A letter that is due, as it would go out.</summary>
    /// <param name="invoice">The invoice without it.</param>
    /// <param name="due">The letter.</param>
    /// <param name="on">Local day that it carries.</param>
    /// <param name="at">When, UTC.</param>
    /// <param name="runId">The run that sends it; null for none.</param>
    public PreparedLetter Prepare(Invoice invoice, NextLetter.Due due, DateOnly on, DateTimeOffset at, string? runId = null)
    {
        ReminderSent letter = new(due.Level.Level, at, on, due.Fee, RunId: runId);
        ClaimStatement statement = claims.StatementOf(Invoice.Apply(invoice, letter), on);
        letter = letter with { Asked = statement.Open };
        return new PreparedLetter(Invoice.Apply(invoice, letter), letter, statement);
    }

    /// <summary>Notes a letter with its invoice. Safe to repeat: what was noted is left.</summary>
    /// <returns>The invoice; without the letter if something happened to it since it was prepared.</returns>
    public async Task<Invoice> NoteAsync(string invoiceId, Invoice reckoned, PreparedLetter prepared, CancellationToken cancellationToken)
    {
        ReminderSent letter = prepared.Letter;
        InvoiceCommand.Remind remind = new(letter.Level, letter.On, letter.Fee, letter.Asked, reckoned.Facts, letter.RunId);
        string commandId = string.Create(CultureInfo.InvariantCulture, $"reminder-{letter.Level}");
        return (await invoices.ExecuteAsync(invoiceId, commandId, remind, cancellationToken: cancellationToken)).Required();
    }

    /// <summary>Mails a letter that was noted, unless nothing is owed any more or it was never noted. Safe to repeat.</summary>
    /// <returns>Whether it went out, now or before.</returns>
    public async Task<bool> MailAsync(string invoiceId, Invoice invoice, int level, CancellationToken cancellationToken)
    {
        if (invoice.IsSettled || invoice.Letters.FirstOrDefault(letter => letter.Level == level) is not { On: { } on } noted)
        {
            return false;
        }

        await mails.SendAsync(invoiceId, invoice, noted, claims.StatementOf(invoice, on), cancellationToken);
        return true;
    }
}
