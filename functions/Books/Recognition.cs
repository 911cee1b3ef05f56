using LeadToCash.Cases;
using LeadToCash.OrderToCash;
using Microsoft.Extensions.Options;
using InvoiceStore = LeadToCash.Cases.CaseStore<LeadToCash.OrderToCash.Invoice, LeadToCash.OrderToCash.InvoiceCommand, LeadToCash.OrderToCash.InvoiceEvent>;
using ScheduleStore = LeadToCash.Cases.CaseStore<LeadToCash.Books.RecognitionSchedule, LeadToCash.Books.RecognitionCommand, LeadToCash.Books.RecognitionEvent>;

namespace LeadToCash.Books;

/// <summary>Has schedules decide what is earned, and posts it. Safe to repeat: decisions have command ids, entries are posted once.</summary>
public sealed class Recognition(
    ScheduleStore schedules, InvoiceStore invoices, Journal journal, AccountDetermination accounts, IOptions<BooksOptions> options)
{
    /// <summary>Opens the schedule of an invoice, if anything of it is earned after its date.</summary>
    public async Task OpenAsync(string invoiceId, Invoice invoice, CancellationToken cancellationToken)
    {
        if (InvoiceRevenue.Schedule(invoiceId, invoice, options.Value.LegalEntity, accounts.On(invoice.Date)) is { } schedule)
        {
            await schedules.ExecuteAsync(RecognitionSchedule.IdOf(invoiceId), "open", new RecognitionCommand.Open(schedule), cancellationToken: cancellationToken);
        }
    }

    /// <summary>Takes a credit note into account.</summary>
    /// <returns>What of it was not earned yet, by line of the invoice; none when the invoice has no schedule.</returns>
    public async Task<IReadOnlyList<LineReduction>> ReduceAsync(string creditNoteId, Invoice note, CancellationToken cancellationToken)
    {
        if (note.Credits is not { } credited)
        {
            return [];
        }

        await OpenAsync(credited.Id, (await invoices.GetAsync(credited.Id, cancellationToken)).State, cancellationToken);
        LineAmount[] lines = [.. note.Lines.Where(line => line.CreditsLine is not null).Select(line => new LineAmount(line.CreditsLine!.Value, line.Net))];
        CaseOutcome<RecognitionSchedule, RecognitionEvent> outcome = await schedules.ExecuteAsync(
            RecognitionSchedule.IdOf(credited.Id), $"credit/{creditNoteId}", new RecognitionCommand.Reduce(creditNoteId, note.Date, lines), cancellationToken: cancellationToken);
        return outcome.State?.Reductions.FirstOrDefault(reduction => reduction.CreditNoteId == creditNoteId)?.Lines ?? [];
    }

    /// <summary>Recognises what a schedule has earned by a date, and posts it.</summary>
    /// <returns>The schedule; null if there is none.</returns>
    public async Task<RecognitionSchedule?> RecogniseAsync(string scheduleId, DateOnly through, CancellationToken cancellationToken)
    {
        CaseOutcome<RecognitionSchedule, RecognitionEvent> outcome = await schedules.ExecuteAsync(
            scheduleId, $"recognise/{through:yyyy-MM-dd}", new RecognitionCommand.Recognise(through), cancellationToken: cancellationToken);
        foreach (RevenueRecognised recognised in outcome.Events.OfType<RevenueRecognised>())
        {
            await PostAsync(outcome.State!, recognised, cancellationToken);
        }

        return outcome.State;
    }

    /// <summary>Posts what was recognised.</summary>
    public async Task PostAsync(RecognitionSchedule schedule, RevenueRecognised recognised, CancellationToken cancellationToken)
    {
        if (PostingRules.Of(schedule, recognised) is { } entry)
        {
            await journal.PostAsync(entry, cancellationToken);
        }
    }
}
