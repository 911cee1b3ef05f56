using LeadToCash.Calendar;
using LeadToCash.OrderToCash;
using Microsoft.Azure.Functions.Worker;
using InvoiceStore = LeadToCash.Cases.CaseStore<LeadToCash.OrderToCash.Invoice, LeadToCash.OrderToCash.InvoiceCommand, LeadToCash.OrderToCash.InvoiceEvent>;

namespace LeadToCash.Dunning;

/// <summary>
/// Sends a letter of a run if it is still the one that was released: same level, same amounts, not held, paid or disputed. Safe to run twice: a level is noted once, with the
/// run that sent it, and the mailer drops a repeated key.
/// </summary>
public sealed class SendRunLetterActivity(InvoiceStore invoices, LetterPlans plans, DunningLetters letters, BusinessCalendars calendars, TimeProvider time)
{
    private const int MaximumAttempts = 5;

    [Function(nameof(SendRunLetter))]
    public async Task<DunningItem> RunAsync([ActivityTrigger] SendRunLetter input, CancellationToken cancellationToken)
    {
        for (int attempt = 1; attempt <= MaximumAttempts; attempt++)
        {
            Invoice invoice = (await invoices.GetAsync(input.Item.InvoiceId, cancellationToken)).State;
            if (!IsNoted(invoice, input))
            {
                (PreparedLetter? prepared, DunningItem? left) = await PrepareAsync(invoice, input, cancellationToken);
                if (left is not null)
                {
                    return left;
                }

                invoice = await letters.NoteAsync(input.Item.InvoiceId, invoice, prepared!, cancellationToken);
            }

            if (IsNoted(invoice, input))
            {
                bool isSent = await letters.MailAsync(input.Item.InvoiceId, invoice, input.Item.Level, cancellationToken);
                return isSent ? input.Item with { Status = DunningItemStatus.Sent, Reason = null, Note = null } : input.Item.Skipped(DunningSkip.Paid);
            }
        }

        return input.Item with { Status = DunningItemStatus.Failed, Note = "The invoice changes all the time; try again." };
    }

    private async Task<(PreparedLetter? Letter, DunningItem? Left)> PrepareAsync(Invoice invoice, SendRunLetter input, CancellationToken cancellationToken)
    {
        DateOnly today = calendars.Today(time);
        LetterPlan plan = await plans.OfAsync(invoice, input.Day, today > input.Day ? today : input.Day, cancellationToken);
        if (invoice.IsSettled || plan.Next is not NextLetter.Due due)
        {
            return (null, input.Item.Skipped(LetterSkips.Of(invoice, plan) ?? DunningSkip.NotDue));
        }

        if (plan.Hold is { } hold)
        {
            return (null, input.Item.Held(hold));
        }

        PreparedLetter prepared = letters.Prepare(invoice, due, input.Day, time.GetUtcNow(), input.RunId);
        return due.Level.Level == input.Item.Level && prepared.Asks == input.Item.Asks
            ? (prepared, null)
            : (null, input.Item.Skipped(DunningSkip.Changed, $"It would ask for {prepared.Asks.Total} with letter {due.Level.Level}."));
    }

    private static bool IsNoted(Invoice invoice, SendRunLetter input) => invoice.Letters.Any(letter => letter.Level == input.Item.Level && letter.RunId == input.RunId);
}
