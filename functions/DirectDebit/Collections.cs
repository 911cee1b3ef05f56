using LeadToCash.Calendar;
using LeadToCash.Cases;
using LeadToCash.OrderToCash;
using Microsoft.Extensions.Options;
using CollectionStore = LeadToCash.Cases.CaseStore<LeadToCash.DirectDebit.Collection, LeadToCash.DirectDebit.CollectionCommand, LeadToCash.DirectDebit.CollectionEvent>;

namespace LeadToCash.DirectDebit;

/// <summary>Announces collections of invoices, with the invoice or beside it, and again after they failed.</summary>
public sealed class Collections(CollectionStore collections, BusinessCalendars calendars, IOptions<DirectDebitOptions> options, TimeProvider time)
{
    /// <summary>Announces an invoice that says itself that it is collected. Safe to repeat.</summary>
    public Task<CaseOutcome<Collection, CollectionEvent>> AnnounceAsync(string invoiceId, Invoice invoice, CancellationToken cancellationToken)
    {
        DirectDebitTerms terms = invoice.DirectDebit!;
        string id = CollectionIds.Of(invoice.Number);
        return collections.ExecuteAsync(
            id,
            "invoice",
            new CollectionCommand.Announce(id, Of(invoiceId, invoice), terms.MandateReference, invoice.Open, terms.CollectOn, invoice.Date, WithInvoice: true, "system"),
            cancellationToken: cancellationToken);
    }

    /// <summary>Announces an invoice by a mail of its own.</summary>
    /// <param name="invoiceId">The invoice.</param>
    /// <param name="invoice">As it stands.</param>
    /// <param name="mandate">The mandate; whether it can be used was checked.</param>
    /// <param name="notBefore">Not before this local day; null for as soon as it is due and announced in time.</param>
    /// <param name="commandId">Names the intention.</param>
    /// <param name="by">Who wants it.</param>
    /// <param name="cancellationToken">Stops between requests.</param>
    public Task<CaseOutcome<Collection, CollectionEvent>> AnnounceAsync(
        string invoiceId, Invoice invoice, string mandate, DateOnly? notBefore, string commandId, string by, CancellationToken cancellationToken)
    {
        DateOnly today = calendars.Today(time);
        DateOnly due = notBefore > invoice.DueDate ? notBefore.Value : invoice.DueDate;
        string id = CollectionIds.Of(invoice.Number);
        return collections.ExecuteAsync(
            id,
            commandId,
            new CollectionCommand.Announce(id, Of(invoiceId, invoice), mandate, invoice.Open, DayOf(due), today, WithInvoice: false, by),
            by,
            cancellationToken);
    }

    /// <summary>The day on which what is announced today is collected.</summary>
    /// <param name="due">Not before this local day.</param>
    public DateOnly DayOf(DateOnly due) => CollectionDays.Of(due, calendars.Today(time), options.Value.NoticeDays);

    /// <summary>Why an invoice can't be collected by direct debit; null if it can.</summary>
    public static string? Objection(Invoice invoice) => invoice switch
    {
        { Kind: BillKind.CreditNote } => "It is a credit note.",
        { Open.IsZero: true } => "Nothing is open of it.",
        { Gross.Currency: not "EUR" } => "SEPA collects euros only.",
        { HandedOver: { } over } => $"It was handed over to {over.To}.",
        _ when IsDisputed(invoice) => "It is disputed.",
        _ => null,
    };

    private static bool IsDisputed(Invoice invoice) => invoice.Disputes.Any(dispute => invoice.DisputesEnded.All(ended => ended.DisputeId != dispute.DisputeId));

    private static CollectedInvoice Of(string invoiceId, Invoice invoice) =>
        new(invoiceId, invoice.Number, invoice.Customer.CustomerId, invoice.Customer.Company ?? invoice.Customer.Name);
}
