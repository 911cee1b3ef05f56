using LeadToCash.Local.Hosting.Functions;
using LeadToCash.Local.Hosting.Invocation;
using LeadToCash.Local.Hosting.Queues;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Routing;
using Microsoft.Azure.Functions.Worker;

namespace LeadToCash.Local.Hosting.Http;

/// <summary>Serves one HTTP function.</summary>
internal sealed class HttpFunctionEndpoint(
    HttpRoute route, HttpThrottle throttle, HostKeys keys, FunctionInvoker invoker, FunctionTimeout timeout, QueueOutputs outputs)
{
    public async Task ServeAsync(HttpContext http)
    {
        using IDisposable? place = await throttle.EnterAsync(http.RequestAborted);
        if (place is null)
        {
            await Problems.WriteAsync(http, StatusCodes.Status429TooManyRequests, "Too busy");
            return;
        }

        if (!keys.Allows(http.Request, route.Trigger.AuthLevel, route.Function.Name))
        {
            await Problems.WriteAsync(http, StatusCodes.Status401Unauthorized, "Unauthorized", "A valid key is needed.");
            return;
        }

        await timeout.RunAsync(route.Function, cancellationToken => RunAsync(http, cancellationToken), http.RequestAborted);
    }

    private async Task RunAsync(HttpContext http, CancellationToken cancellationToken)
    {
        TriggerInput input = new() { Value = http.Request, Metadata = Metadata(http) };
        LocalFunctionContext context = new(route.Function, input, http.RequestServices, cancellationToken);
        context.Items[InvocationItems.HttpContext] = http;
        await invoker.InvokeAsync(context);
        await outputs.SendAsync(context);
        await WriteAsync(http, Response(context.Results));
    }

    // As the real host does it: the query by name, but for its key; the route wins.
    private static Dictionary<string, object?> Metadata(HttpContext http)
    {
        Dictionary<string, object?> metadata = new(StringComparer.OrdinalIgnoreCase);
        foreach ((string name, Microsoft.Extensions.Primitives.StringValues value) in http.Request.Query)
        {
            if (!string.Equals(name, HostKeys.QueryName, StringComparison.OrdinalIgnoreCase))
            {
                metadata[name] = value.ToString();
            }
        }

        foreach ((string name, object? value) in http.GetRouteData().Values)
        {
            metadata[name] = value;
        }

        return metadata;
    }

    private static object? Response(InvocationResults results) =>
        results.OutputValues.Find(output => output.BindingType == "http") is { } http ? http.Value : results.Value;

    private static Task WriteAsync(HttpContext http, object? result) => result switch
    {
        IActionResult action => action.ExecuteResultAsync(new ActionContext(http, http.GetRouteData(), new ActionDescriptor())),
        IResult minimal => minimal.ExecuteAsync(http),
        _ => Task.CompletedTask, // the real worker writes nothing for other values
    };
}
