using System.Globalization;
using System.Text.RegularExpressions;
using LeadToCash.Calendar;
using LeadToCash.Cases;
using LeadToCash.OrderToCash;
using CollectionStore = LeadToCash.Cases.CaseStore<LeadToCash.DirectDebit.Collection, LeadToCash.DirectDebit.CollectionCommand, LeadToCash.DirectDebit.CollectionEvent>;

namespace LeadToCash.DirectDebit;

/// <summary>
/// Keeps the collection of an invoice to what the invoice is: announced with it, called off when nothing is to be collected any more, followed up when its payment
/// came back. Seeing an event twice changes nothing.
/// </summary>
public sealed partial class CollectedInvoiceObserver(
    CollectionStore store, Collections collections, FailedCollections failed, ReturnRules rules, BusinessCalendars calendars) : ICaseObserver
{
    /// <inheritdoc/>
    public string? CaseType => Invoice.CaseType;

    /// <inheritdoc/>
    public async Task OnAsync(CaseEvent @event, Processes processes, CancellationToken cancellationToken)
    {
        InvoiceEvent happened = @event.As<InvoiceEvent>();
        if (happened is ReminderSent or SurplusRefunded or DisputeEnded)
        {
            return;
        }

        Invoice invoice = (await @event.CaseAsync<Invoice>(cancellationToken)).State;
        if (happened is InvoiceIssued { DirectDebit: not null } && Collections.Objection(invoice) is null)
        {
            await collections.AnnounceAsync(@event.CaseId, invoice, cancellationToken);
        }
        else if (await store.FindAsync(CollectionIds.Of(invoice.Number), cancellationToken) is { } file)
        {
            await FollowAsync(@event, happened, invoice, file, cancellationToken);
        }
    }

    private async Task FollowAsync(CaseEvent @event, InvoiceEvent happened, Invoice invoice, CaseFile<Collection> file, CancellationToken cancellationToken)
    {
        string? reason = happened switch
        {
            InvoiceDisputed => "The invoice is disputed.",
            InstalmentsAgreed => "Instalments were agreed.",
            InvoiceHandedOver => "The invoice was handed over.",
            _ when invoice.Open.IsZero => $"Nothing is open: {invoice.Status}.",
            _ => null,
        };
        if (reason is not null && file.State.Status == CollectionStatus.Announced)
        {
            string commandId = string.Create(CultureInfo.InvariantCulture, $"invoice/{@event.Version}");
            await store.ExecuteAsync(file.Id, commandId, new CollectionCommand.Cancel(reason, "system"), cancellationToken: cancellationToken);
        }

        if (happened is PaymentReturned returned && file.State.Attempts.FirstOrDefault(attempt => attempt.PaymentId == returned.PaymentId) is { } attempt)
        {
            await ReturnedAsync(file.Id, attempt, returned, cancellationToken);
        }
    }

    /// <summary>Statements tell the collection before; what staff found or took back is told here, with the code that begins the reason.</summary>
    private async Task ReturnedAsync(string id, CollectionAttempt attempt, PaymentReturned returned, CancellationToken cancellationToken)
    {
        string code = returned.ReturnId.EndsWith("-withdrawn", StringComparison.Ordinal) ? "withdrawn" : ReasonCode().Match(returned.Reason) is { Success: true } match ? match.Value : "MS03";
        BankReason reason = new(code, returned.Reason, returned.OwedFee, calendars.Own.DateOf(returned.At), rules.Of(code));
        await store.ExecuteAsync(id, $"return/{attempt.EndToEndId}", new CollectionCommand.Return(attempt.EndToEndId, reason), cancellationToken: cancellationToken);
        await failed.FollowUpAsync(id, attempt.EndToEndId, cancellationToken);
    }

    [GeneratedRegex("^[A-Z]{2}[0-9]{2}(?![A-Za-z0-9])", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ReasonCode();
}
