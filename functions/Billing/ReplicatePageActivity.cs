using Microsoft.Azure.Functions.Worker;

namespace LeadToCash.Billing;

/// <summary>Sends the next entries to the billing back end. Safe to run twice: what the back end has is not sent again.</summary>
public sealed class ReplicatePageActivity(Replication replication)
{
    [Function(nameof(ReplicatePage))]
    public Task<ReplicationProgress> RunAsync([ActivityTrigger] ReplicatePage input, CancellationToken cancellationToken) => replication.SendPageAsync(input.Run, cancellationToken);
}
