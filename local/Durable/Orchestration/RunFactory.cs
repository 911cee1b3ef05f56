using Microsoft.DurableTask;

namespace LeadToCash.Local.Durable;

/// <summary>Makes runs of registered orchestrators, of versions that this process may run.</summary>
internal sealed class RunFactory(DurableTaskRegistry registry, IServiceProvider services, RunSettings settings, VersionPolicy versions)
{
    /// <summary>Whether an execution must be left alone because of its version.</summary>
    internal bool IsRejected(Execution execution) => !versions.Allows(execution.Version) && !versions.FailsMismatches;

    /// <summary>A new run, or why there can be none.</summary>
    /// <param name="execution">What is to run.</param>
    /// <param name="foreignContinuation">Called when a foreign task wants to continue the orchestrator.</param>
    /// <param name="failure">Why there is no run.</param>
    internal OrchestrationRun? Create(Execution execution, Action foreignContinuation, out TaskFailureDetails? failure)
    {
        failure = null;
        if (!versions.Allows(execution.Version))
        {
            failure = EngineErrors.VersionMismatch(execution.Version, versions.WorkerVersion, versions.Strategy);
            return null;
        }

        if (registry.Orchestrators.Find(execution.Name, new TaskVersion(execution.Version)) is not { } factory)
        {
            failure = EngineErrors.UnknownOrchestrator(execution.Name, registry.Orchestrators.Names);
            return null;
        }

        return new OrchestrationRun(execution, factory(services), settings, foreignContinuation);
    }
}
