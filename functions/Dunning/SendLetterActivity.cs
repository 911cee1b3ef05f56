using LeadToCash.Calendar;
using LeadToCash.Cases;
using LeadToCash.OrderToCash;
using Microsoft.Azure.Functions.Worker;
using InvoiceStore = LeadToCash.Cases.CaseStore<LeadToCash.OrderToCash.Invoice, LeadToCash.OrderToCash.InvoiceCommand, LeadToCash.OrderToCash.InvoiceEvent>;

namespace LeadToCash.Dunning;

/// <summary>
/// Notes a letter with the invoice and sends it, unless it was paid meanwhile. Safe to run twice: a level is noted once, the letter says what was noted, and the
/// mailer drops a repeated key.
/// </summary>
public sealed class SendLetterActivity(InvoiceStore invoices, InvoiceClaims claims, DunningMails mails, BusinessCalendars calendars)
{
    [Function(nameof(SendLetter))]
    public async Task RunAsync([ActivityTrigger] SendLetter input, CancellationToken cancellationToken)
    {
        Invoice invoice = (await invoices.GetAsync(input.InvoiceId, cancellationToken)).State;
        DateOnly today = calendars.Own.DateOf(input.At);
        ClaimStatement statement = claims.StatementOf(invoice, today);
        if (claims.LetterOf(invoice, statement, today) is NextLetter.Due due && due.Level.Level == input.Level)
        {
            Invoice withLetter = Invoice.Apply(invoice, new ReminderSent(input.Level, input.At, today, due.Fee));
            InvoiceCommand.Remind remind = new(input.Level, today, due.Fee, claims.StatementOf(withLetter, today).Open);
            invoice = (await invoices.ExecuteAsync(input.InvoiceId, $"reminder-{input.Level}", remind, cancellationToken: cancellationToken)).Required();
        }

        if (invoice.Letters.FirstOrDefault(letter => letter.Level == input.Level) is { On: { } on } noted && !invoice.IsSettled)
        {
            await mails.LetterAsync(input.InvoiceId, invoice, noted, claims.StatementOf(invoice, on), cancellationToken);
        }
    }
}
