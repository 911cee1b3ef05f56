namespace LeadToCash.Banking.Matching;

/// <summary>
/// Says what a receipt pays. Booked is what is beyond doubt; everything else goes to a person, with proposals. Never is more booked on an invoice than is open
/// of it, nor more in all than came and the fee that we bear: what is left over is named.
/// </summary>
public static class PaymentMatching
{
    /// <summary>Decides one receipt.</summary>
    public static MatchDecision Decide(MatchQuestion question)
    {
        NamedInvoice[] open = [.. Named(question).Where(named => !named.Invoice.Open.IsZero)];
        return open.Length switch
        {
            _ when question.Entry.Amount.MinorUnits <= 0 => Leave(question, "No money came."),
            1 => OneInvoice(question, open[0]),
            > 1 => SeveralInvoices(question, open),
            _ => NoInvoice(question),
        };
    }

    /// <summary>The invoices named, directly or by their order, in the receipt's currency.</summary>
    private static IEnumerable<NamedInvoice> Named(MatchQuestion question) => question.Named
        .Concat(question.Orders.SelectMany(order => order.Invoices).Select(invoice => new NamedInvoice(invoice, IsSure: true)))
        .DistinctBy(named => named.Invoice.InvoiceId)
        .Where(named => named.Invoice.Open.Currency == question.Entry.Amount.Currency)
        .OrderBy(named => named.Invoice.DueDate).ThenBy(named => named.Invoice.Number, StringComparer.Ordinal);

    private static MatchDecision OneInvoice(MatchQuestion question, NamedInvoice named)
    {
        (OpenInvoice invoice, Money amount) = (named.Invoice, question.Entry.Amount);
        if (Settling.Of(question, [invoice]) is { } settled)
        {
            return Book(settled, $"{invoice.Number} is named and the amount is what is open.");
        }

        if (amount > invoice.Open)
        {
            Money over = amount - invoice.Open;
            return named.IsSure
                ? new MatchDecision([Settling.Whole(invoice)], null, [$"{invoice.Number} is named and less is open of it than came."], Proposals.Rest(question, over, $"{over} more came than was open of {invoice.Number}.", invoice))
                : Leave(question, $"{invoice.Number} may be named, and {over} more came than is open of it.");
        }

        bool isPartial = named.IsSure && !IsOfSomebodyElse(question, invoice) && amount.Amount <= invoice.Open.Amount * question.Rule.PartialUpTo.Value / 100m;
        return isPartial
            ? new MatchDecision([new Allocation(invoice.InvoiceId, invoice.Number, amount, invoice.CustomerId)], null, [$"{invoice.Number} is named; a partial payment."], null)
            : Leave(question, $"{invoice.Number} is named, but {invoice.Open - amount} less came than is open of it.");
    }

    private static MatchDecision SeveralInvoices(MatchQuestion question, NamedInvoice[] named)
    {
        OpenInvoice[] invoices = [.. named.Select(one => one.Invoice)];
        string numbers = string.Join(", ", invoices.Select(invoice => invoice.Number));
        if (Settling.Of(question, invoices) is { } settled)
        {
            return Book(settled, $"{numbers} are named and the amount is what is open of them.");
        }

        Money open = Money.Sum(invoices.Select(invoice => invoice.Open), question.Entry.Amount.Currency);
        Money amount = question.Entry.Amount;
        if (amount > open && named.All(one => one.IsSure))
        {
            Money over = amount - open;
            return new MatchDecision([.. invoices.Select(Settling.Whole)], null, [$"{numbers} are named and less is open of them than came."], Proposals.Rest(question, over, $"{over} more came than was open of {numbers}.", invoices));
        }

        return Leave(question, amount > open
            ? $"{numbers} may be named, and {amount - open} more came than is open of them."
            : $"{numbers} are named, but {open - amount} less came than is open of them.");
    }

    private static MatchDecision NoInvoice(MatchQuestion question)
    {
        NamedOrder[] orders = [.. question.Orders.Where(order => order.TakesPrepayment)];
        if (question.Named.Count == 0 && orders is [{ } order] && (order.Gross is not { } gross || (gross.Currency == question.Entry.Amount.Currency && question.Entry.Amount <= gross)))
        {
            return new MatchDecision(
                [new Allocation(null, order.Number, question.Entry.Amount, order.CustomerId, OrderId: order.OrderId)], null, [$"Order {order.Number} is named and not billed in full yet."], null);
        }

        if (question.Named.Count > 0)
        {
            return Leave(question, $"{string.Join(", ", question.Named.Select(named => named.Invoice.Number))}: nothing is open in {question.Entry.Amount.Currency}.");
        }

        return ByAccount(question) ?? Leave(question, question.PayerIs.Count > 0 ? "The payer is known, but what is paid is not." : "Neither an invoice nor a known account is named.");
    }

    /// <summary>Of a payer who is known by his account: the one invoice of that amount, or all that is open of him.</summary>
    private static MatchDecision? ByAccount(MatchQuestion question)
    {
        if (!question.Rule.ByAccountAndAmount || question.PayerIs.Count != 1 || question.Orders.Count > 0)
        {
            return null;
        }

        OpenInvoice[] invoices = [.. question.OfPayer.Where(invoice => !invoice.Open.IsZero && invoice.Open.Currency == question.Entry.Amount.Currency)];
        Settlement[] single = [.. invoices.Select(invoice => Settling.Of(question, [invoice])).OfType<Settlement>()];
        if (single.Length == 1)
        {
            return Book(single[0], $"The account is this customer's, and the amount is that of {single[0].Allocations[0].Number} alone.");
        }

        return single.Length == 0 && invoices.Length > 1 && question.OfPayerIsAll && Settling.Of(question, invoices) is { } all
            ? Book(all, "The account is this customer's, and the amount is all that is open of him.")
            : null;
    }

    private static MatchDecision Book(Settlement settled, string reason) =>
        new(settled.Allocations, settled.Fee, [reason, .. settled.Reasons], null);

    private static MatchDecision Leave(MatchQuestion question, string reason) => new([], null, [], new MovementCommand.Clarify(reason, Proposals.For(question)));

    private static bool IsOfSomebodyElse(MatchQuestion question, OpenInvoice invoice) => question.PayerIs.Count > 0 && !question.PayerIs.Contains(invoice.CustomerId);
}
