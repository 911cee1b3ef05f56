using LeadToCash.Banking;
using LeadToCash.QuoteToOrder;

namespace LeadToCash.Books;

/// <summary>
/// Posts money that is on no invoice: it is the customer's credit from the day on which it came. Invoices take it from there, so the account of the bank has every
/// payment once, and customers' credit holds what is left of orders' prepayments and of movements that are not assigned.
/// </summary>
public static class CreditPosting
{
    /// <summary>The entry of an event of an order; null when it moves no money.</summary>
    /// <param name="posting">Where it is posted.</param>
    /// <param name="order">The order after the event.</param>
    /// <param name="happened">The event.</param>
    public static JournalEntry? Of(MoneyPosting posting, Order order, OrderEvent happened) => happened switch
    {
        OrderPlaced { Draft.Prepaid: { Origin: PrepaymentOrigin.Received } prepaid } => Came(posting, order, prepaid),
        PrepaymentReceived { Payment: { Origin: PrepaymentOrigin.Received } prepaid } => Came(posting, order, prepaid),
        PrepaymentReturned gone when order.Prepayments.First(one => one.PaymentId == gone.PaymentId) is { Origin: not null } prepaid =>
            posting.Entry(Moved(posting, prepaid.Means, -gone.Amount), $"Returned payment for order {order.Number}", order.Number),
        _ => null,
    };

    /// <summary>The entry of an event of a movement; null when it moves no money of customers between accounts.</summary>
    /// <param name="posting">Where it is posted.</param>
    /// <param name="before">The movement before the event; null before its first.</param>
    /// <param name="after">The movement after it.</param>
    /// <param name="happened">The event.</param>
    public static JournalEntry? Of(MoneyPosting posting, Movement? before, Movement after, MovementEvent happened)
    {
        if (before is not { InBooks: true })
        {
            return null;
        }

        string means = after.Entry.Means;
        bool isCredit = happened is MovementAllocated { FromCredit: true } || (after.Entry.WasCredit && !before.Decided);
        Money refunded = (happened as MovementRefunded)?.Amount ?? Money.Zero(after.Fee.Currency);
        LineSum sum = isCredit ? new LineSum(after.Fee.Currency) : Moved(posting, means, after.OnCredit - before.OnCredit + refunded);
        if (happened is MovementRefunded refund)
        {
            sum.Debit(posting.Scheme.CustomerCredit, null, refund.Amount).Credit(posting.Scheme.PaymentAccount(refund.Means), null, refund.Amount);
        }

        if (ChargesOf(happened) is { } charges)
        {
            string payer = happened is MovementAllocated { FromCredit: true } ? posting.Scheme.CustomerCredit : posting.Scheme.PaymentAccount(means);
            sum.Debit(posting.Scheme.BankCharges, null, charges).Credit(payer, null, charges);
        }

        return posting.Entry(sum, Text(after, happened), after.Entry.BankReference ?? after.Entry.ProviderPaymentId);
    }

    /// <summary>What the bank keeps of a payment or charges for its return.</summary>
    private static Money? ChargesOf(MovementEvent happened) => happened switch
    {
        MovementAllocated allocated => allocated.Fee,
        PaymentReturnFound found => found.Fee,
        _ => null,
    };

    private static JournalEntry? Came(MoneyPosting posting, Order order, Prepayment prepaid) =>
        posting.Entry(Moved(posting, prepaid.Means, prepaid.Amount), $"Payment for order {order.Number}", order.Number);

    /// <summary>Money came and is the customer's credit; below nothing it went.</summary>
    private static LineSum Moved(MoneyPosting posting, string? means, Money amount) => new LineSum(amount.Currency)
        .Debit(posting.Scheme.PaymentAccount(means), null, amount)
        .Credit(posting.Scheme.CustomerCredit, null, amount);

    private static string Text(Movement movement, MovementEvent happened) => happened switch
    {
        MovementRefunded => $"Given back to {Party(movement)}",
        MovementDismissed dismissed => $"No money of customers: {dismissed.Note}",
        AllocationWithdrawn => $"Taken off its invoice, payment of {Party(movement)}",
        PaymentReturnFound or MovementAllocated { FromCredit: true } => $"Charges of the bank, {Party(movement)}",
        _ => $"Not on an invoice, payment of {Party(movement)}",
    };

    private static string Party(Movement movement) => movement.Entry.Party is { Length: > 0 } party ? party : movement.Entry.Account;
}
