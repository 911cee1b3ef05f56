using LeadToCash.Local.Hosting.Functions;
using LeadToCash.Local.Hosting.Queues;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace LeadToCash.Local.Hosting.Invocation;

/// <summary>Runs functions that nobody waits for an answer of, each in its own service scope.</summary>
internal sealed partial class FunctionRunner(
    IServiceScopeFactory scopes,
    FunctionInvoker invoker,
    QueueOutputs outputs,
    HostShutdown shutdown,
    FunctionTimeout timeout,
    ILogger<FunctionRunner> logger)
{
    /// <summary>Runs a function and sends its outputs; false when it failed, which is logged.</summary>
    public async Task<bool> TryRunAsync(FunctionMethod function, TriggerInput input)
    {
        try
        {
            await RunAsync(function, input);
            return true;
        }
        catch (Exception failure)
        {
            Failed(failure, function.Name);
            return false;
        }
    }

    /// <summary>Runs a function, sends its outputs and returns its result.</summary>
    public async Task<object?> RunAsync(FunctionMethod function, TriggerInput input)
    {
        await using AsyncServiceScope scope = scopes.CreateAsyncScope();
        object? result = null;
        await timeout.RunAsync(function, RunWithinAsync, shutdown.Token);
        return result;

        async Task RunWithinAsync(CancellationToken cancellationToken)
        {
            LocalFunctionContext context = new(function, input, scope.ServiceProvider, cancellationToken);
            await invoker.InvokeAsync(context);
            await outputs.SendAsync(context);
            result = context.Results.Value;
        }
    }

    [LoggerMessage(1, LogLevel.Error, "The function {Function} failed")]
    private partial void Failed(Exception failure, string function);
}
