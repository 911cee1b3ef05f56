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
internal sealed class OrderBench(BenchOptions options, Figures figures)
{
    private const int Orders = 50;
    private const int RowSize = 1_000;

    public async Task RunAsync()
    {
        if (options.Storage == BenchStorageKind.Azurite)
        {
            throw new NotSupportedException("Requests are counted on embedded storage only: use --storage embedded or memory.");
        }

        Console.WriteLine($"input   {Orders} reference orders of three parts a round, all webhooks at once, then all visit reports at once");
        List<Round> rounds = [];
        for (int round = 0; round <= options.Rounds; round++)
        {
            rounds.Add(await RoundAsync());
        }

        Report(rounds[1..]);
    }

    private async Task<Round> RoundAsync()
    {
        await using BenchStorage storage = await BenchStorage.OpenAsync(options);
        await using LocalApp app = await LocalApp.StartAsync(typeof(Registration).Assembly, new LocalAppOptions
        {
            Clock = new ManualClock(new DateTimeOffset(2026, 3, 2, 8, 0, 0, TimeSpan.Zero)),
            Storage = storage.ConnectionString,
            Settings = new Dictionary<string, string?> { ["AzureFunctionsJobHost:logging:logLevel:default"] = nameof(LogLevel.Warning) },
        });
        long[] ids = [.. Enumerable.Range(1, Orders).Select(number => 1_000L + number)];
        Shop shop = new(app);
        using RequestCount count = new();
        double seconds = await Measure.SecondsAsync(() => shop.SellAsync(ids));
        var requests = count.Take().ToList();
        IReadOnlyList<Uri> visits = await shop.VisitsAsync();
        count.Take();
        seconds += await Measure.SecondsAsync(() => shop.ReportAsync(visits));
        requests.AddRange(count.Take());
        await shop.CheckInvoicedAsync(ids);

        await using IBareStorage bare = storage.OpenBare(RowSize);
        long changes = requests.Where(request => IsChange(request.Key.Operation)).Sum(request => request.Value);
        double limit = await bare.SecondsAsync(Orders, (int)changes);
        return new Round(seconds, limit, bare.Name, requests.ToLookup(request => request.Key, request => request.Value));
    }

    private void Report(List<Round> rounds)
    {
        string name = $"order.{options.Storage.ToString().ToLowerInvariant()}";
        figures.AddThroughput(
            name, Orders, Measure.Median(rounds.Select(round => round.Seconds)), "orders/s", rounds[0].Baseline, Measure.Median(rounds.Select(round => round.Limit)));
        var all = rounds.SelectMany(round => round.Requests).Select(kind => (kind.Key.Operation, kind.Key.Resource, Count: kind.Sum())).ToList();
        double orders = Orders * rounds.Count;
        figures.Add($"{name}.requests", all.Sum(kind => kind.Count) / orders, "storage-requests/order");
        figures.Add($"{name}.case-steps", all.Where(kind => kind is ("queue.update", CaseAnnouncements.QueueName, _)).Sum(kind => kind.Count) / orders, "case-steps/order");
        foreach (var kind in all.GroupBy(kind => kind.Operation).OrderByDescending(kind => kind.Sum(one => one.Count)))
        {
            figures.Add($"{name}.requests.{kind.Key}", kind.Sum(one => one.Count) / orders, "storage-requests/order");
        }

        Console.WriteLine("requests per order by table and queue");
        foreach (var kind in all.GroupBy(kind => (kind.Operation, kind.Resource)).OrderByDescending(kind => kind.Sum(one => one.Count)))
        {
            Console.WriteLine($"  {kind.Sum(one => one.Count) / orders,8:0.00}  {kind.Key.Operation} {kind.Key.Resource}");
        }
    }

    /// <summary>Whether an operation changes what is stored.</summary>
    internal static bool IsChange(string operation) => operation is "table.write" or "table.transaction" or "queue.send" or "queue.receive" or "queue.update" or "queue.delete";

    private sealed record Round(double Seconds, double Limit, string Baseline, ILookup<(string Operation, string Resource), long> Requests);
}
