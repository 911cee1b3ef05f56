using System.Diagnostics;
using System.Globalization;
using LeadToCash.Bench.Measuring;
using LeadToCash.Bench.Orders;
using LeadToCash.Bench.Year.Audit;

namespace LeadToCash.Bench.Year;

/// <summary>A year of a small company, played as fast as the machine can and audited at its end.</summary>
internal sealed class YearBench(BenchOptions options)
{
    /// <summary>Base rates of both its halves are known, and they differ.</summary>
    private const int Year = 2025;

    /// <returns>Whether everything agrees.</returns>
    public async Task<bool> RunAsync()
    {
        if (options.Storage == BenchStorageKind.Azurite)
        {
            throw new NotSupportedException("Requests are counted on embedded storage only: use --storage embedded or memory.");
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"input   {options.Orders} orders in {Year}, seed {options.Seed}"));
        await using BenchStorage storage = await BenchStorage.OpenAsync(options);
        using RequestCount requests = new();
        Stopwatch watch = Stopwatch.StartNew();
        await using YearApp app = await YearApp.StartAsync(storage.ConnectionString, Year, options.Seed);
        YearPlayer player = new(app.World, Year, options.Orders, Print);
        await player.PlayAsync();
        double played = watch.Elapsed.TotalSeconds;
        long asked = requests.Take().Sum(kind => kind.Value);
        AuditReport report = await YearAudit.OfAsync(player);
        report.Print(Console.Out);
        await app.KeepAsync(options.OutFolder);
        Report(player, report, played, asked, storage);
        return report.Agrees;
    }

    private static void Print(MonthPlayed month) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"{month.Month:yyyy-MM}  {month.Deliveries,6} webhooks  {month.Statements,4} statements  {month.CardEvents,6} card events  {month.Mails,7} mails  {month.Took.TotalSeconds,7:0.0} s"));

    private static void Report(YearPlayer player, AuditReport report, double seconds, long requests, BenchStorage storage)
    {
        Figures.Add("year.wall", seconds, "s");
        Figures.Add("year.orders", player.Shop.Orders.Count / seconds, "orders/s");
        Figures.Add("year.requests", (double)requests / player.Shop.Orders.Count, "storage-requests/order");
        Figures.Add("year.invoices", report.Invoices, "invoices");
        Figures.Add("year.mails", player.Post.Keys.Count, "mails");
        Figures.Add("year.instances", report.Instances, "instances");
        Figures.Add("year.store", storage.Bytes / (double)(1 << 20), "MiB");
        Figures.Add("year.peak-memory", Process.GetCurrentProcess().PeakWorkingSet64 / (double)(1 << 20), "MiB");
        Figures.Add("year.disagreements", report.Findings.Count, "findings");
    }
}
