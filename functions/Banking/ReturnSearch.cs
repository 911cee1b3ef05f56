using LeadToCash.Banking.Matching;
using LeadToCash.OrderToCash;
using LeadToCash.QuoteToOrder;
using InvoiceStore = LeadToCash.Cases.CaseStore<LeadToCash.OrderToCash.Invoice, LeadToCash.OrderToCash.InvoiceCommand, LeadToCash.OrderToCash.InvoiceEvent>;

namespace LeadToCash.Banking;

/// <summary>
/// Says what a line is with which money went, or came back: the return of a payment, which is found by the references that are ours or by the invoice that is named
/// and the amount; a refund of ours; or no business of customers.
/// </summary>
public sealed class ReturnSearch(InvoiceStore invoices, NumberIndex numbers, IEnumerable<IOwnPayment> ownPayments)
{
    /// <summary>The command on the movement.</summary>
    public async Task<MovementCommand> DecideAsync(MovementEntry entry, CancellationToken cancellationToken)
    {
        foreach (IOwnPayment own in ownPayments)
        {
            if (await own.RecognizeAsync(entry, cancellationToken) is { } command)
            {
                return command;
            }
        }

        if (entry.IsReceipt)
        {
            return new MovementCommand.Clarify($"Money of ours came back ({entry.Return!.Code} {entry.Return.Text}).", []);
        }

        if (await PaymentAsync(entry, cancellationToken) is { } found)
        {
            return found;
        }

        return entry.Return is { } reason
            ? new MovementCommand.Clarify($"A payment came back ({reason.Code}), and which one is not clear.", [])
            : new MovementCommand.Dismiss("Money went that is no return of a customer's payment.", "system");
    }

    /// <summary>The one payment of an invoice that the line names whose amount is the returned one; only of lines that say that they are returns.</summary>
    private async Task<MovementCommand?> PaymentAsync(MovementEntry entry, CancellationToken cancellationToken)
    {
        if (entry.Return is null)
        {
            return null;
        }

        Money[] amounts = [-entry.Amount, .. entry.Charges is { } fee && fee.Currency == entry.Amount.Currency && fee < -entry.Amount ? [-entry.Amount - fee] : Array.Empty<Money>()];
        List<MovementCommand.NoteReturn> found = [];
        foreach (string candidate in Mentions.In(entry).Where(mention => mention.Kind == MentionKind.Invoice).SelectMany(mention => mention.Candidates).Distinct())
        {
            if (await numbers.FindAsync(candidate, cancellationToken) is { } id && await invoices.FindAsync(id, cancellationToken) is { } file)
            {
                found.AddRange(file.State.Payments
                    .Where(payment => !file.State.IsReturned(payment) && amounts.Contains(payment.Amount))
                    .Select(payment => new MovementCommand.NoteReturn(file.Id, file.State.Number, payment.PaymentId, FeeOf(entry, payment), "system")));
            }
        }

        return found.Count == 1 ? found[0] : null;
    }

    /// <summary>What went beyond the payment, or the fee that is stated beside it.</summary>
    public static Money? FeeOf(MovementEntry entry, PaymentReceived payment) => -entry.Amount > payment.Amount ? -entry.Amount - payment.Amount : null;
}
