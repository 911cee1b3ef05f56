namespace Microsoft.DurableTask;

/// <summary>Base class of a typed activity. It may do anything, and must be safe to run twice.</summary>
/// <typeparam name="TInput">The input's type.</typeparam>
/// <typeparam name="TOutput">The result's type.</typeparam>
public abstract class TaskActivity<TInput, TOutput> : ITaskActivity
{
    Type ITaskActivity.InputType => typeof(TInput);

    Type ITaskActivity.OutputType => typeof(TOutput);

    async Task<object?> ITaskActivity.RunAsync(TaskActivityContext context, object? input) =>
        await RunAsync(context, TypedInput.Of<TInput>(input)!);

    /// <summary>The activity's body.</summary>
    public abstract Task<TOutput> RunAsync(TaskActivityContext context, TInput input);
}
