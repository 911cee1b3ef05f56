using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using LeadToCash.Local.Storage;

namespace LeadToCash.Local.Testing;

/// <summary>Listens to the meter of storage for the requests to some addresses.</summary>
internal sealed class RequestCounter : IDisposable
{
    private readonly ConcurrentDictionary<(string Operation, string Resource), int> _counts = new();
    private readonly HashSet<string> _addresses;
    private readonly MeterListener _listener = new();

    internal RequestCounter(params IEnumerable<Uri> addresses)
    {
        _addresses = [.. addresses.Select(AddressOf)];
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == StorageMeter.MeterName)
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<long>((_, _, tags, _) => Note(tags));
        _listener.Start();
    }

    public void Dispose() => _listener.Dispose();

    internal StorageRequests Take() => new(new Dictionary<(string, string), int>(_counts));

    private static string AddressOf(Uri address) => address.GetLeftPart(UriPartial.Path).TrimEnd('/');

    private static T Tag<T>(ReadOnlySpan<KeyValuePair<string, object?>> tags, string name)
    {
        foreach (KeyValuePair<string, object?> tag in tags)
        {
            if (tag.Key == name)
            {
                return (T)tag.Value!;
            }
        }

        throw new InvalidOperationException($"The meter of storage gave no {name}.");
    }

    private void Note(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        if (_addresses.Contains(AddressOf(Tag<Uri>(tags, StorageMeter.Service))))
        {
            _counts.AddOrUpdate((Tag<string>(tags, StorageMeter.Operation), Tag<string>(tags, StorageMeter.Resource)), 1, (_, count) => count + 1);
        }
    }
}
