using System.Globalization;
using LeadToCash.Calendar;
using LeadToCash.Cases;
using LeadToCash.OrderToCash;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Options;
using InvoiceStore = LeadToCash.Cases.CaseStore<LeadToCash.OrderToCash.Invoice, LeadToCash.OrderToCash.InvoiceCommand, LeadToCash.OrderToCash.InvoiceEvent>;
using RunStore = LeadToCash.Cases.CaseStore<LeadToCash.Dunning.DunningRun, LeadToCash.Dunning.DunningRunCommand, LeadToCash.Dunning.DunningRunEvent>;

namespace LeadToCash.Dunning;

/// <summary>
/// Reads the next invoices whose letter is due, by the agenda's order, and keeps what their letters would be. Safe to run twice: a page's rows and its event are there once,
/// and nothing is sent. Seven requests for a page and two for each invoice.
/// </summary>
public sealed class GatherLettersActivity(
    RunStore runs, DunningAgenda agenda, DunningItems items, InvoiceStore invoices, LetterPlans plans, DunningLetters letters, InvoiceClaims claims, BusinessCalendars calendars, TimeProvider time,
    IOptions<DunningOptions> options)
{
    [Function(nameof(GatherLetters))]
    public async Task<DunningRunProgress> RunAsync([ActivityTrigger] GatherLetters input, CancellationToken cancellationToken)
    {
        DunningRun run = (await runs.GetAsync(input.RunId, cancellationToken)).State;
        if (run.Status != DunningRunStatus.Working || run.Attempt != input.Attempt)
        {
            return new DunningRunProgress(GoesOn: false, null);
        }

        DunningList due = await agenda.DueAsync(run.Selection.Day, input.Cursor, options.Value.PageSize, cancellationToken);
        DunningItem?[] looked = await Task.WhenAll(due.Invoices.Select(entry => LookAsync(input.RunId, run.Selection, entry.InvoiceId, cancellationToken)));
        IReadOnlyList<DunningItem> page = await items.AddAsync(input.RunId, input.Page, [.. looked.OfType<DunningItem>().Where(run.Selection.Takes)], cancellationToken);
        DunningRunCommand.NoteGathered note = new(
            input.Attempt, input.Page, due.Next, DunningCounts.Of(page), LevelSum.Of(page.Where(item => item.Status == DunningItemStatus.Ready)));
        string commandId = string.Create(CultureInfo.InvariantCulture, $"gather/{input.Attempt}/{input.Page}");
        run = (await runs.ExecuteAsync(input.RunId, commandId, note, cancellationToken: cancellationToken)).Required();
        return new DunningRunProgress(run.Status == DunningRunStatus.Working && run.Attempt == input.Attempt && run.Phase == DunningPhase.Gathering, due.Next);
    }

    /// <summary>What an invoice's letter is; null if it was settled meanwhile, or has none on that day.</summary>
    private async Task<DunningItem?> LookAsync(string runId, DunningSelection selection, string invoiceId, CancellationToken cancellationToken)
    {
        Invoice invoice = (await invoices.GetAsync(invoiceId, cancellationToken)).State;
        DateOnly today = calendars.Today(time);
        LetterPlan plan = await plans.OfAsync(invoice, selection.Day, selection.Day > today ? selection.Day : today, cancellationToken);
        if (plan.Next is NextLetter.Due due)
        {
            DunningItem item = ItemOf(invoiceId, invoice, due.Level.Level, letters.Prepare(invoice, due, selection.Day, time.GetUtcNow(), runId).Asks, due.Fee);
            return plan.Hold is { } hold ? item.Held(hold)
                : item.Asks.Total.Amount < selection.Minimum ? item.Skipped(DunningSkip.BelowMinimum)
                : item;
        }

        return !invoice.IsSettled && LetterSkips.Of(invoice, plan) is { } reason
            ? ItemOf(invoiceId, invoice, 0, claims.StatementOf(invoice, selection.Day).Open, null).Skipped(reason)
            : null;
    }

    private DunningItem ItemOf(string invoiceId, Invoice invoice, int level, OpenAmounts asks, Money? fee) => new(
        invoiceId, invoice.Number, invoice.Customer.CustomerId, invoice.Customer.Company ?? invoice.Customer.Name, claims.GroupOf(invoice), invoice.DueDate, level, asks, fee, DunningItemStatus.Ready);
}
