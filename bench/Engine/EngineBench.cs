using System.Diagnostics;
using Azure.Data.Tables;
using LeadToCash.Bench.Measuring;
using LeadToCash.Local.Durable;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace LeadToCash.Bench.Engine;

/// <summary>
/// Orchestrations through the public client, beside bare transactions of the same number and size on the same kind of storage: as many
/// chains as orchestrations, each with as many transactions, one after the other, as the engine made.
/// </summary>
internal sealed class EngineBench(BenchOptions options)
{
    /// <summary>Until the just-in-time compiler has done its best.</summary>
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(12);

    public async Task RunAsync()
    {
        foreach (Scenario scenario in Scenarios.All.Where(scenario => options.Only?.Contains(scenario.Name, StringComparison.Ordinal) ?? true))
        {
            Console.WriteLine($"input   ({scenario.Name}) {scenario.Description}");
            await RunAsync(scenario);
        }
    }

    /// <summary>On storage of its own, since Azurite is slower beside what another scenario has left.</summary>
    private async Task RunAsync(Scenario scenario)
    {
        await using BenchStorage storage = await BenchStorage.OpenAsync(options);
        CountedTables tables = new(storage.ConnectionString);
        await using DurableTaskTestHost host = await DurableTaskTestHost.StartAsync(
            Scenarios.Register,
            new DurableTaskTestHostOptions
            {
                ConfigureServices = services => services.AddSingleton<TableServiceClient>(tables).AddSingleton(new TaskHubOptions { HubName = "Bench" }),
            });
        tables.CountsBytes = true;
        Sample[] first = await scenario.RoundAsync(host.Client, tables);
        tables.CountsBytes = false;
        await using IBareStorage bare = storage.OpenBare((int)(first[0].Requests.Bytes / first[0].Requests.Writes));
        await MeasureAsync(scenario, () => scenario.RoundAsync(host.Client, tables), bare, first);
    }

    private async Task MeasureAsync(Scenario scenario, Func<Task<Sample[]>> roundAsync, IBareStorage bare, Sample[] first)
    {
        List<Sample> samples = [];
        List<double> seconds = [];
        List<double> limits = [];
        long start = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(start) < WarmUp)
        {
            await scenario.LimitAsync(await roundAsync(), bare);
        }

        for (int round = 0; round < options.Rounds; round++)
        {
            Sample[] own = await roundAsync();
            samples.AddRange(own);
            seconds.Add(Measure.Median(own.Select(sample => sample.Seconds)));
            limits.Add(await scenario.LimitAsync(own, bare));
        }

        Report(scenario, bare.Name, Measure.Median(seconds), Measure.Median(limits), samples);
        Figures.Add($"{NameOf(scenario)}.written", first.Sum(sample => sample.Requests.Bytes) / (double)(first.Length * scenario.Instances), "bytes/orchestration");
    }

    private string NameOf(Scenario scenario) => $"engine.{options.Storage.ToString().ToLowerInvariant()}.{scenario.Name}";

    private void Report(Scenario scenario, string baseline, double seconds, double limit, List<Sample> samples)
    {
        string name = NameOf(scenario);
        if (scenario.IsThroughput)
        {
            Figures.AddThroughput(name, scenario.Instances, seconds, "orchestrations/s", baseline, limit);
        }
        else
        {
            Figures.AddDuration(name, seconds, baseline, limit);
        }

        double orchestrations = samples.Count * scenario.Instances;
        Figures.Add($"{name}.processor", samples.Sum(sample => sample.ProcessorSeconds) / orchestrations * 1e6, "us/orchestration");
        Figures.Add($"{name}.writes", samples.Sum(sample => sample.Requests.Writes) / orchestrations, "storage-requests/orchestration");
        Figures.Add($"{name}.reads", samples.Sum(sample => sample.Requests.Reads) / orchestrations, "storage-requests/orchestration");
    }
}
