using System.Text.Json.Serialization;

namespace LeadToCash.Local.Hosting.Health;

/// <summary>What <c>GET /health</c> answers. Messages that were given up make a host degraded, not down: it still serves.</summary>
internal sealed record HealthReport(string Status, string Storage, string TaskHub, string Triggers, string Queues, HealthDetails Details)
{
    public const string Up = "up";
    public const string Down = "down";
    public const string Degraded = "degraded";

    [JsonIgnore]
    public bool IsUp => Status != Down;

    public static HealthReport Of(bool storage, bool hub, bool triggers, HealthDetails details)
    {
        string queues = details.Queues is null ? Down : details.Queues.Any(queue => queue.Poison > 0) ? Degraded : Up;
        bool isUp = storage && hub && triggers && queues != Down;
        return new HealthReport(isUp ? queues : Down, Word(storage), Word(hub), Word(triggers), queues, details);
    }

    private static string Word(bool isUp) => isUp ? Up : Down;
}

/// <param name="StorageMilliseconds">How long storage took to answer; null when it did not.</param>
/// <param name="Hub">The task hub's name.</param>
/// <param name="LeaseAgeSeconds">How long ago the hub's lease was renewed.</param>
/// <param name="ActiveInstances">Instances that have not ended.</param>
/// <param name="Queues">The queues that functions read; null when they could not be looked at.</param>
internal sealed record HealthDetails(
    double? StorageMilliseconds, string Hub, double? LeaseAgeSeconds, int ActiveInstances, IReadOnlyList<QueueDepth>? Queues);
