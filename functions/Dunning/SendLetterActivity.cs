using LeadToCash.Calendar;
using LeadToCash.OrderToCash;
using Microsoft.Azure.Functions.Worker;
using InvoiceStore = LeadToCash.Cases.CaseStore<LeadToCash.OrderToCash.Invoice, LeadToCash.OrderToCash.InvoiceCommand, LeadToCash.OrderToCash.InvoiceEvent>;

namespace LeadToCash.Dunning;

/// <summary>
/// Notes a letter with the invoice and sends it, unless it was paid, held or left to a run meanwhile. Safe to run twice: a level is noted once, the letter says what was
/// noted, and the mailer drops a repeated key.
/// </summary>
public sealed class SendLetterActivity(InvoiceStore invoices, LetterPlans plans, DunningLetters letters, BusinessCalendars calendars)
{
    [Function(nameof(SendLetter))]
    public async Task RunAsync([ActivityTrigger] SendLetter input, CancellationToken cancellationToken)
    {
        Invoice invoice = (await invoices.GetAsync(input.InvoiceId, cancellationToken)).State;
        DateOnly today = calendars.Own.DateOf(input.At);
        LetterPlan plan = await plans.OfAsync(invoice, today, cancellationToken);
        if (plan is { Next: NextLetter.Due due, Hold: null, WaitsForRelease: false } && due.Level.Level == input.Level)
        {
            invoice = await letters.NoteAsync(input.InvoiceId, invoice, letters.Prepare(invoice, due, today, input.At), cancellationToken);
        }

        await letters.MailAsync(input.InvoiceId, invoice, input.Level, cancellationToken);
    }
}
