using LeadToCash.Banking.Matching;
using LeadToCash.Cases;
using LeadToCash.Customers;
using LeadToCash.OpenItems;
using LeadToCash.OrderToCash;
using InvoiceStore = LeadToCash.Cases.CaseStore<LeadToCash.OrderToCash.Invoice, LeadToCash.OrderToCash.InvoiceCommand, LeadToCash.OrderToCash.InvoiceEvent>;

namespace LeadToCash.Banking;

/// <summary>Turns what staff wants of a movement into a command: finds invoices, payments and customers, and checks what the movement itself can't know.</summary>
public sealed class Clarifications(MatchSearch search, InvoiceStore invoices, OpenItemList items, CaseReader cases)
{
    /// <summary>Has it pay invoices. Never more than is open of one: what is too much stays on the movement.</summary>
    internal async Task<(MovementCommand? Command, Refusal? Refusal)> AllocateAsync(
        string id, Movement movement, IReadOnlyList<AllocationWish> wishes, string by, CancellationToken cancellationToken)
    {
        List<Allocation> allocations = [];
        Money left = movement.Left;
        foreach (AllocationWish wish in wishes)
        {
            if (await search.FindAsync(wish.Invoice.Trim(), cancellationToken) is not { } invoice)
            {
                return (null, new Refusal("invoice-unknown", $"There is no invoice '{wish.Invoice}'."));
            }

            Money discount = wish.Discount ?? Money.Zero(invoice.Open.Currency);
            Money amount = wish.Amount ?? (invoice.Open < left ? invoice.Open : left);
            if (Objection(invoice, amount, discount, left, allocations) is { } refusal)
            {
                return (null, refusal);
            }

            allocations.Add(new Allocation(invoice.InvoiceId, invoice.Number, amount, invoice.CustomerId, discount.IsZero ? null : discount));
            left -= amount;
        }

        return (new MovementCommand.Allocate(id, allocations, null, ["Assigned by hand."], null, by), null);
    }

    /// <summary>Keeps it for a customer, who is named by id, e-mail address or one of his invoices.</summary>
    internal async Task<(MovementCommand? Command, Refusal? Refusal)> AccountAsync(string customer, string by, CancellationToken cancellationToken) =>
        await CustomerAsync(customer.Trim(), cancellationToken) is (string id, string name)
            ? (new MovementCommand.PutOnAccount(id, name, by), null)
            : (null, new Refusal("customer-unknown", $"There is no customer '{customer}'."));

    private async Task<(string Id, string Name)?> CustomerAsync(string customer, CancellationToken cancellationToken)
    {
        if (await search.FindAsync(customer, cancellationToken) is { } invoice && await invoices.FindAsync(invoice.InvoiceId, cancellationToken) is { State.Customer: { } party })
        {
            return (party.CustomerId, party.Company ?? party.Name);
        }

        string id = CustomerNames.IdOf(customer);
        if (await items.OfCustomerAsync(id, 1, cancellationToken) is [{ } item])
        {
            return (id, item.Customer);
        }

        return await cases.VersionAsync(Customer.CaseType, id, cancellationToken) > 0 ? (id, id) : null;
    }

    /// <summary>Says which payment came back with it.</summary>
    internal async Task<(MovementCommand? Command, Refusal? Refusal)> ReturnAsync(Movement movement, ReturnWish wish, string by, CancellationToken cancellationToken)
    {
        if (await search.FindAsync(wish.Invoice.Trim(), cancellationToken) is not { } found || await invoices.FindAsync(found.InvoiceId, cancellationToken) is not { } file)
        {
            return (null, new Refusal("invoice-unknown", $"There is no invoice '{wish.Invoice}'."));
        }

        PaymentReceived[] candidates = [.. file.State.Payments.Where(payment => !file.State.IsReturned(payment) && (wish.Payment is null || payment.PaymentId == wish.Payment))];
        return candidates switch
        {
            [{ } payment] => (new MovementCommand.NoteReturn(file.Id, file.State.Number, payment.PaymentId, ReturnSearch.FeeOf(movement.Entry, payment), by), null),
            [] => (null, new Refusal("payment-unknown", $"Invoice {file.State.Number} has no such payment that has not come back.")),
            _ => (null, new Refusal("payment-unclear", $"Invoice {file.State.Number} has {candidates.Length} payments; name one of {string.Join(", ", candidates.Select(payment => payment.PaymentId))}.")),
        };
    }

    private static Refusal? Objection(OpenInvoice invoice, Money amount, Money discount, Money left, List<Allocation> before) => (invoice, amount) switch
    {
        _ when amount.Currency != invoice.Open.Currency || discount.Currency != amount.Currency || left.Currency != amount.Currency =>
            new Refusal("allocation-currency", $"Invoice {invoice.Number} is in {invoice.Open.Currency}, the movement in {left.Currency}."),
        _ when before.Any(one => one.InvoiceId == invoice.InvoiceId) => new Refusal("allocation-twice", $"Invoice {invoice.Number} is named twice."),
        _ when amount + discount > invoice.Open => new Refusal("allocation-beyond-open", $"Of invoice {invoice.Number} {invoice.Open} are open, not {amount + discount}."),
        _ when amount > left => new Refusal("allocation-too-much", $"Of the movement {left} are left for invoice {invoice.Number}, not {amount}."),
        _ => null,
    };
}
