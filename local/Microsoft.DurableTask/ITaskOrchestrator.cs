namespace Microsoft.DurableTask;

/// <summary>An orchestrator as the runtime sees it. Authors derive from <see cref="TaskOrchestrator{TInput, TOutput}"/>.</summary>
public interface ITaskOrchestrator
{
    /// <summary>The type the input is deserialised to.</summary>
    Type InputType { get; }

    /// <summary>The type of the result.</summary>
    Type OutputType { get; }

    /// <summary>Runs the orchestration from its start; called again for every replay.</summary>
    Task<object?> RunAsync(TaskOrchestrationContext context, object? input);
}
