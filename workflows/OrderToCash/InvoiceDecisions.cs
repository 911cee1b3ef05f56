using LeadToCash.Cases;
using LeadToCash.Catalog;

namespace LeadToCash.OrderToCash;

/// <summary>The rules of an invoice.</summary>
internal static class InvoiceDecisions
{
    private static readonly Decision<InvoiceEvent> Nothing = Decision<InvoiceEvent>.Accept();

    public static Decision<InvoiceEvent> Decide(Invoice? invoice, InvoiceCommand command, DateTimeOffset at) => (invoice, command) switch
    {
        (null, InvoiceCommand.Issue issue) => Decision<InvoiceEvent>.Accept(new InvoiceIssued(issue.Number, issue.Bill, issue.Date, issue.DueDate, issue.DirectDebit)),
        (null, _) => Decision<InvoiceEvent>.Refuse("invoice-unknown", "The invoice has not been issued."),
        (_, InvoiceCommand.Issue) => Nothing,
        ({ Kind: BillKind.CreditNote }, _) => Decision<InvoiceEvent>.Refuse("credit-note", $"{invoice.Number} is a credit note; it is settled with the invoice that it credits."),
        (_, InvoiceCommand.RecordPayment payment) => Receive(invoice, payment),
        (_, InvoiceCommand.ReturnPayment returned) => Return(invoice, returned),
        ({ IsDeposit: true }, InvoiceCommand.Credit) => Decision<InvoiceEvent>.Refuse("deposit", $"{invoice.Number} is a deposit; release it with its order, then its credit note follows."),
        (_, InvoiceCommand.CreditDeposit credit) => DepositDecisions.Credit(invoice, credit, at),
        (_, InvoiceCommand.UseDeposit use) => DepositDecisions.Use(invoice, use, at),
        (_, InvoiceCommand.Credit credit) => Crediting.Decide(invoice, credit, at),
        (_, InvoiceCommand.Refund refund) => Refund(invoice, refund),
        (_, InvoiceCommand.WriteOff given) => WriteOff(invoice, given, at),
        (_, InvoiceCommand.Remind remind) => invoice.Open.IsZero || remind.Level <= invoice.ReminderLevel || (remind.Facts is { } facts && facts != invoice.Facts)
            ? Nothing
            : Decision<InvoiceEvent>.Accept(new ReminderSent(remind.Level, at, remind.On, remind.Fee, remind.Asked, remind.RunId)),
        (_, InvoiceCommand.Dispute or InvoiceCommand.EndDispute or InvoiceCommand.AgreeInstalments or InvoiceCommand.HandOver or InvoiceCommand.HoldLetters or InvoiceCommand.ReleaseLetters) =>
            Pursuing.Decide(invoice, command, at),
        _ => throw new InvalidOperationException($"An invoice does not know the command {command.GetType().Name}."),
    };

    private static Decision<InvoiceEvent> Receive(Invoice invoice, InvoiceCommand.RecordPayment payment)
    {
        if (invoice.Payments.Any(known => known.PaymentId == payment.PaymentId))
        {
            return Nothing;
        }

        if (OfOtherCurrency(invoice, payment.Amount) is { } refusal)
        {
            return refusal;
        }

        if (payment.Amount.MinorUnits <= 0)
        {
            return Decision<InvoiceEvent>.Refuse("payment-nothing", $"A payment of {payment.Amount} pays nothing.");
        }

        Money applied = Least(payment.Amount, invoice.Open);
        Money left = invoice.Open - applied;
        Money billed = AboveNothing(invoice.Gross - invoice.Credited - invoice.Discount); // what is open may also be what was given back and then charged back
        Money? discount = !invoice.IsDeposit && payment.Discount is { MinorUnits: > 0 } granted && Least(Least(granted, left), billed) is { IsZero: false } least ? least : null;
        return Decision<InvoiceEvent>.Accept(new PaymentReceived(
            payment.PaymentId, payment.Amount, payment.Amount - applied, discount is { } less ? left - less : left, payment.At, discount, payment.Means, payment.FromCredit));
    }

    private static Decision<InvoiceEvent> Return(Invoice invoice, InvoiceCommand.ReturnPayment returned)
    {
        if (invoice.Payments.FirstOrDefault(known => known.PaymentId == returned.PaymentId) is not { } payment)
        {
            return Decision<InvoiceEvent>.Refuse("payment-unknown", $"Invoice {invoice.Number} has no payment '{returned.PaymentId}'.");
        }

        if (invoice.IsReturned(payment))
        {
            return Nothing;
        }

        Money? lapsed = payment.Discount is { } discount ? Least(discount, invoice.Discount) : null;
        Money open = AboveNothing(invoice.Balance + payment.Amount + (lapsed ?? Money.Zero(payment.Amount.Currency)));
        return Decision<InvoiceEvent>.Accept(new PaymentReturned(
            returned.ReturnId, payment.PaymentId, payment.Amount, open - invoice.Open, open, returned.Reason, returned.At, lapsed, returned.OwedFee));
    }

    private static Decision<InvoiceEvent> Refund(Invoice invoice, InvoiceCommand.Refund refund)
    {
        if (invoice.Refunds.Any(known => known.RefundId == refund.RefundId))
        {
            return Nothing;
        }

        return OfOtherCurrency(invoice, refund.Amount)
            ?? (refund.Amount.MinorUnits <= 0 || refund.Amount > invoice.Surplus
                ? Decision<InvoiceEvent>.Refuse("refund-too-much", $"Of invoice {invoice.Number} {invoice.Surplus} can be given back, not {refund.Amount}.")
                : Decision<InvoiceEvent>.Accept(new SurplusRefunded(refund.RefundId, refund.Amount, refund.Means, refund.At)));
    }

    private static Decision<InvoiceEvent> WriteOff(Invoice invoice, InvoiceCommand.WriteOff given, DateTimeOffset at) => invoice switch
    {
        { WrittenOff: not null } => Nothing,
        { Open.IsZero: true } => Decision<InvoiceEvent>.Refuse("invoice-settled", $"Nothing is open of invoice {invoice.Number}."),
        { IsDeposit: true } when invoice.Open > DepositAccount.Unpaid(invoice) =>
            Decision<InvoiceEvent>.Refuse("deposit", $"{invoice.Number} is a deposit for what was not supplied; release it with its order instead."),
        _ => Decision<InvoiceEvent>.Accept(new InvoiceWrittenOff(invoice.Open, TaxIn(invoice, invoice.Open), given.Reason, given.By, at)),
    };

    /// <summary>The groups of a part of an invoice's gross, each in proportion to its own; the last takes what rounding leaves.</summary>
    internal static IReadOnlyList<TaxGroup> TaxIn(Invoice invoice, Money gross) => TaxIn(invoice.TaxGroups, invoice.Gross, gross);

    /// <summary>The groups of a part of all of them.</summary>
    /// <param name="groups">The groups.</param>
    /// <param name="all">Their gross; not nothing unless there are none.</param>
    /// <param name="gross">The part.</param>
    internal static IReadOnlyList<TaxGroup> TaxIn(IReadOnlyList<TaxGroup> groups, Money all, Money gross)
    {
        List<TaxGroup> parts = [];
        Money taken = Money.Zero(gross.Currency);
        for (int i = 0; i < groups.Count; i++)
        {
            TaxGroup group = groups[i];
            Money whole = group.Net + group.Tax;
            Money share = i == groups.Count - 1 ? gross - taken : Money.Of(whole.Amount * gross.Amount / all.Amount, gross.Currency);
            Money tax = whole.IsZero ? Money.Zero(gross.Currency) : Money.Of(share.Amount * group.Tax.Amount / whole.Amount, gross.Currency);
            parts.Add(group with { Net = share - tax, Tax = tax });
            taken += share;
        }

        return parts;
    }

    private static Decision<InvoiceEvent>? OfOtherCurrency(Invoice invoice, Money amount) => amount.Currency == invoice.Gross.Currency
        ? null
        : Decision<InvoiceEvent>.Refuse("payment-currency", $"Invoice {invoice.Number} is in {invoice.Gross.Currency}, the payment in {amount.Currency}.");

    internal static Money AboveNothing(Money amount) => amount.MinorUnits > 0 ? amount : Money.Zero(amount.Currency);

    private static Money Least(Money one, Money other) => one < other ? one : other;
}
