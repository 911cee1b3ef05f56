using LeadToCash.Bench.Measuring;
using Microsoft.DurableTask.Client;

namespace LeadToCash.Bench.Engine;

/// <summary>One load for the engine.</summary>
/// <param name="Name">A letter; the figures are named by it.</param>
/// <param name="Description">What happens.</param>
/// <param name="Instances">Orchestrations in one run.</param>
/// <param name="Runs">Runs in a round, of which the median counts; more than one where a single run is too short to time.</param>
/// <param name="IsThroughput">Whether the figure is orchestrations per second rather than a duration.</param>
/// <param name="PrepareAsync">What is not timed; returns the work that is.</param>
internal sealed record Scenario(
    string Name, string Description, int Instances, int Runs, bool IsThroughput, Func<DurableTaskClient, Task<Func<Task>>> PrepareAsync)
{
    public async Task<Sample> RunAsync(DurableTaskClient client, CountedTables tables)
    {
        Func<Task> work = await PrepareAsync(client);
        TableCount before = tables.Count;
        (double seconds, double processor) = await Measure.CostAsync(work);
        return new Sample(seconds, processor, tables.Count - before);
    }

    /// <summary>As many runs as make a round.</summary>
    public async Task<Sample[]> RoundAsync(DurableTaskClient client, CountedTables tables)
    {
        Sample[] samples = new Sample[Runs];
        for (int run = 0; run < samples.Length; run++)
        {
            samples[run] = await RunAsync(client, tables);
        }

        return samples;
    }

    /// <summary>The median of the seconds that bare transactions of the same number take.</summary>
    public async Task<double> LimitAsync(Sample[] samples, IBareStorage bare)
    {
        List<double> seconds = [];
        foreach (Sample sample in samples)
        {
            seconds.Add(await bare.SecondsAsync(Instances, (int)sample.Requests.Writes));
        }

        return Measure.Median(seconds);
    }
}

/// <summary>One run's cost.</summary>
/// <param name="Seconds">From the first call to the last answer.</param>
/// <param name="ProcessorSeconds">Processor time of this process meanwhile, which other work on the machine hardly changes.</param>
/// <param name="Requests">Storage requests of the engine meanwhile.</param>
internal sealed record Sample(double Seconds, double ProcessorSeconds, TableCount Requests);
