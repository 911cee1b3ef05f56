using System.Text.Json.Serialization;

namespace LeadToCash.Billing;

/// <summary>Input of <see cref="ReplicationOrchestrator"/>.</summary>
/// <param name="RunId">Names the replication.</param>
/// <param name="Page">The page that is next, from 1.</param>
/// <param name="Cursor">Where it begins; null at the beginning.</param>
/// <param name="Sent">What was sent so far.</param>
/// <param name="Known">What the back end had already, so far.</param>
/// <param name="Failed">What it did not take, so far.</param>
/// <param name="Catalogue">Fingerprint of the catalogue when it began; null on those that began before there were any.</param>
public sealed record RunReplication(
    string RunId, int Page = 1, string? Cursor = null, int Sent = 0, int Known = 0, int Failed = 0,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Catalogue = null)
{
    /// <summary>Business key of its process.</summary>
    public static string InstanceId(string runId) => $"replication-{runId}";
}

/// <summary>Sends the next entries that the billing back end does not have as they are.</summary>
public sealed record ReplicatePage(RunReplication Run);

/// <summary>How far a replication is.</summary>
/// <param name="Next">Where the next page begins; null when all is done.</param>
/// <param name="Sent">Entries of the page that were sent.</param>
/// <param name="Known">Entries that the back end had.</param>
/// <param name="Failed">Entries that it did not take; the next replication has them again.</param>
public sealed record ReplicationProgress(string? Next, int Sent, int Known, int Failed);
