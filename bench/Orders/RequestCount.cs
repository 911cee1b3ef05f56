using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using LeadToCash.Local.Storage;

namespace LeadToCash.Bench.Orders;

/// <summary>Counts what embedded storage is asked for, by operation and by table or queue.</summary>
internal sealed class RequestCount : IDisposable
{
    private readonly ConcurrentDictionary<(string Operation, string Resource), long> _counts = new();
    private readonly MeterListener _listener = new();

    public RequestCount()
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == StorageMeter.MeterName)
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<long>((_, count, tags, _) =>
            _counts.AddOrUpdate((Tag(tags, StorageMeter.Operation), Tag(tags, StorageMeter.Resource)), count, (_, before) => before + count));
        _listener.Start();
    }

    /// <summary>What was counted since the last call.</summary>
    public IReadOnlyDictionary<(string Operation, string Resource), long> Take()
    {
        Dictionary<(string, string), long> counts = new(_counts);
        _counts.Clear();
        return counts;
    }

    public void Dispose() => _listener.Dispose();

    private static string Tag(ReadOnlySpan<KeyValuePair<string, object?>> tags, string name)
    {
        foreach (KeyValuePair<string, object?> tag in tags)
        {
            if (tag.Key == name)
            {
                return (string)tag.Value!;
            }
        }

        return "";
    }
}
