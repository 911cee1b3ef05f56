using LeadToCash.Local.Hosting.Binding;
using LeadToCash.Local.Hosting.Functions;
using LeadToCash.Local.Hosting.Invocation;
using Microsoft.DurableTask;
using Microsoft.Extensions.DependencyInjection;

namespace LeadToCash.Local.Hosting.Durable;

/// <summary>An orchestrator function as the engine runs it. Its middleware and scope are made anew for each replay.</summary>
internal sealed class FunctionOrchestrator(FunctionMethod function, IServiceScopeFactory scopes, FunctionInvoker invoker) : ITaskOrchestrator
{
    public Type InputType { get; } = function.Parameters.FirstOrDefault(ArgumentBinder.IsInput)?.ParameterType ?? typeof(object);

    public Type OutputType { get; } = function.Outputs.Returned ?? typeof(object);

    public async Task<object?> RunAsync(TaskOrchestrationContext context, object? input)
    {
        // Disposed without await: an orchestrator may only await what its context hands out.
        using IServiceScope scope = scopes.CreateScope();
        TriggerInput trigger = new() { Value = context, SecondValue = input };
        LocalFunctionContext invocation = new(function, trigger, scope.ServiceProvider, CancellationToken.None);
        await invoker.InvokeAsync(invocation);
        return invocation.Results.Value;
    }
}
