using Microsoft.DurableTask;

namespace LeadToCash.Local.Durable;

/// <summary>The recorded failure of a call, before it becomes the caller's <see cref="TaskFailedException"/>.</summary>
/// <param name="taskId">The number of the call.</param>
/// <param name="failure">Why it failed.</param>
/// <param name="final">Whether trying again is pointless (an unknown name), so that no retry policy is asked.</param>
internal sealed class CallFailedException(int taskId, TaskFailureDetails failure, bool final) : Exception(failure.ErrorMessage)
{
    internal int TaskId => taskId;

    internal TaskFailureDetails Failure => failure;

    internal bool IsFinal => final;
}
