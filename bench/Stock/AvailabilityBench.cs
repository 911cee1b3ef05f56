using Azure.Data.Tables;
using Azure.Storage.Queues;
using LeadToCash.Availability;
using LeadToCash.Bench.Measuring;
using LeadToCash.Bench.Orders;
using LeadToCash.Cases;
using LeadToCash.Local.Clock;
using StockStore = LeadToCash.Cases.CaseStore<LeadToCash.Availability.StockItem, LeadToCash.Availability.StockCommand, LeadToCash.Availability.StockEvent>;

namespace LeadToCash.Bench.Stock;

/// <summary>
/// Promises on a busy item beside a promise straight from the definition; reservations by many callers, of one item and of many, beside as many
/// bare one-row transactions as a reservation makes changes.
/// </summary>
internal sealed class AvailabilityBench(BenchOptions options)
{
    private const int Receipts = 1_000;
    private const int Reservations = 10_000;
    private const int Promises = 20;
    private const int Callers = 32;
    private const int Times = 8;
    private const int RowSize = 1_000;
    private const int ChangesInReservation = 3; // the transaction, and the announcement put and shown
    private const decimal Asked = 800;

    public async Task RunAsync()
    {
        Console.WriteLine($"input   {Receipts} receipts, {Reservations} reservations; {Callers} callers reserve {Times} times each, of one item and of an item each");
        Promise();
        await ReserveAsync("one-item", _ => "P-100");
        await ReserveAsync("own-item", caller => $"P-{caller}");
    }

    private void Promise()
    {
        StockItem item = BusyItem.Of(Receipts, Reservations);
        IReadOnlyList<Portion> promised = AvailabilityCurve.Of(item, BusyItem.Terms).Promise(Asked, BusyItem.Today);
        if (!promised.SequenceEqual(PromiseByScan.Of(item, BusyItem.Terms, Asked)))
        {
            throw new InvalidOperationException("The two ways of promising differ.");
        }

        Console.WriteLine($"promise {promised.Count} portions, the last on {promised[^1].Date:yyyy-MM-dd}");
        double curve = Median(() => AvailabilityCurve.Of(item, BusyItem.Terms).Promise(Asked, BusyItem.Today));
        double scan = Median(() => PromiseByScan.Of(item, BusyItem.Terms, Asked));
        Figures.AddDuration("availability.promise", curve, "scan", scan);
    }

    /// <summary>Seconds of one promise.</summary>
    private double Median(Func<IReadOnlyList<Portion>> promise) => Measure.Median(Enumerable.Range(0, options.Rounds + 1).Select(_ =>
    {
        long start = System.Diagnostics.Stopwatch.GetTimestamp();
        for (int i = 0; i < Promises; i++)
        {
            promise();
        }

        return System.Diagnostics.Stopwatch.GetElapsedTime(start).TotalSeconds / Promises;
    }).Skip(1));

    private async Task ReserveAsync(string kind, Func<int, string> sku)
    {
        List<(double Seconds, double Limit, double Requests, string Baseline)> rounds = [];
        for (int round = 0; round <= options.Rounds; round++)
        {
            rounds.Add(await RoundAsync(sku));
        }

        string name = $"availability.reserve.{kind}.{options.Storage.ToString().ToLowerInvariant()}";
        Figures.AddThroughput(
            name, Callers * Times, Measure.Median(rounds.Skip(1).Select(round => round.Seconds)), "reservations/s", rounds[0].Baseline,
            Measure.Median(rounds.Skip(1).Select(round => round.Limit)));
        if (options.Storage != BenchStorageKind.Azurite)
        {
            Figures.Add($"{name}.requests", Measure.Median(rounds.Skip(1).Select(round => round.Requests)), "storage-requests/reservation");
        }
    }

    private async Task<(double Seconds, double Limit, double Requests, string Baseline)> RoundAsync(Func<int, string> sku)
    {
        await using BenchStorage storage = await BenchStorage.OpenAsync(options);
        using CaseTables tables = new(new TableServiceClient(storage.ConnectionString));
        ManualClock clock = new(new DateTimeOffset(2026, 3, 2, 8, 0, 0, TimeSpan.Zero));
        StockStore store = new(tables, new CaseAnnouncements(new QueueServiceClient(storage.ConnectionString)), clock);
        foreach (string item in Enumerable.Range(0, Callers).Select(sku).Distinct())
        {
            await store.ExecuteAsync(StockItem.Id(item, "NUE"), "count", new StockCommand.Count(1_000, "inventory", TermsOf(item)));
        }

        using RequestCount count = new();
        double seconds = await Measure.SecondsAsync(Callers, Times, (caller, time) => ReserveAsync(store, sku(caller), $"q-{caller}-{time}", clock.GetUtcNow()));
        double requests = count.Take().Sum(one => one.Value) / (double)(Callers * Times);
        await using IBareStorage bare = storage.OpenBare(RowSize);
        return (seconds, await bare.SecondsAsync(Callers, ChangesInReservation * Callers * Times), requests, bare.Name);
    }

    private static async Task ReserveAsync(StockStore store, string sku, string owner, DateTimeOffset at)
    {
        string id = StockItem.Id(sku, "NUE");
        StockCommand.Reserve reserve = new(owner, "1", 1, 1, BusyItem.Today, false, at.AddDays(30), null, null, TermsOf(sku));
        await store.ExecuteAsync(id, $"reserve/{owner}/1/1/1", reserve);
    }

    private static StockTerms TermsOf(string sku) => BusyItem.Terms with { Sku = sku };
}
