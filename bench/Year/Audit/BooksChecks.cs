using System.Globalization;

namespace LeadToCash.Bench.Year.Audit;

/// <summary>The books against the invoices, the open items, and the money that the bank and Stripe say came.</summary>
internal static class BooksChecks
{
    private const string Receivables = "1200";
    private const string CustomersCredit = "3500";
    private const string Bank = "1800";
    private const string Cards = "1460";
    private const string Unassigned = "1370";
    private const string Accrued = "1300";
    private const string Deferred = "3900";

    public static void Add(AuditReport report, YearFacts facts, YearPlayer player)
    {
        DateOnly now = facts.Months[^1];
        report.Equal("trial balance of each month end is zero", facts.Months.Select(month => (Name(month), 0L, facts.Balance(month, ""))));
        report.Equal("trial balance is the sum of the journal", facts.Balances.Keys.Where(key => key.Account != "2970" && key.Month.Year == player.First.Year).Select(key => (
            $"{Name(key.Month)} {key.Account}", facts.Balances[key], Posted(facts, key.Month, key.Account))));
        report.Equal("receivables are what is open, at each month end", facts.Months.Select(month => (Name(month), OpenBy(facts, month), facts.Balance(month, Receivables))));
        report.Equal("receivables are the open items", [("now", facts.OpenItems.Values.Sum(), facts.Balance(now, Receivables))]);
        report.Equal("open items are the invoices", facts.Invoices.Values.Where(invoice => !invoice.IsCredit).Select(invoice => (invoice.Id, invoice.Open, facts.OpenItems.GetValueOrDefault(invoice.Id))));
        long credit = Sum(facts, invoice => invoice.Surplus) + facts.Prepayments.Sum(one => one.Left) + facts.NotAssigned + player.Accounting.Kept;
        report.Equal("customers' credit is surplus, and what is on no invoice", [("now", credit, -facts.Balance(now, CustomersCredit))]);
        AddMoney(report, facts, player, now);
        AddRevenue(report, facts, now);
    }

    private static void AddMoney(AuditReport report, YearFacts facts, YearPlayer player, DateOnly now)
    {
        long Means(params string[] means) =>
            facts.Invoices.Values.SelectMany(invoice => invoice.Money).Where(one => means.Contains(one.Means)).Sum(one => one.Cents)
            + facts.Prepayments.Where(one => means.Contains(one.Means)).Sum(one => one.Left + one.Released);
        long onBank = facts.NotAssignedOfBank + player.Accounting.Kept - player.Accounting.GivenBackOfOrders;
        report.Equal("money accounts are the payments less what went back", [("bank", Means("bank") + onBank, facts.Balance(now, Bank)), ("stripe", Means("stripe"), facts.Balance(now, Cards)), ("others", Means("", "set-off") + player.Accounting.OfNoOrder, facts.Balance(now, Unassigned))]);
        report.Equal("the bank's statements are the bank account", [("bank", player.Bank.Balance - player.Accounting.NotInBooks - facts.ReturnsNotFound, facts.Balance(now, Bank))]);
        report.Equal("Stripe's payments are their account", [("stripe", player.Cards.Balance, facts.Balance(now, Cards))]);
    }

    private static void AddRevenue(AuditReport report, YearFacts facts, DateOnly now)
    {
        // Income of the year before is profit carried forward in the new one.
        long revenue = -facts.Balance(now, "4", "2970", "69") - facts.Balance(now, Deferred) - facts.Balance(now, Accrued);
        long billed = Sum(facts, invoice => invoice.IsCredit ? -invoice.Net : invoice.Net - (invoice.WrittenOff - invoice.WrittenOffTax));
        report.Equal("revenue, deferred and accrued are billed less credited", [("now", billed, revenue)]);
        long tax = Sum(facts, invoice => invoice.IsCredit ? -invoice.Tax : invoice.Tax - invoice.WrittenOffTax);
        report.Equal("output tax is that of invoices less credits and losses", [("now", tax, -facts.Balance(now, "380"))]);
    }

    /// <summary>What was open at the end of a month by what had been posted of the invoices' events until then.</summary>
    private static long OpenBy(YearFacts facts, DateOnly month)
    {
        DateOnly end = month.AddMonths(1).AddDays(-1);
        Dictionary<(string, long), DateOnly> posted = facts.Entries.Where(entry => entry.Lines.Any(line => line.Account == Receivables)).GroupBy(entry => (entry.Case, entry.Version)).ToDictionary(of => of.Key, of => of.Min(entry => entry.PostingDate));
        return (from invoice in facts.Invoices.Values
                from change in invoice.Changes
                where change.Change != 0 && DateOf(invoice.Id, change.Version) <= end
                select change.Change).Sum();

        // A credit is posted with its credit note; until that is issued, nothing is.
        DateOnly DateOf(string id, long version) => posted.TryGetValue((id, version), out DateOnly date) ? date : CreditNoteDate(id, version);

        DateOnly CreditNoteDate(string id, long version)
        {
            string? note = facts.Invoices[id].Events.FirstOrDefault(one => one.GetProperty("version").GetInt64() == version).GetProperty("data").Text("creditNoteId");
            return note is not null && posted.TryGetValue((note, 1), out DateOnly date) ? date : DateOnly.MaxValue;
        }
    }

    private static long Posted(YearFacts facts, DateOnly month, string account) =>
        facts.Entries.Where(entry => entry.PostingDate < month.AddMonths(1)).SelectMany(entry => entry.Lines).Where(line => line.Account == account).Sum(line => line.Cents);

    private static long Sum(YearFacts facts, Func<InvoiceFact, long> of) => facts.Invoices.Values.Sum(of);

    private static string Name(DateOnly month) => month.ToString("yyyy-MM", CultureInfo.InvariantCulture);
}
