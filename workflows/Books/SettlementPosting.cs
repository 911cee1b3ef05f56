using LeadToCash.Billing;
using LeadToCash.Catalog;
using LeadToCash.OrderToCash;

namespace LeadToCash.Books;

/// <summary>Posts what was paid, returned, given back and given up. After each event the receivables hold what is open of the invoice, customers' credit its surplus.</summary>
internal static class SettlementPosting
{
    /// <summary>Money came; a cash discount lessens revenue and output tax. A payment from before the invoice counts from the invoice's date.</summary>
    public static IEnumerable<JournalEntry> Payment(InvoicePosting posting, PaymentReceived payment)
    {
        PostingScheme scheme = posting.Scheme;
        LineSum sum = new LineSum(payment.Amount.Currency)
            .Debit(payment.FromCredit ? scheme.CustomerCredit : scheme.PaymentAccount(payment.Means), null, payment.Amount)
            .Credit(scheme.Receivables, null, payment.Amount - payment.Surplus)
            .Credit(scheme.CustomerCredit, null, payment.Surplus);
        if (payment.Discount is { } discount)
        {
            sum.Credit(scheme.Receivables, null, discount);
            Lessen(posting, sum, InvoiceDecisions.TaxIn(posting.Invoice, discount), scheme.DiscountAccount, isReturn: false);
        }

        DepositPosting.Change(posting, sum);
        return posting.Entry(sum, $"Payment of {posting.Invoice.Number}", NotBeforeInvoice(posting));
    }

    /// <summary>The money is gone again, out of what it had settled and out of the customer's credit; what is left of its cash discount lapses.</summary>
    public static IEnumerable<JournalEntry> Return(InvoicePosting posting, PaymentReturned returned)
    {
        PaymentReceived payment = posting.Invoice.Payments.First(payment => payment.PaymentId == returned.PaymentId);
        Money lapsed = returned.DiscountLapsed ?? Money.Zero(returned.Amount.Currency);
        LineSum sum = new LineSum(returned.Amount.Currency)
            .Credit(posting.Scheme.PaymentAccount(payment.Means), null, returned.Amount)
            .Debit(posting.Scheme.Receivables, null, returned.Reopened)
            .Debit(posting.Scheme.CustomerCredit, null, returned.Amount + lapsed - returned.Reopened);
        Lapse(posting, sum, returned.DiscountLapsed);
        DepositPosting.Change(posting, sum);
        return posting.Entry(sum, $"Returned payment of {posting.Invoice.Number}", NotBeforeInvoice(posting));
    }

    /// <summary>What was credited beyond what was open is the customer's credit, but for the cash discount on it. The credit note itself is posted when it is issued.</summary>
    public static IEnumerable<JournalEntry> CreditSurplus(InvoicePosting posting, InvoiceCredited credited)
    {
        Money lapsed = credited.DiscountLapsed ?? Money.Zero(credited.Surplus.Currency);
        LineSum sum = new LineSum(credited.Surplus.Currency)
            .Debit(posting.Scheme.Receivables, null, credited.Surplus + lapsed)
            .Credit(posting.Scheme.CustomerCredit, null, credited.Surplus);
        Lapse(posting, sum, credited.DiscountLapsed);
        DepositPosting.Change(posting, sum);
        return posting.Entry(sum, $"Credited after payment, {posting.Invoice.Number}");
    }

    /// <summary>The customer's credit went out, or pays another invoice.</summary>
    public static IEnumerable<JournalEntry> Refund(InvoicePosting posting, SurplusRefunded refund)
    {
        LineSum sum = new LineSum(refund.Amount.Currency)
            .Debit(posting.Scheme.CustomerCredit, null, refund.Amount)
            .Credit(posting.Scheme.PaymentAccount(refund.Means), null, refund.Amount);
        return posting.Entry(sum, $"Refund of {posting.Invoice.Number}");
    }

    /// <summary>The receivable is lost; its tax is owed no more (§ 17(2) no. 1 UStG).</summary>
    public static IEnumerable<JournalEntry> WriteOff(InvoicePosting posting, InvoiceWrittenOff given)
    {
        LineSum sum = new LineSum(given.Amount.Currency).Credit(posting.Scheme.Receivables, null, given.Amount);
        Lessen(posting, sum, given.Taxes, posting.Scheme.BadDebtAccount, isReturn: false);
        return posting.Entry(sum, $"Write-off of {posting.Invoice.Number}: {given.Reason}");
    }

    /// <summary>A discount that lapses is revenue and output tax again.</summary>
    private static void Lapse(InvoicePosting posting, LineSum sum, Money? discount)
    {
        if (discount is { } lapsed)
        {
            Lessen(posting, sum, InvoiceDecisions.TaxIn(posting.Invoice, lapsed), posting.Scheme.DiscountAccount, isReturn: true);
        }
    }

    /// <summary>Less revenue, by the units that had it, and less output tax.</summary>
    private static void Lessen(InvoicePosting posting, LineSum sum, IEnumerable<TaxGroup> groups, Func<Percentage, string> account, bool isReturn)
    {
        foreach (TaxGroup group in groups)
        {
            Money net = isReturn ? -group.Net : group.Net;
            sum.Debit(posting.Scheme.TaxAccount(group.Rate), null, isReturn ? -group.Tax : group.Tax);
            (string? Unit, decimal Net)[] units = Units(posting, group);
            IReadOnlyList<Money> shares = LargestRemainder.Split(net, [.. units.Select(unit => unit.Net)]);
            for (int i = 0; i < units.Length; i++)
            {
                sum.Debit(account(group.Rate), units[i].Unit, shares[i]);
            }
        }
    }

    /// <summary>The business units of what is taxed alike, by their net; nobody's if there are none to tell.</summary>
    private static (string? Unit, decimal Net)[] Units(InvoicePosting posting, TaxGroup group)
    {
        (string? Unit, decimal Net)[] units =
        [
            .. from line in posting.Invoice.Lines
               where line.SetsOff is null && line.TaxRate == @group.Rate && line.TaxCategory == @group.Category && line.TaxExemption?.Code == @group.Exemption?.Code
               group line.Net.Amount by posting.Scheme.Of(line).Unit into nets
               let net = nets.Sum()
               where net > 0
               orderby nets.Key
               select ((string?)nets.Key, net),
        ];
        return units.Length > 0 ? units : [(null, 1)];
    }

    private static DateOnly NotBeforeInvoice(InvoicePosting posting) => posting.Date < posting.Invoice.Date ? posting.Invoice.Date : posting.Date;
}
