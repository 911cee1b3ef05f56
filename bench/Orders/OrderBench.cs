using LeadToCash.Bench.Measuring;
using LeadToCash.Cases;
using LeadToCash.Local.Clock;
using LeadToCash.Local.Testing;
using Microsoft.Extensions.Logging;

namespace LeadToCash.Bench.Orders;

/// <summary>
/// Reference orders (goods, subscription, service) through the whole app, from webhook to invoice, beside as many bare one-row transactions
/// as the app made changes to storage.
/// </summary>
internal sealed class OrderBench(BenchOptions options)
{
    private const int Orders = 50;
    private const int RowSize = 1_000;

    /// <summary>Until the just-in-time compiler has done its best.</summary>
    private const int WarmUps = 3;

    public async Task RunAsync()
    {
        if (options.Storage == BenchStorageKind.Azurite)
        {
            throw new NotSupportedException("Requests are counted on embedded storage only: use --storage embedded or memory.");
        }

        Console.WriteLine($"input   {Orders} reference orders of three parts a round, all webhooks at once, then all visit reports at once, in one app");
        Console.WriteLine($"input   traces and metrics go {(options.Telemetry is { } collector ? $"to {collector}" : "nowhere")}");
        ManualClock clock = new(new DateTimeOffset(2026, 3, 2, 8, 0, 0, TimeSpan.Zero));
        await using BenchStorage storage = await BenchStorage.OpenAsync(options);
        await using LocalApp app = await LocalApp.StartAsync(typeof(Registration).Assembly, new LocalAppOptions
        {
            Clock = clock,
            Storage = storage.ConnectionString,
            Settings = new Dictionary<string, string?>
            {
                ["AzureFunctionsJobHost:logging:logLevel:default"] = nameof(LogLevel.Warning),
                ["FieldService:HorizonWorkingDays"] = "250", // the few technicians of the sample have to visit them all
                ["OTEL_EXPORTER_OTLP_ENDPOINT"] = options.Telemetry,
                ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
            },
        });
        await using IBareStorage bare = storage.OpenBare(RowSize);
        Shop shop = new(app);
        List<Round> rounds = [];
        for (int round = 0; round < WarmUps + options.Rounds; round++)
        {
            rounds.Add(await RoundAsync(shop, bare, 1_001L + (round * Orders)));
            clock.Advance(TimeSpan.FromMinutes(1)); // so that the mailbox shows a round's mails first
        }

        Report(rounds[WarmUps..]);
    }

    private static async Task<Round> RoundAsync(Shop shop, IBareStorage bare, long firstId)
    {
        long[] ids = [.. Enumerable.Range(0, Orders).Select(number => firstId + number)];
        using RequestCount count = new();
        (double Seconds, double Processor) sale = await Measure.CostAsync(() => shop.SellAsync(ids));
        var requests = count.Take().ToList();
        IReadOnlyList<Uri> visits = await shop.VisitsAsync();
        count.Take();
        (double Seconds, double Processor) report = await Measure.CostAsync(() => shop.ReportAsync(visits));
        requests.AddRange(count.Take());
        await shop.CheckInvoicedAsync(ids);

        long changes = requests.Where(request => IsChange(request.Key.Operation)).Sum(request => request.Value);
        double limit = await bare.SecondsAsync(Orders, (int)changes);
        return new Round(sale.Seconds + report.Seconds, sale.Processor + report.Processor, limit, bare.Name, requests.ToLookup(request => request.Key, request => request.Value));
    }

    private void Report(List<Round> rounds)
    {
        string name = $"order.{options.Storage.ToString().ToLowerInvariant()}";
        Figures.AddThroughput(
            name, Orders, Measure.Median(rounds.Select(round => round.Seconds)), "orders/s", rounds[0].Baseline, Measure.Median(rounds.Select(round => round.Limit)));
        Figures.Add($"{name}.processor", Measure.Median(rounds.Select(round => round.ProcessorSeconds)) / Orders * 1_000, "ms/order");
        var all = rounds.SelectMany(round => round.Requests).Select(kind => (kind.Key.Operation, kind.Key.Resource, Count: kind.Sum())).ToList();
        double orders = Orders * rounds.Count;
        Figures.Add($"{name}.requests", all.Sum(kind => kind.Count) / orders, "storage-requests/order");
        Figures.Add($"{name}.case-steps", all.Where(kind => kind is ("queue.update", CaseAnnouncements.QueueName, _)).Sum(kind => kind.Count) / orders, "case-steps/order");
        foreach (var kind in all.GroupBy(kind => kind.Operation).OrderByDescending(kind => kind.Sum(one => one.Count)))
        {
            Figures.Add($"{name}.requests.{kind.Key}", kind.Sum(one => one.Count) / orders, "storage-requests/order");
        }

        Console.WriteLine("requests per order by table and queue");
        foreach (var kind in all.GroupBy(kind => (kind.Operation, kind.Resource)).OrderByDescending(kind => kind.Sum(one => one.Count)))
        {
            Console.WriteLine($"  {kind.Sum(one => one.Count) / orders,8:0.00}  {kind.Key.Operation} {kind.Key.Resource}");
        }
    }

    /// <summary>Whether an operation changes what is stored.</summary>
    internal static bool IsChange(string operation) => operation is "table.write" or "table.transaction" or "queue.send" or "queue.receive" or "queue.update" or "queue.delete";

    private sealed record Round(double Seconds, double ProcessorSeconds, double Limit, string Baseline, ILookup<(string Operation, string Resource), long> Requests);
}
