using Microsoft.DurableTask;

namespace LeadToCash.Local.Durable;

/// <summary>An orchestrator broke a rule that replay relies on.</summary>
internal abstract class OrchestratorRuleException(string message) : InvalidOperationException(message);

/// <summary>The code of an orchestrator took another way than its history.</summary>
internal sealed class NonDeterministicOrchestrationException(string message) : OrchestratorRuleException(message);

/// <summary>The code of an orchestrator blocked its thread.</summary>
internal sealed class BlockingOrchestrationException(string message) : OrchestratorRuleException(message);

/// <summary>The code of an orchestrator awaited or used what is not the orchestration's own.</summary>
internal sealed class ForeignTaskException(string message) : OrchestratorRuleException(message);

/// <summary>The failures that the engine itself reports, in one place so that their wording is one.</summary>
internal static class EngineErrors
{
    internal const string OrchestratorNotFound = "OrchestratorTaskNotFound";

    internal static BlockingOrchestrationException Blocked(string name, string instanceId) => new(
        $"Orchestrator '{name}' blocks its thread (instance '{instanceId}'): Thread.Sleep, .Result or .Wait() on a task, a lock or synchronous I/O. "
        + "Await the tasks of the TaskOrchestrationContext, wait with CreateTimer, and do everything else in an activity.");

    internal static ForeignTaskException ForeignAwait(string name) => new(
        $"Orchestrator '{name}' awaits a task that is not the orchestration's own (Task.Delay, Task.Run, I/O, or ConfigureAwait(false)). "
        + "Await only tasks of the TaskOrchestrationContext, and do everything else in an activity.");

    internal static ForeignTaskException ForeignThread(string name, string member) => new(
        $"{member} was called outside the thread of orchestrator '{name}'. This happens after ConfigureAwait(false), in Task.Run, "
        + "or when the context is used after the orchestrator returned.");

    internal static NonDeterministicOrchestrationException Different(string name, Decision expected, Decision taken) => new(
        $"Orchestrator '{name}' no longer fits its history: expected the {expected.Describe()}, but the code made a {taken.Describe()}. "
        + "Was the code changed while the instance was under way? Branch on the version instead.");

    internal static NonDeterministicOrchestrationException Missing(string name, Decision expected) => new(
        $"Orchestrator '{name}' no longer fits its history: expected the {expected.Describe()}, but the code made no such call at this point. "
        + "Was the code changed while the instance was under way? Branch on the version instead.");

    internal static NonDeterministicOrchestrationException Unexpected(string name, Decision taken) => new(
        $"Orchestrator '{name}' no longer fits its history: the code made a {taken.Describe()} that its history does not have. "
        + "Was the code changed while the instance was under way? Branch on the version instead.");

    internal static TaskFailureDetails UnknownOrchestrator(string name, IEnumerable<TaskName> known) =>
        new(OrchestratorNotFound, $"No orchestrator task named '{name}' was found.{NearestName.Hint(name, known)}", null, null, null);

    internal static TaskFailureDetails UnknownActivity(string name, IEnumerable<TaskName> known) =>
        new("ActivityTaskNotFound", $"No activity task named '{name}' was found.{NearestName.Hint(name, known)}", null, null, null);

    internal static TaskFailureDetails VersionMismatch(string version, string workerVersion, string strategy) => new(
        "VersionMismatch", $"The orchestration's version '{version}' may not run on worker version '{workerVersion}' (strategy {strategy}).", null, null, null);

    internal static TaskFailureDetails Terminated(string instanceId) =>
        new("OrchestrationTerminated", $"Sub-orchestration '{instanceId}' was terminated.", null, null, null);

    internal static TaskFailureDetails ChildIdTaken(string instanceId) => new(
        "OrchestrationAlreadyExists", $"An orchestration with the id '{instanceId}' is already under way, so that no sub-orchestration of this id can start.", null, null, null);

    internal static ArgumentException PayloadTooLarge(string what, int length) => new(
        $"The {what} is {length:N0} characters long as JSON; the limit is {PayloadLimits.Payload:N0}. Store the document elsewhere and pass a reference.");
}
