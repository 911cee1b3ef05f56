using LeadToCash.Banking.Matching;
using LeadToCash.OpenItems;
using LeadToCash.OrderToCash;
using LeadToCash.QuoteToOrder;
using InvoiceStore = LeadToCash.Cases.CaseStore<LeadToCash.OrderToCash.Invoice, LeadToCash.OrderToCash.InvoiceCommand, LeadToCash.OrderToCash.InvoiceEvent>;
using OrderStore = LeadToCash.Cases.CaseStore<LeadToCash.QuoteToOrder.Order, LeadToCash.QuoteToOrder.OrderCommand, LeadToCash.QuoteToOrder.OrderEvent>;

namespace LeadToCash.Banking;

/// <summary>
/// Collects what a receipt may pay: first what is named, by point reads; only when that does not settle it what is open of the payer and what has the amount.
/// Invoices are read themselves, because lists lag behind.
/// </summary>
public sealed class MatchSearch(InvoiceStore invoices, OrderStore orders, NumberIndex numbers, PayerAccounts payers, OpenItemList items, MatchingRules rules)
{
    private const int MostOfPayer = 40;
    private const int MostOfAmount = 5;

    /// <summary>What is named and who pays.</summary>
    public async Task<MatchQuestion> NamedAsync(MovementEntry entry, CancellationToken cancellationToken)
    {
        List<NamedInvoice> named = [];
        List<NamedOrder> namedOrders = [];
        foreach (NumberMention mention in Mentions.In(entry))
        {
            if (await CaseOfAsync(mention, cancellationToken) is not { } id)
            {
                continue;
            }

            if (mention.Kind == MentionKind.Order && await OrderAsync(id, cancellationToken) is { } order)
            {
                namedOrders.Add(order);
            }
            else if (mention.Kind == MentionKind.Invoice && await InvoiceAsync(id, cancellationToken) is { } invoice)
            {
                named.Add(new NamedInvoice(invoice, mention.IsSure));
            }
        }

        return new MatchQuestion
        {
            Entry = entry,
            Named = [.. named.OrderByDescending(one => one.IsSure).DistinctBy(one => one.Invoice.InvoiceId)],
            Orders = [.. namedOrders.DistinctBy(one => one.OrderId)],
            PayerIs = await payers.CustomersAsync(entry.PartyIban, cancellationToken),
            Rule = rules.Of(entry.BookedOn),
        };
    }

    /// <summary>With what is open of the payer, and what has the amount.</summary>
    public async Task<MatchQuestion> WidenAsync(MatchQuestion question, CancellationToken cancellationToken)
    {
        List<OpenInvoice> ofPayer = [];
        bool isAll = true;
        foreach (string customer in question.PayerIs)
        {
            IReadOnlyList<OpenItem> open = await items.OfCustomerAsync(customer, MostOfPayer + 1, cancellationToken);
            isAll &= open.Count <= MostOfPayer;
            ofPayer.AddRange(await ReadAsync(open.Take(MostOfPayer), cancellationToken));
        }

        IReadOnlyList<OpenItem> sameAmount = await items.WithAmountAsync(question.Entry.Amount, MostOfAmount, cancellationToken);
        return question with
        {
            OfPayer = [.. ofPayer.OrderBy(invoice => invoice.DueDate).ThenBy(invoice => invoice.Number, StringComparer.Ordinal)],
            OfPayerIsAll = isAll,
            SameAmount = await ReadAsync(sameAmount, cancellationToken),
        };
    }

    /// <summary>An invoice by number or id; null if there is none that can be paid.</summary>
    public async Task<OpenInvoice?> FindAsync(string reference, CancellationToken cancellationToken) =>
        await InvoiceAsync(await numbers.FindAsync(reference, cancellationToken) ?? reference, cancellationToken);

    private async Task<List<OpenInvoice>> ReadAsync(IEnumerable<OpenItem> open, CancellationToken cancellationToken)
    {
        List<OpenInvoice> read = [];
        foreach (OpenItem item in open)
        {
            if (await InvoiceAsync(item.InvoiceId, cancellationToken) is { Open.IsZero: false } invoice)
            {
                read.Add(invoice);
            }
        }

        return read;
    }

    private async Task<string?> CaseOfAsync(NumberMention mention, CancellationToken cancellationToken)
    {
        foreach (string candidate in mention.Candidates)
        {
            if (await numbers.FindAsync(candidate, cancellationToken) is { } id)
            {
                return id;
            }
        }

        return null;
    }

    private async Task<OpenInvoice?> InvoiceAsync(string id, CancellationToken cancellationToken) =>
        await invoices.FindAsync(id, cancellationToken) is { State: { Kind: BillKind.Invoice } invoice } file
            ? new OpenInvoice(
                file.Id, invoice.Number, invoice.Customer.CustomerId, invoice.Date, invoice.DueDate, invoice.Gross, invoice.Open,
                invoice.Payments.Any(payment => payment.Discount is not null && !invoice.IsReturned(payment)))
            : null;

    private async Task<NamedOrder?> OrderAsync(string id, CancellationToken cancellationToken)
    {
        if (await orders.FindAsync(id, cancellationToken) is not { State: { CustomerId: { } customer } order })
        {
            return null;
        }

        List<OpenInvoice> billed = [];
        foreach (string invoiceId in order.Bills.Where(bill => bill.Number is not null).Select(bill => bill.InvoiceId)
            .Concat(order.Deposits.Where(deposit => deposit.Number is not null).Select(deposit => deposit.InvoiceId)).Append(order.InvoiceId).OfType<string>().Distinct())
        {
            if (await InvoiceAsync(invoiceId, cancellationToken) is { } invoice)
            {
                billed.Add(invoice);
            }
        }

        bool takesPrepayment = order.Status != OrderStatus.Cancelled && (order.InvoiceId is null || order.CompletedAt is null);
        return new NamedOrder(id, order.Number ?? id, customer, takesPrepayment, order.Gross, billed);
    }
}
