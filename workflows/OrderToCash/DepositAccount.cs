using LeadToCash.Catalog;

namespace LeadToCash.OrderToCash;

/// <summary>
/// What of a deposit was received and what was set off of it, by tax group. It follows from the deposit's invoice alone, so that events in any order of arrival come to
/// the same.
/// </summary>
public static class DepositAccount
{
    /// <summary>What was received and is neither given back nor credited.</summary>
    public static IReadOnlyList<TaxGroup> Received(Invoice deposit) => Part(deposit, ReceivedGross(deposit));

    /// <summary>What later invoices set off.</summary>
    public static IReadOnlyList<TaxGroup> Used(Invoice deposit) => deposit.Uses.SelectMany(use => use.Amounts).Summed();

    /// <summary>
    /// What counts as received in the books: what was received, and at least what was set off. That is earned by then, so that its tax stays due when its payment
    /// goes back.
    /// </summary>
    public static IReadOnlyList<TaxGroup> Taxed(Invoice deposit)
    {
        Money received = ReceivedGross(deposit);
        IReadOnlyList<TaxGroup> used = Used(deposit);
        return received > used.Gross(received.Currency) ? Part(deposit, received) : used;
    }

    /// <summary>What was set off and is not paid: a payment went back after it.</summary>
    public static Money Unpaid(Invoice deposit) => InvoiceDecisions.AboveNothing(Used(deposit).Gross(deposit.Gross.Currency) - ReceivedGross(deposit));

    private static Money ReceivedGross(Invoice deposit) => InvoiceDecisions.AboveNothing(
        deposit.Gross - deposit.Credited - deposit.Open - (deposit.WrittenOff?.Amount ?? Money.Zero(deposit.Gross.Currency)));

    private static IReadOnlyList<TaxGroup> Part(Invoice deposit, Money gross)
    {
        IReadOnlyList<TaxGroup> left = deposit.TaxGroups.Less(deposit.CreditNotes.SelectMany(credit => credit.Bill.TaxGroups));
        return gross.IsZero ? [] : InvoiceDecisions.TaxIn(left, left.Gross(gross.Currency), gross);
    }
}
