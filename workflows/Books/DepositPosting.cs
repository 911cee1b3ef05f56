using LeadToCash.Catalog;
using LeadToCash.OrderToCash;

namespace LeadToCash.Books;

/// <summary>
/// Posts deposits. Asking for one is no revenue and owes no tax; receiving it owes the tax of what came (§ 13(1) no. 1 letter a sentence 4 UStG). After each event the
/// account of those that were asked for holds what was not received, the account of those that were received what was not set off.
/// </summary>
internal static class DepositPosting
{
    /// <summary>The receivable against what was asked for, tax included; of a credit note the other way round.</summary>
    public static IEnumerable<JournalEntry> Issue(InvoicePosting posting)
    {
        Invoice invoice = posting.Invoice;
        bool isCredit = invoice.Kind == BillKind.CreditNote;
        Money gross = isCredit ? -invoice.Gross : invoice.Gross;
        LineSum sum = new LineSum(gross.Currency).Debit(posting.Scheme.Receivables, null, gross).Credit(posting.Scheme.DepositsRequested, null, gross);
        return posting.Entry(sum, isCredit ? $"Credit note {invoice.Number} for deposit {invoice.Credits?.Number}" : $"Deposit {invoice.Number}");
    }

    /// <summary>A deposit was set off: nothing more than what its final invoice posts, unless its payment went back before.</summary>
    public static IEnumerable<JournalEntry> Use(InvoicePosting posting)
    {
        LineSum sum = new(posting.Invoice.Gross.Currency);
        Change(posting, sum);
        return posting.Entry(sum, $"Deposit {posting.Invoice.Number} set off");
    }

    /// <summary>What is received now and was not before goes from what was asked for to what was received and to output tax, or back. Nothing of invoices that are no deposits.</summary>
    public static void Change(InvoicePosting posting, LineSum sum)
    {
        if (!posting.Invoice.IsDeposit)
        {
            return;
        }

        foreach (TaxGroup group in DepositAccount.Taxed(posting.Invoice))
        {
            Move(posting, sum, group);
        }

        foreach (TaxGroup group in posting.Before is { } before ? DepositAccount.Taxed(before) : [])
        {
            Move(posting, sum, group with { Net = -group.Net, Tax = -group.Tax });
        }
    }

    private static void Move(InvoicePosting posting, LineSum sum, TaxGroup group) => sum
        .Debit(posting.Scheme.DepositsRequested, null, group.Net + group.Tax)
        .Credit(posting.Scheme.DepositAccount(group.Rate), null, group.Net)
        .Credit(posting.Scheme.TaxAccount(group.Rate), null, group.Tax);
}
