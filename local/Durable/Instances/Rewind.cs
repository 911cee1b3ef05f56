namespace LeadToCash.Local.Durable;

/// <summary>Let a failed instance go on: what failed runs again, what succeeded before stays.</summary>
/// <param name="Reason">Why, for the observer.</param>
/// <param name="OrStart">
/// For a sub-orchestration, its parent's call: carried out instead when the instance is gone or has not failed. Null when a client asks.
/// </param>
internal sealed record Rewind(string? Reason, InstanceMessage.Start? OrStart) : InstanceMessage
{
    internal override bool IsExclusive => true;

    /// <summary>Whether the instance is one that this message rewinds.</summary>
    internal bool Fits(InstanceState state) =>
        state.Status == Microsoft.DurableTask.Client.OrchestrationRuntimeStatus.Failed && (OrStart is null || Starting.IsRepeated(OrStart, state));
}
