namespace Microsoft.DurableTask;

/// <summary>An activity as the runtime sees it. Authors derive from <see cref="TaskActivity{TInput, TOutput}"/>.</summary>
public interface ITaskActivity
{
    /// <summary>The type the input is deserialised to.</summary>
    Type InputType { get; }

    /// <summary>The type of the result.</summary>
    Type OutputType { get; }

    /// <summary>Carries out the activity; runs at least once for each call.</summary>
    Task<object?> RunAsync(TaskActivityContext context, object? input);
}
