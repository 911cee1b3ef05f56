namespace LeadToCash.Banking.Matching;

/// <summary>Finds how a receipt settles invoices to the cent: as it is, with a cash discount, with a fee that the bank states, or within the tolerance.</summary>
internal static class Settling
{
    /// <summary>How it settles all of these invoices; null if it does not.</summary>
    public static Settlement? Of(MatchQuestion question, IReadOnlyList<OpenInvoice> invoices)
    {
        Money amount = question.Entry.Amount;
        Money missing = Money.Sum(invoices.Select(invoice => invoice.Open), amount.Currency) - amount;
        if (missing.IsZero)
        {
            return new Settlement([.. invoices.Select(Whole)], null, []);
        }

        if (missing.IsNegative)
        {
            return null; // what is too much is listed, be it within the tolerance: nobody has to give it back for it to be seen
        }

        return WithDiscount(question, invoices, missing) ?? WithFee(question, invoices, missing) ?? WithTolerance(question, invoices, missing);
    }

    /// <summary>All of an invoice.</summary>
    public static Allocation Whole(OpenInvoice invoice) => new(invoice.InvoiceId, invoice.Number, invoice.Open, invoice.CustomerId);

    /// <summary>
    /// Each invoice takes the discount that its terms grant; together they must be what is missing. Customers round for themselves, so a minor unit for each invoice
    /// is let pass, on the last discount.
    /// </summary>
    private static Settlement? WithDiscount(MatchQuestion question, IReadOnlyList<OpenInvoice> invoices, Money missing)
    {
        DateOnly paidOn = question.Entry.ValueOn is { } value && value < question.Entry.BookedOn ? value : question.Entry.BookedOn;
        Money[] granted = [.. invoices.Select(invoice => Granted(question.Rule, invoice, paidOn))];
        int last = Array.FindLastIndex(granted, discount => !discount.IsZero);
        Money off = missing - Money.Sum(granted, missing.Currency);
        if (last < 0 || Math.Abs(off.MinorUnits) > question.Rule.Tolerance(missing.Currency).MinorUnits + invoices.Count)
        {
            return null;
        }

        granted[last] += off;
        bool fits = granted.Zip(invoices).All(pair => !pair.First.IsNegative && pair.First < pair.Second.Open);
        return fits
            ? new Settlement([.. invoices.Select((invoice, i) => Discounted(invoice, granted[i]))], null, [$"Cash discount of {missing} within its days."])
            : null;
    }

    private static Allocation Discounted(OpenInvoice invoice, Money discount) =>
        discount.IsZero ? Whole(invoice) : Whole(invoice) with { Amount = invoice.Open - discount, Discount = discount };

    private static Settlement? WithFee(MatchQuestion question, IReadOnlyList<OpenInvoice> invoices, Money missing) =>
        question.Entry.Charges is { } charges && charges.Currency == missing.Currency && charges == missing && charges <= question.Rule.LargestFee(missing.Currency)
            ? new Settlement([.. invoices.Select(Whole)], charges, [$"The bank kept {charges}, which we bear."])
            : null;

    /// <summary>The difference is forgiven on the last invoice.</summary>
    private static Settlement? WithTolerance(MatchQuestion question, IReadOnlyList<OpenInvoice> invoices, Money missing)
    {
        if (missing > question.Rule.Tolerance(missing.Currency) || missing >= invoices[^1].Open)
        {
            return null;
        }

        Allocation last = Whole(invoices[^1]);
        return new Settlement(
            [.. invoices.SkipLast(1).Select(Whole), last with { Amount = last.Amount - missing, Discount = missing }], null, [$"{missing} less came, which is forgiven."]);
    }

    private static Money Granted(MatchingRule rule, OpenInvoice invoice, DateOnly paidOn)
    {
        Money[] fitting = [.. rule.Discounts.Select(term => term.On(invoice, paidOn)).OfType<Money>()];
        return fitting.Length > 0 ? fitting.Max() : Money.Zero(invoice.Gross.Currency);
    }
}

/// <summary>How a receipt settles invoices.</summary>
/// <param name="Allocations">What pays what.</param>
/// <param name="Fee">Fee that we bear; null for none.</param>
/// <param name="Reasons">What was granted, for people.</param>
internal sealed record Settlement(IReadOnlyList<Allocation> Allocations, Money? Fee, IReadOnlyList<string> Reasons);
