using System.Diagnostics;
using Azure.Data.Tables;
using LeadToCash.Bench.Engine;
using LeadToCash.Bench.Measuring;
using LeadToCash.Local.Durable;
using LeadToCash.Local.Testing;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace LeadToCash.Bench.Scale;

/// <summary>
/// What must not grow: the cost of an orchestration while finished ones pile up, and what start-up, waiting instances and many timers at once
/// take. The baseline of each figure is the same task hub before it was filled.
/// </summary>
internal sealed class ScaleBench(BenchOptions options)
{
    private const int Open = 10_000;
    private const int Waiting = 50_000;
    private const int AtOnce = 256;

    /// <summary>About what a commit of these scenarios writes, in bytes.</summary>
    private const int BodySize = 500;

    private readonly Scenario[] _scenarios = [.. Scenarios.All.Where(scenario => scenario.Name is "c" or "e")];

    public async Task RunAsync()
    {
        await using BenchStorage storage = await BenchStorage.OpenAsync(options);
        var tables = new CountedTables(storage.ConnectionString);
        DurableTaskTestHost host = await StartAsync(tables);
        int finished = options.Instances ?? (options.Storage == BenchStorageKind.Azurite ? 100_000 : 1_000_000);
        await using (IBareStorage bare = storage.OpenBare(BodySize))
        {
            Dictionary<string, Medians> empty = await MeasureAsync(host, tables, bare, warmUp: options.Storage == BenchStorageKind.Azurite ? 3 : 10);
            await new FinishedInstances(tables, Hub).AddAsync(finished);
            Dictionary<string, Medians> full = await MeasureAsync(host, tables, bare, warmUp: 1);
            Compare(empty, full, bare.Name, finished);
        }

        await WaitManyAsync(host);
        host = await RecoverAsync(host, tables);
        await FireAsync(host);
        await host.DisposeAsync();
    }

    private static string Hub => "Scale";

    private string Name(string figure) => $"scale.{options.Storage.ToString().ToLowerInvariant()}.{figure}";

    /// <summary>Bare transactions are measured beside both, because a storage may itself grow slower.</summary>
    private void Compare(Dictionary<string, Medians> empty, Dictionary<string, Medians> full, string baseline, int finished)
    {
        foreach (Scenario scenario in _scenarios)
        {
            (Medians before, Medians after) = (empty[scenario.Name], full[scenario.Name]);
            Figures.AddDuration(Name($"{scenario.Name}.empty"), before.Own, baseline, before.Bare);
            Figures.AddDuration(Name($"{scenario.Name}.beside-{finished}"), after.Own, baseline, after.Bare);
            Figures.Add(Name($"{scenario.Name}.growth"), after.Own / before.Own, "of-empty");
            Figures.Add(Name($"{scenario.Name}.growth.{baseline}"), after.Bare / before.Bare, "of-empty");
        }
    }

    private async Task<Dictionary<string, Medians>> MeasureAsync(DurableTaskTestHost host, CountedTables tables, IBareStorage bare, int warmUp)
    {
        Dictionary<string, Medians> medians = [];
        foreach (Scenario scenario in _scenarios)
        {
            List<double> own = [];
            List<double> limits = [];
            for (int round = -warmUp; round < options.Rounds; round++)
            {
                Sample[] samples = await scenario.RoundAsync(host.Client, tables);
                double limit = await scenario.LimitAsync(samples, bare);
                if (round >= 0)
                {
                    own.AddRange(samples.Select(sample => sample.Seconds));
                    limits.Add(limit);
                }
            }

            medians[scenario.Name] = new(Measure.Median(own), Measure.Median(limits));
        }

        return medians;
    }

    /// <summary>What an instance that waits costs in memory.</summary>
    private async Task WaitManyAsync(DurableTaskTestHost host)
    {
        long before = GC.GetTotalMemory(forceFullCollection: true);
        await StartManyAsync(host, "Wait", Waiting);
        long after = GC.GetTotalMemory(forceFullCollection: true);
        Figures.Add(Name($"waiting-{Waiting}.memory"), (after - before) / 1e6, "MB");
        Figures.Add(Name($"waiting-{Waiting}.memory-each"), (after - before) / (double)Waiting, "bytes/instance");
    }

    /// <summary>Kills the hub with its waiting instances and times the next start, which looks at all of them.</summary>
    private async Task<DurableTaskTestHost> RecoverAsync(DurableTaskTestHost host, CountedTables tables)
    {
        await StartManyAsync(host, "Sleep", Open, host.Services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime + TimeSpan.FromMinutes(20));
        await host.CrashAsync();
        long start = Stopwatch.GetTimestamp();
        DurableTaskTestHost next = await StartAsync(tables);
        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        Figures.Add(Name("start"), seconds * 1000, "ms");
        Figures.Add(Name("start.each"), seconds * 1e6 / (Open + Waiting), "us/open-instance");
        return next;
    }

    /// <summary>Lets many timers become due at one instant.</summary>
    private async Task FireAsync(DurableTaskTestHost host)
    {
        DateTime due = DateTime.UtcNow + TimeSpan.FromSeconds(options.Storage == BenchStorageKind.Azurite ? 240 : 20);
        string[] ids = await StartManyAsync(host, "Sleep", Open, due);
        if (DateTime.UtcNow > due)
        {
            throw new InvalidOperationException("The timers were due before all instances were started: this machine is too slow for the figure.");
        }

        await Task.Delay(due - DateTime.UtcNow);
        long start = Stopwatch.GetTimestamp();
        long threads = ThreadPool.ThreadCount;
        await Task.WhenAll(ids.Select(id => host.Client.WaitForInstanceCompletionAsync(id)));
        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        Figures.Add(Name($"timers-{Open}.all-fired-after"), seconds * 1000, "ms");
        Figures.Add(Name($"timers-{Open}.rate"), Open / seconds, "timers/s");
        Figures.Add(Name($"timers-{Open}.threads"), ThreadPool.ThreadCount - threads, "more-threads");
    }

    private static async Task<string[]> StartManyAsync(DurableTaskTestHost host, string orchestrator, int count, object? input = null)
    {
        string[] ids = [.. Enumerable.Range(0, count).Select(_ => Guid.NewGuid().ToString("N"))];
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = AtOnce };
        await Parallel.ForEachAsync(ids, parallel, async (id, stop) =>
            await host.Client.ScheduleNewOrchestrationInstanceAsync(orchestrator, input, new StartOrchestrationOptions(id), stop));
        return ids;
    }

    private static Task<DurableTaskTestHost> StartAsync(CountedTables tables) => DurableTaskTestHost.StartAsync(
        registry =>
        {
            Scenarios.Register(registry);
            registry.AddOrchestratorFunc<DateTime>("Sleep", (context, due) => context.CreateTimer(due, CancellationToken.None));
        },
        new DurableTaskTestHostOptions
        {
            ConfigureServices = services => services.AddSingleton<TableServiceClient>(tables).AddSingleton(new TaskHubOptions { HubName = Hub }),
        });

    /// <param name="Own">Seconds of the engine.</param>
    /// <param name="Bare">Seconds of bare transactions of the same number.</param>
    private sealed record Medians(double Own, double Bare);
}
