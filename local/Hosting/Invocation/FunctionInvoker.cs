using System.Reflection;
using System.Runtime.ExceptionServices;
using LeadToCash.Local.Hosting.Binding;
using LeadToCash.Local.Hosting.Functions;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.DependencyInjection;

namespace LeadToCash.Local.Hosting.Invocation;

/// <summary>Runs a function with the app's middleware around it.</summary>
internal sealed class FunctionInvoker
{
    private readonly ArgumentBinder _binder;
    private readonly FunctionExecutionDelegate _pipeline;

    public FunctionInvoker(IReadOnlyList<Func<FunctionExecutionDelegate, FunctionExecutionDelegate>> middleware, ArgumentBinder binder)
    {
        _binder = binder;
        FunctionExecutionDelegate pipeline = context => ExecuteAsync((LocalFunctionContext)context);
        foreach (Func<FunctionExecutionDelegate, FunctionExecutionDelegate> layer in middleware.Reverse())
        {
            pipeline = layer(pipeline);
        }

        _pipeline = pipeline;
    }

    /// <summary>
    /// Runs the invocation. Nothing is awaited before the function starts unless middleware or a converter does, so that
    /// orchestrators start on the engine's own thread.
    /// </summary>
    public Task InvokeAsync(LocalFunctionContext context) =>
        FunctionSpans.AreWanted(context) ? FunctionSpans.ObserveAsync(context, observed => _pipeline(observed)) : _pipeline(context);

    private async Task ExecuteAsync(LocalFunctionContext context)
    {
        FunctionMethod function = context.Function;
        object?[] arguments = await _binder.BindAsync(context);
        object? instance = function.Method.IsStatic
            ? null
            : ActivatorUtilities.GetServiceOrCreateInstance(context.InstanceServices, function.Method.DeclaringType!);
        object? returned = await CallAsync(function, instance, arguments);
        context.Results.Value = returned;
        if (returned is not null)
        {
            context.Results.OutputValues.AddRange(function.Outputs.Bindings.Select(
                output => new InvocationResults.Output(output.Name, output.BindingType, output.ValueOf(returned))));
        }
    }

    private static async Task<object?> CallAsync(FunctionMethod function, object? instance, object?[] arguments)
    {
        object? returned;
        try
        {
            returned = function.Invoker.Invoke(instance, arguments.AsSpan());
        }
        catch (TargetInvocationException thrown) when (thrown.InnerException is not null)
        {
            ExceptionDispatchInfo.Throw(thrown.InnerException);
            throw;
        }

        return await function.AwaitAsync(returned);
    }
}
