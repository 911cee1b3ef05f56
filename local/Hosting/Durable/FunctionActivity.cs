using LeadToCash.Local.Hosting.Functions;
using LeadToCash.Local.Hosting.Invocation;
using Microsoft.DurableTask;

namespace LeadToCash.Local.Hosting.Durable;

/// <summary>An activity function as the engine runs it.</summary>
internal sealed class FunctionActivity(FunctionMethod function, FunctionRunner runner, WorkTracker work) : ITaskActivity
{
    public Type InputType { get; } =
        function.TriggerParameter.ParameterType == typeof(TaskActivityContext) ? typeof(object) : function.TriggerParameter.ParameterType;

    public Type OutputType { get; } = function.Outputs.Returned ?? typeof(object);

    public async Task<object?> RunAsync(TaskActivityContext context, object? input)
    {
        using IDisposable running = work.Begin();
        return await runner.RunAsync(function, new TriggerInput
        {
            Value = function.TriggerParameter.ParameterType == typeof(TaskActivityContext) ? context : input,
            Metadata = new Dictionary<string, object?>(StringComparer.OrdinalIgnoreCase) { ["instanceId"] = context.InstanceId },
        });
    }
}
