using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using LeadToCash.Local.Testing;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace LeadToCash.Local.Tests.Hosting;

public sealed class MetricsTests : IDisposable
{
    private readonly ConcurrentQueue<(string Name, double Value, string Tags)> _measured = new();
    private readonly MeterListener _listener = new();
    private readonly string _hub = "Hub" + Guid.NewGuid().ToString("N")[..8];

    public MetricsTests()
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            bool isOurs = string.Equals(instrument.Meter.Name, "LeadToCash.Local.Durable", StringComparison.Ordinal)
                && instrument.Meter.Tags?.Contains(new("durabletask.hub", _hub)) == true;
            if (isOurs || string.Equals(instrument.Name, "faas.invoke_duration", StringComparison.Ordinal))
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => Note(instrument, value, tags));
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Note(instrument, value, tags));
        _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Note(instrument, value, tags));
        _listener.Start();
    }

    [Fact]
    public async Task Hub_WhenWatched_CountsWhatItDoes()
    {
        LocalAppOptions options = new() { Settings = new Dictionary<string, string?> { ["AzureFunctionsJobHost:extensions:durableTask:hubName"] = _hub } };
        await using LocalApp app = await SampleApp.StartAsync(options, typeof(Functions));
        string done = await app.Durable.ScheduleNewOrchestrationInstanceAsync(nameof(Functions.Work));
        await app.Durable.WaitForInstanceCompletionAsync(done);
        await app.Durable.ScheduleNewOrchestrationInstanceAsync(nameof(Functions.Rest));
        await app.SettleAsync();
        _listener.RecordObservableInstruments();

        Assert.Equal(2, Sum("durabletask.orchestrations.started"));
        Assert.Equal(1, Sum("durabletask.orchestrations.ended", "Work", "Completed"));
        Assert.Equal(1, _measured.Count(one => one.Name == "durabletask.activities.duration" && one.Tags.Contains("Step", StringComparison.Ordinal)));
        Assert.Equal(1, Sum("durabletask.orchestrations.active"));
        Assert.Equal(1, Sum("durabletask.timers.pending"));
        Assert.True(Sum("durabletask.episodes") >= Sum("durabletask.commits"));
        Assert.True(Sum("durabletask.commits") > 2);
        Assert.True(Sum("durabletask.storage.requests") > 2);
        Assert.Contains(_measured, one => one.Name == "faas.invoke_duration" && one.Tags.Contains("Step", StringComparison.Ordinal));
    }

    public void Dispose() => _listener.Dispose();

    private double Sum(string name, params string[] tags) => _measured
        .Where(one => one.Name == name && tags.All(tag => one.Tags.Contains(tag, StringComparison.Ordinal)))
        .Sum(one => one.Value);

    private void Note(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
        _measured.Enqueue((instrument.Name, value, string.Join(';', tags.ToArray().Select(tag => $"{tag.Key}={tag.Value}"))));

    public static class Functions
    {
        [Function(nameof(Work))]
        public static Task Work([OrchestrationTrigger] TaskOrchestrationContext context) => context.CallActivityAsync(nameof(Step), "x");

        [Function(nameof(Rest))]
        public static Task Rest([OrchestrationTrigger] TaskOrchestrationContext context) => context.CreateTimer(TimeSpan.FromDays(1), CancellationToken.None);

        [Function(nameof(Step))]
        public static void Step([ActivityTrigger] string input)
        {
        }
    }
}
