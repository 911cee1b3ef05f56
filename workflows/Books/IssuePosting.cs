using LeadToCash.Catalog;
using LeadToCash.OrderToCash;

namespace LeadToCash.Books;

/// <summary>Posts what was billed or credited.</summary>
internal static class IssuePosting
{
    /// <summary>
    /// The receivable; the revenue that is earned; what is earned later as deferred revenue; output tax. What was earned in an earlier month is revenue of that
    /// month, by an entry of its own for each date. A deposit that is set off is no liability any more.
    /// </summary>
    public static IEnumerable<JournalEntry> Invoice(InvoicePosting posting)
    {
        Invoice invoice = posting.Invoice;
        PostingScheme scheme = posting.Scheme;
        LineRevenue[] revenue = [.. InvoiceRevenue.Of(invoice, scheme)];
        LineSum sum = new LineSum(invoice.Gross.Currency).Debit(scheme.Receivables, null, invoice.Gross);
        foreach (LineRevenue line in revenue)
        {
            foreach (RevenuePortion portion in line.Portions)
            {
                string account = portion.Date > invoice.Date ? scheme.DeferredRevenue : IsOfEarlierMonth(portion, invoice) ? scheme.AccruedRevenue : line.Account;
                sum.Credit(account, line.Unit, portion.Amount);
            }
        }

        foreach (InvoiceLine line in invoice.Lines.Where(line => line.SetsOff is not null))
        {
            sum.Credit(posting.Accounts.On(line.SetsOff!.Invoice.Date).DepositAccount(line.TaxRate), null, line.Net);
        }

        CreditTax(sum, scheme, invoice.TaxGroups);
        return posting.Entry(sum, $"Invoice {invoice.Number}").Concat(Earlier(posting, revenue, scheme));
    }

    /// <summary>The other way round: what was not earned yet is taken off deferred revenue, the rest off revenue.</summary>
    public static IEnumerable<JournalEntry> CreditNote(InvoicePosting posting)
    {
        Invoice note = posting.Invoice;
        PostingScheme scheme = posting.Scheme;
        LineSum sum = new LineSum(note.Gross.Currency).Credit(scheme.Receivables, null, note.Gross);
        foreach (InvoiceLine line in note.Lines)
        {
            string unit = scheme.Of(line).Unit;
            Money deferred = posting.Reductions.FirstOrDefault(reduction => reduction.Line == line.CreditsLine)?.Deferred ?? Money.Zero(note.Gross.Currency);
            sum.Debit(scheme.DeferredRevenue, unit, deferred).Debit(scheme.RevenueAccount(line), unit, line.Net - deferred);
        }

        CreditTax(sum, scheme, note.TaxGroups.Select(group => group with { Tax = -group.Tax }));
        return posting.Entry(sum, $"Credit note {note.Number} for {note.Credits?.Number}");
    }

    private static IEnumerable<JournalEntry> Earlier(InvoicePosting posting, LineRevenue[] revenue, PostingScheme scheme) =>
        revenue.SelectMany(line => line.Portions.Where(portion => IsOfEarlierMonth(portion, posting.Invoice)).Select(portion => (Line: line, Portion: portion)))
            .GroupBy(pair => pair.Portion.Date)
            .OrderBy(day => day.Key)
            .SelectMany((day, index) =>
            {
                LineSum sum = new(posting.Invoice.Gross.Currency);
                foreach ((LineRevenue line, RevenuePortion portion) in day)
                {
                    sum.Debit(scheme.AccruedRevenue, line.Unit, portion.Amount).Credit(line.Account, line.Unit, portion.Amount);
                }

                return posting.Entry(sum, $"Revenue earned before invoice {posting.Invoice.Number}", day.Key, index + 2);
            });

    private static bool IsOfEarlierMonth(RevenuePortion portion, Invoice invoice) =>
        (portion.Date.Year, portion.Date.Month).CompareTo((invoice.Date.Year, invoice.Date.Month)) < 0;

    private static void CreditTax(LineSum sum, PostingScheme scheme, IEnumerable<TaxGroup> groups)
    {
        foreach (TaxGroup group in groups)
        {
            sum.Credit(scheme.TaxAccount(group.Rate), null, group.Tax);
        }
    }
}
