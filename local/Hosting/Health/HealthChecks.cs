using System.Diagnostics;
using Azure.Data.Tables;
using LeadToCash.Local.Durable;
using LeadToCash.Local.Hosting.Settings;

namespace LeadToCash.Local.Hosting.Health;

/// <summary>Looks at each part of the host, at all of them together and never for long.</summary>
internal sealed class HealthChecks(HostRuntime runtime, TaskHub hub, QueueDepths queues, StorageConnections connections, HostParts parts)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    public async Task<HealthReport> LookAsync(CancellationToken cancellationToken)
    {
        using CancellationTokenSource late = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        late.CancelAfter(Patience);
        Task<double?> storage = StorageMillisecondsAsync(late.Token).WaitAsync(late.Token);
        Task<IReadOnlyList<QueueDepth>> depths = queues.LookAsync(late.Token).WaitAsync(late.Token);
        HealthDetails details = new(
            await TryAsync(storage),
            parts.HostJson.Durable.HubName,
            hub.LeaseAge is { } age ? Math.Round(age.TotalSeconds, 1) : null,
            hub.ActiveInstances,
            await TryAsync(depths));
        return HealthReport.Of(details.StorageMilliseconds is not null, hub.IsRunning, runtime.IsUp, details);
    }

    private static async Task<T?> TryAsync<T>(Task<T> look)
    {
        await Task.WhenAny(look);
        return look.IsCompletedSuccessfully ? await look : default;
    }

    private async Task<double?> StorageMillisecondsAsync(CancellationToken cancellationToken)
    {
        long start = Stopwatch.GetTimestamp();
        TableServiceClient tables = new(connections.Default);
        await foreach (var page in tables.QueryAsync(filter: (string?)null, maxPerPage: 1, cancellationToken).AsPages().WithCancellation(cancellationToken))
        {
            break;
        }

        return Math.Round(Stopwatch.GetElapsedTime(start).TotalMilliseconds, 1);
    }
}
