using LeadToCash.Books;
using LeadToCash.Cases;
using LeadToCash.Catalog;
using LeadToCash.OrderToCash;
using LeadToCash.QuoteToOrder;
using LeadToCash.Workflows.Tests.Books;
using LeadToCash.Workflows.Tests.QuoteToOrder;

namespace LeadToCash.Workflows.Tests.OrderToCash;

/// <summary>
/// An order with all its invoices and their books. What the observers do with an event waits in a bag, and comes out of it in any order, now and then twice.
/// </summary>
internal sealed class DepositPlay
{
    private static readonly DateOnly Today = new(2026, 3, 2);

    private readonly Random _random;
    private readonly List<Action> _effects = [];
    private readonly Dictionary<string, (Invoice State, long Version)> _invoices = [];
    private readonly Dictionary<string, JournalEntry> _entries = [];
    private int _things;

    public DepositPlay(OrderDraft draft, Random random)
    {
        _random = random;
        Tell(new PlaceOrder("A-2026-00001", draft));
    }

    public Order Order { get; private set; } = null!;

    public IEnumerable<JournalEntry> Entries => _entries.Values;

    public IEnumerable<Invoice> Invoices => _invoices.Values.Select(one => one.State);

    public IEnumerable<Invoice> Deposits => Invoices.Where(invoice => invoice is { IsDeposit: true, Kind: BillKind.Invoice });

    public IEnumerable<Invoice> Credits => Invoices.Where(invoice => invoice.Kind == BillKind.CreditNote);

    /// <summary>Whether the order took it.</summary>
    public bool Tell(OrderCommand command)
    {
        Decision<OrderEvent> decision = Order.Decide(Order, command, Orders.Monday);
        foreach (OrderEvent happened in decision.Events)
        {
            Order = Order.Apply(Order, happened);
            Follow(happened);
        }

        return decision.Refusal is null;
    }

    public void Bill() => Tell(new BillOrder(Orders.Terms(Order)));

    public void Pay(Money? amount = null)
    {
        if (Any(Deposits.Where(deposit => !deposit.Open.IsZero)) is { } deposit)
        {
            string id = deposit.InvoiceId();
            Ask(id, new InvoiceCommand.RecordPayment($"p-{++_things}", amount ?? Some(deposit.Open + new Money(_random.Next(3), "EUR")), Orders.Monday, new Money(3, "EUR"), "bank"));
        }
    }

    public void PayWhole()
    {
        if (Any(Deposits.Where(deposit => !deposit.Open.IsZero)) is { } deposit)
        {
            Ask(deposit.InvoiceId(), new InvoiceCommand.RecordPayment($"p-{++_things}", deposit.Open, Orders.Monday, null, "bank"));
        }
    }

    public void ReturnPayment()
    {
        if (Any(Deposits.Where(deposit => deposit.Payments.Count > 0)) is { } deposit)
        {
            Ask(deposit.InvoiceId(), new InvoiceCommand.ReturnPayment($"r-{++_things}", deposit.Payments[_random.Next(deposit.Payments.Count)].PaymentId, "MD06", Orders.Monday));
        }
    }

    public void Refund()
    {
        if (Any(Invoices.Where(invoice => !invoice.Surplus.IsZero)) is { } invoice)
        {
            Ask(invoice.InvoiceId(), new InvoiceCommand.Refund($"b-{++_things}", Some(invoice.Surplus), "bank", Orders.Monday));
        }
    }

    public void Run(int effects)
    {
        for (; effects > 0 && _effects.Count > 0; effects--)
        {
            int next = _random.Next(_effects.Count);
            Action effect = _effects[next];
            _effects.RemoveAt(next);
            effect();
            if (_random.Next(3) == 0)
            {
                effect();
            }
        }
    }

    public void RunAll() => Run(int.MaxValue);

    public Money Some(Money most) => new(_random.NextInt64(1, Math.Max(2, most.MinorUnits + 1)), most.Currency);

    private Invoice? Any(IEnumerable<Invoice> some)
    {
        Invoice[] all = [.. some];
        return all.Length == 0 ? null : all[_random.Next(all.Length)];
    }

    private void Follow(OrderEvent happened)
    {
        switch (happened)
        {
            case DepositRequested requested:
                _effects.Add(() => Issue(requested.InvoiceId, requested.Bill));
                break;
            case BillDecided decided:
                _effects.Add(() => Issue(decided.InvoiceId, decided.Bill));
                foreach (string id in decided.Bill.Lines.Select(line => line.SetsOff?.Invoice.Id).OfType<string>().Distinct())
                {
                    _effects.Add(() => Ask(id, new InvoiceCommand.UseDeposit(decided.InvoiceId, OrderDeposits.UsedBy(decided.Bill, id))));
                }

                break;
            case DepositReleased released:
                _effects.Add(() => Credit(released.InvoiceId));
                break;
            case DepositInvoiced invoiced:
                _effects.Add(() => Credit(invoiced.InvoiceId));
                break;
        }
    }

    private void Credit(string depositId)
    {
        if (Order.Deposit(depositId) is { Released: { } released, Number: not null } deposit)
        {
            Ask(depositId, new InvoiceCommand.CreditDeposit(depositId, deposit.CreditNoteId, released.Amounts, released.Reason, released.By));
        }
    }

    private void Issue(string id, Bill bill)
    {
        Ask(id, new InvoiceCommand.Issue((bill.Kind == BillKind.CreditNote ? "GS-" : "RE-") + id, bill, Today, Today.AddDays(14)));
        Invoice invoice = _invoices[id].State;
        if (invoice is { Kind: BillKind.Invoice, IsDeposit: true })
        {
            Tell(new InvoiceDeposit(id, invoice.Number, invoice.Date));
        }
        else if (invoice.Kind == BillKind.Invoice)
        {
            Tell(new InvoiceOrder(id, invoice.Number));
        }
    }

    private void Ask(string id, InvoiceCommand command)
    {
        (Invoice? state, long version) = _invoices.GetValueOrDefault(id);
        Decision<InvoiceEvent> decision = Invoice.Decide(state, command, Orders.Monday);
        Assert.True(decision.Refusal is null, decision.Refusal?.Reason);
        foreach (InvoiceEvent happened in decision.Events)
        {
            Invoice? before = state;
            state = Invoice.Apply(state, happened);
            _invoices[id] = (state, ++version);
            Post(id, before, state, happened, version);
            if (happened is InvoiceCredited credited)
            {
                _effects.Add(() => Issue(credited.CreditNoteId, credited.Bill));
            }

            if (state is { IsDeposit: true, Kind: BillKind.Invoice })
            {
                (Invoice seen, long at) = _invoices[id];
                _effects.Add(() => Tell(new NoteDeposit(id, at, DepositAccount.Received(seen), seen.Open)));
            }
        }
    }

    private void Post(string id, Invoice? before, Invoice after, InvoiceEvent happened, long version)
    {
        InvoicePosting posting = new()
        {
            Source = new EntrySource("invoice", id, version, happened.GetType().Name),
            LegalEntity = "main",
            Before = before,
            Invoice = after,
            Event = happened,
            Date = Today,
            Accounts = Ledgers.Accounts,
        };
        foreach (JournalEntry entry in PostingRules.Of(posting))
        {
            _entries.TryAdd(entry.Id, entry);
        }
    }
}

/// <summary>Invoices of a play are numbered by their ids.</summary>
internal static class PlayedInvoices
{
    public static string InvoiceId(this Invoice invoice) => invoice.Number[3..];
}
