using System.Diagnostics;
using System.Globalization;
using Xunit.Abstractions;

namespace LeadToCash.Crash.Tests.Orders;

/// <summary>
/// Kills the real process at random moments while mixed orders run and back ends misbehave; afterwards every order has exactly its invoices, entries and mails.
/// </summary>
public sealed class MixedOrdersTests(ITestOutputHelper output) : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(12);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan SettlingTime = TimeSpan.FromMinutes(2);

    private readonly string _data = Directory.CreateTempSubdirectory("leadtocash-crash").FullName;

    public void Dispose() => Directory.Delete(_data, recursive: true);

    [Fact]
    public async Task Process_WhenKilledAtRandomWhileMixedOrdersRun_EndsEachOrderOnce()
    {
        (int orders, int kills, int seed) = (Setting("CRASH_ORDERS", 30), Setting("CRASH_KILLS", 5), Setting("CRASH_SEED", Random.Shared.Next()));
        output.WriteLine($"CRASH_SEED={seed} repeats this run's choices.");
        Random chance = new(seed);
        await using AppProcess app = new("LeadToCash.Functions.dll", "--data", _data, "--storage", "embedded", "--clock-speed", "40000");
        app.Settings["FieldService__ReportDays"] = "365"; // a month passes in a minute: a link must outlast a slow round
        await app.StartAsync();
        ShopCustomer[] customers = [.. Enumerable.Range(0, orders).Select(index => new ShopCustomer(ShopCustomer.First + index))];
        Outside outside = new(app, chance);

        using CancellationTokenSource ended = new();
        Task<int> killer = KillAsync(app, new Random(seed), kills, ended.Token);
        await PlayAsync(outside, new ShopWorld(outside, customers), chance, app, killer);
        await ended.CancelAsync();
        int killed = await killer;
        await AuditAsync(outside, customers, killed);
    }

    /// <summary>Everybody does what is his to do until nothing is left; what happens after the last order is over, too.</summary>
    private static async Task PlayAsync(Outside outside, ShopWorld world, Random chance, AppProcess app, Task<int> killer)
    {
        long started = Stopwatch.GetTimestamp();
        while (!await world.IsAtRestAsync() || !killer.IsCompleted)
        {
            Assert.True(Stopwatch.GetElapsedTime(started) < Limit, $"Not all orders were over in time.\n{app.Output}");
            await world.OrderAsync();
            await world.AgreeAsync();
            await world.AskForDepositsAsync();
            await world.ReportAsync();
            await world.PayAsync();
            await world.ChargeBackAsync();
            if (chance.Next(2) == 0)
            {
                await outside.TroubleBackEndsAsync();
            }

            if (killer.IsFaulted)
            {
                await killer;
            }

            await Task.Delay(Pause);
        }
    }

    private static async Task<int> KillAsync(AppProcess app, Random chance, int kills, CancellationToken ended)
    {
        int killed = 0;
        while (killed < kills && !ended.IsCancellationRequested)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(chance.Next(300, 5000)), ended).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await app.KillAsync();
            await app.StartAsync();
            killed++;
        }

        return killed;
    }

    /// <summary>What follows the last payment may still be under way: receipts, entries.</summary>
    private async Task AuditAsync(Outside outside, ShopCustomer[] customers, int killed)
    {
        long started = Stopwatch.GetTimestamp();
        while (true)
        {
            ShopAudit audit = new(outside, customers);
            IReadOnlyList<string> faults = await audit.FaultsAsync();
            if (faults.Count == 0)
            {
                output.WriteLine($"{customers.Length} orders, {audit.Invoices} invoices, {audit.Entries} entries, {audit.Mails} mails to customers, {killed} kills: no fault.");
                return;
            }

            Assert.True(Stopwatch.GetElapsedTime(started) < SettlingTime, string.Join('\n', faults.Take(30)));
            await new ShopWorld(outside, customers).PayAsync(); // of contracts that run on
        }
    }

    private static int Setting(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out int given) ? given : otherwise;
}
