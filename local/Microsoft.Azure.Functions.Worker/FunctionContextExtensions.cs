using LeadToCash.Local.Hosting.Binding;
using LeadToCash.Local.Hosting.Invocation;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>Reaches the HTTP request from an invocation.</summary>
public static class FunctionContextExtensions
{
    /// <summary>The request that started the invocation; null when something else did.</summary>
    public static HttpContext? GetHttpContext(this FunctionContext context) =>
        context.Items.TryGetValue(InvocationItems.HttpContext, out object? value) ? value as HttpContext : null;
}

/// <summary>Loggers of an invocation.</summary>
public static class FunctionContextLoggerExtensions
{
    /// <summary>A logger under the name of a type.</summary>
    public static ILogger<T> GetLogger<T>(this FunctionContext context) =>
        context.InstanceServices.GetRequiredService<ILogger<T>>();

    /// <summary>A logger under a name.</summary>
    public static ILogger GetLogger(this FunctionContext context, string categoryName) =>
        context.InstanceServices.GetRequiredService<ILoggerFactory>().CreateLogger(categoryName);
}

/// <summary>Results of an invocation, for middleware.</summary>
public static class FunctionContextBindingFeatureExtensions
{
    /// <summary>Binds an input before the function is called, for middleware that reads or replaces it.</summary>
    /// <param name="context">The invocation.</param>
    /// <param name="bindingMetadata">One of the function's input bindings.</param>
    /// <exception cref="InvalidOperationException">The input is of another type.</exception>
    public static async ValueTask<InputBindingData<T>> BindInputAsync<T>(this FunctionContext context, BindingMetadata bindingMetadata)
    {
        ArgumentNullException.ThrowIfNull(bindingMetadata);
        LocalFunctionContext local = context as LocalFunctionContext
            ?? throw new InvalidOperationException("This context was not made by the host, so it binds nothing.");
        return await BoundInput<T>.BindAsync(local, bindingMetadata);
    }

    /// <summary>The result, typed.</summary>
    /// <exception cref="InvalidOperationException">The result is of another type.</exception>
    public static InvocationResult<T> GetInvocationResult<T>(this FunctionContext context) =>
        context.RequiredResults().InvocationResult<T>();

    /// <summary>The result.</summary>
    public static InvocationResult GetInvocationResult(this FunctionContext context) => context.RequiredResults().InvocationResult();

    /// <summary>The outputs whose value is a <typeparamref name="T"/>.</summary>
    public static IEnumerable<OutputBindingData<T>> GetOutputBindings<T>(this FunctionContext context) =>
        context.RequiredResults().Outputs<T>();

    private static InvocationResults RequiredResults(this FunctionContext context) =>
        context.Features.Get<InvocationResults>() ?? throw new InvalidOperationException("This context was not made by the host, so it has no results.");
}
