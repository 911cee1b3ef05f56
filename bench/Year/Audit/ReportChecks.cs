using System.Globalization;
using System.Text.Json;

namespace LeadToCash.Bench.Year.Audit;

/// <summary>The year's page against what it is made of.</summary>
internal static class ReportChecks
{
    public static async Task AddAsync(AuditReport report, YearFacts facts, YearPlayer player)
    {
        JsonElement year = await player.World.GetAsync($"/api/reports/years/{player.First.Year}");
        JsonElement[] months = [.. year.Items("currencies").Single().Items("months")];
        report.Equal("the page's orders are those placed", [("year", facts.Orders.Values.Count(order => order.Items("parts").Any() && Local(order.Required("placedAt")).Year == player.First.Year), months.Sum(month => month.GetProperty("orders").GetInt32()))]);
        report.Equal("the page's bills are the invoices", months.Select(month => (
            month.Required("month"), facts.Invoices.Values.Where(invoice => !invoice.IsCredit && Month(invoice.State.Day("date")) == month.Required("month")).Sum(invoice => invoice.Gross), month.Cents("billed"))));
        report.Equal("the page's credits are the credit notes", months.Select(month => (
            month.Required("month"), facts.Invoices.Values.Where(invoice => invoice.IsCredit && Month(invoice.State.Day("date")) == month.Required("month")).Sum(invoice => invoice.Gross), month.Cents("credited"))));
        report.Equal("the page's open items are the receivables, at each month end", months.Select((month, index) => (month.Required("month"), facts.Balance(facts.Months[index], "1200"), month.Cents("open"))));
        report.Equal("the page's overdue part is that of the invoices, at each month end", months.Select((month, index) => (month.Required("month"), Overdue(facts, facts.Months[index]), month.Cents("overdue"))));
        report.Equal("the page's letters are those sent", [("year", facts.Invoices.Values.Sum(invoice => invoice.State.Items("letters").Count(letter => letter.Required("on").StartsWith($"{player.First.Year}-", StringComparison.Ordinal))), months.Sum(month => month.GetProperty("letters").GetInt32()))]);
    }

    private static long Overdue(YearFacts facts, DateOnly month)
    {
        DateOnly end = month.AddMonths(1).AddDays(-1);
        return facts.Invoices.Values.Where(invoice => !invoice.IsCredit && invoice.State.Day("dueDate") <= end)
            .SelectMany(invoice => invoice.Changes).Where(change => DateOnly.FromDateTime(World.InBerlin(change.At).DateTime) <= end).Sum(change => change.Change);
    }

    private static DateTimeOffset Local(string instant) => World.InBerlin(DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture));

    private static string Month(DateOnly day) => day.ToString("yyyy-MM", CultureInfo.InvariantCulture);
}
