using System.Globalization;
using System.Text.Json;

namespace LeadToCash.Bench.Year.Audit;

/// <summary>Orders against their invoices, numbers against their series, mails against what they are for.</summary>
internal static class InvoiceChecks
{
    private const decimal HoursOfAnInstallation = 4;

    public static void Add(AuditReport report, YearFacts facts, YearPlayer player)
    {
        report.Add("every order of the shop is there, as the shop sent it", player.Shop.Orders, order => OrderWrong(order, facts.Orders[order.Id], player.Shop.Cancelled.Contains(order.Id)));
        report.Add("whatever was decided to be billed was issued", [.. facts.Invoices.Keys, .. facts.NotIssued], id =>
            facts.NotIssued.Contains(id) ? $"{id} is not there; {facts.Tasks.FirstOrDefault(task => task.Contains(id, StringComparison.Ordinal)) ?? "no task tells why"}" : null);
        report.Equal("invoices of a completed order sum to what was done of it", facts.Orders.Where(order => order.Value.Text("completedAt") is not null).Select(order => (
            order.Key, DoneOf(order.Value), order.Value.Items("bills").Sum(bill => facts.Invoices.GetValueOrDefault(bill.Required("invoiceId"))?.Gross ?? 0))));
        report.Add("credit notes never exceed their invoice", [.. facts.Invoices.Values.Where(invoice => !invoice.IsCredit)], invoice =>
            invoice.CreditNotes.Sum(note => facts.Invoices.GetValueOrDefault(note)?.Gross ?? 0) <= invoice.Gross ? null : $"{invoice.Id} was credited beyond what it billed");
        AddNumbers(report, facts);
        AddMails(report, facts, player);
    }

    private static string? OrderWrong(ShopOrder sent, JsonElement order, bool isCancelled)
    {
        bool isPlaced = order.Text("number") is not null;
        return isPlaced switch
        {
            false when isCancelled => null,
            false => $"{sent.Id} was never placed",
            true when !isCancelled && order.Cents("gross") != sent.Gross => $"{sent.Id} comes to {order.Cents("gross")}, the shop sent {sent.Gross}",
            _ => null,
        };
    }

    /// <summary>Gross of what was done: of work no more than the hours of the log, of a part that was cancelled nothing; tax by rate, rounded once.</summary>
    private static long DoneOf(JsonElement order)
    {
        Dictionary<int, JsonElement> parts = order.Items("parts").SelectMany(part => part.Items("positions").Select(position => (Position: position.GetInt32(), Part: part))).ToDictionary(one => one.Position, one => one.Part);
        var done = order.Items("lines").Select(line => (Rate: line.GetProperty("taxRate").GetDecimal(), Net: DoneOf(line, parts[line.GetProperty("position").GetInt32()])));
        return done.GroupBy(line => line.Rate, line => line.Net).Sum(rate => rate.Sum() + (long)Math.Round(rate.Sum() * rate.Key / 100, MidpointRounding.AwayFromZero));
    }

    private static long DoneOf(JsonElement line, JsonElement part) => (part.Required("status"), part.TryGetProperty("hoursWorked", out JsonElement hours)) switch
    {
        ("cancelled", _) => 0,
        (_, true) when line.Text("sku") == "SVC-INST" => (long)Math.Round(line.Cents("net") * Math.Min(1, hours.GetDecimal() / (line.GetProperty("quantity").GetDecimal() * HoursOfAnInstallation)), MidpointRounding.AwayFromZero),
        _ => line.Cents("net"),
    };

    private static void AddNumbers(AuditReport report, YearFacts facts)
    {
        foreach (IGrouping<string, string> series in facts.Invoices.Values.Select(invoice => invoice.Number).GroupBy(number => number[..^5]).OrderBy(series => series.Key, StringComparer.Ordinal))
        {
            string[] numbers = [.. series];
            report.Same(
                $"numbers {series.Key}… have no gap and none is twice",
                Enumerable.Range(1, numbers.Length).Select(number => string.Create(CultureInfo.InvariantCulture, $"{series.Key}{number:D5}")),
                numbers);
        }
    }

    private static void AddMails(AuditReport report, YearFacts facts, YearPlayer player)
    {
        IEnumerable<string> Sent(string start, string end) =>
            player.Post.Keys.Where(key => key.StartsWith(start, StringComparison.Ordinal) && key.Contains(end, StringComparison.Ordinal));

        report.Same("each order placed was confirmed once", facts.Orders.Where(order => IsBegun(order.Value)).Select(order => $"order/{order.Key}/confirmation"), Sent("order/", "/confirmation"));
        report.Same("each invoice and credit note was sent once", facts.Invoices.Keys.Select(id => $"invoice/{id}/issued"), Sent("invoice/", "/issued"));
        report.Same(
            "each letter was sent once",
            facts.Invoices.Values.SelectMany(invoice => invoice.Letters.Select(level => string.Create(CultureInfo.InvariantCulture, $"invoice/{invoice.Id}/reminder-{level}"))),
            Sent("invoice/", "/reminder-"));
    }

    /// <summary>Orders whose cancellation came first are kept, and nothing starts.</summary>
    private static bool IsBegun(JsonElement order) => order.Items("parts").Any();
}
