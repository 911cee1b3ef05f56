using System.Text.Json;

namespace LeadToCash.Bench.Year.Audit;

/// <summary>Revenue over time, reckoned anew from the days of each line.</summary>
internal static class RecognitionChecks
{
    public static void Add(AuditReport report, YearFacts facts, DateOnly today)
    {
        DateOnly through = new DateOnly(today.Year, today.Month, 1).AddDays(-1);
        (string Of, JsonElement Line)[] lines = [.. facts.Schedules.SelectMany(schedule => schedule.Value.Items("lines").Select(line => ($"{schedule.Key} line {line.GetProperty("line").GetProperty("line")}", line)))];
        report.Equal("recognised, deferred and cancelled are what was billed", lines.Select(one => (
            one.Of, one.Line.GetProperty("line").Cents("net"), one.Line.Cents("recognised") + one.Line.Cents("deferred") + one.Line.Cents("takenBack") + one.Line.Cents("cancelled"))));
        report.Add("nothing that was earned waits to be recognised", lines, one => one.Line.Items("open").Any(portion => portion.Day("date") <= through) ? $"{one.Of} waits" : null);
        report.Equal("what no credit touched is earned by its days", lines.Where(one => one.Line.Cents("takenBack") + one.Line.Cents("cancelled") == 0 && HasPeriod(one.Line)).SelectMany(one => Earned(one.Of, one.Line)));
        report.Same(
            "every line over a time after its invoice has a schedule",
            facts.Invoices.Values.Where(invoice => !invoice.IsCredit && invoice.State.Items("lines").Any(line => IsLater(line, invoice))).Select(invoice => invoice.Id),
            facts.Schedules.Keys);
    }

    private static bool HasPeriod(JsonElement line) => line.GetProperty("line").TryGetProperty("period", out JsonElement period) && period.ValueKind == JsonValueKind.Object;

    private static bool IsLater(JsonElement line, InvoiceFact invoice) =>
        line.Cents("net") != 0 && line.TryGetProperty("period", out JsonElement period) && period.ValueKind == JsonValueKind.Object && period.Day("to") > invoice.State.Day("date");

    /// <summary>By how many months of the period have passed at the end of each: a part of a month counts by its days.</summary>
    private static IEnumerable<(string Of, long Expected, long Found)> Earned(string of, JsonElement line)
    {
        JsonElement period = line.GetProperty("line").GetProperty("period");
        (DateOnly from, DateOnly to) = (period.Day("from"), period.Day("to"));
        long net = line.GetProperty("line").Cents("net");
        long found = 0;
        foreach (JsonElement portion in line.Items("done").Concat(line.Items("open")).OrderBy(portion => portion.Day("date")))
        {
            found += portion.Cents("amount");
            long expected = (long)Math.Round(net * MonthsIn(from, portion.Day("date")) / MonthsIn(from, to), MidpointRounding.AwayFromZero);
            yield return ($"{of} by {portion.Required("date")}", expected, found);
        }
    }

    private static decimal MonthsIn(DateOnly from, DateOnly to)
    {
        decimal months = 0;
        for (DateOnly day = from; day <= to; day = day.AddDays(1))
        {
            months += 1m / DateTime.DaysInMonth(day.Year, day.Month);
        }

        return Math.Round(months, 12);
    }
}
