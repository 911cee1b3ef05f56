using LeadToCash.Local.Hosting.Durable.Api;
using LeadToCash.Local.Hosting.Operations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace LeadToCash.Local.Hosting.Http;

/// <summary>Puts an app's HTTP functions, and the host's own endpoints, on the server.</summary>
internal static class HttpFunctions
{
    private const string HealthPath = "/health";

    public static void Map(WebApplication app, IReadOnlyList<HttpRoute> routes)
    {
        RequestGate gate = app.Services.GetRequiredService<RequestGate>();
        app.Use((http, next) => gate.PassAsync(http, next));
        AddHeaders(app);
        app.UseRouting();
        foreach (HttpRoute route in routes)
        {
            HttpFunctionEndpoint endpoint = ActivatorUtilities.CreateInstance<HttpFunctionEndpoint>(app.Services, route);
            IEndpointConventionBuilder mapped = route.Methods.Count == 0
                ? app.Map(route.Pattern, endpoint.ServeAsync)
                : app.MapMethods(route.Pattern.RawText!, route.Methods, endpoint.ServeAsync);
            mapped.WithDisplayName(route.Function.Name).WithMetadata(Served.Instance);
        }

        DurableApi.Map(app);
        OperationsSite.Map(app, routes);
        if (!routes.Any(route => string.Equals(route.Template, HealthPath, StringComparison.OrdinalIgnoreCase)))
        {
            app.MapGet(HealthPath, app.Services.GetRequiredService<HealthEndpoint>().ServeAsync).WithMetadata(Served.Instance);
        }
    }

    private static void AddHeaders(WebApplication app)
    {
        IReadOnlyList<KeyValuePair<string, string>> headers = app.Services.GetRequiredService<HostParts>().HostJson.Http.CustomHeaders;
        if (headers.Count > 0)
        {
            app.Use((http, next) =>
            {
                http.Response.OnStarting(() =>
                {
                    foreach ((string name, string value) in headers)
                    {
                        http.Response.Headers.TryAdd(name, value);
                    }

                    return Task.CompletedTask;
                });
                return next(http);
            });
        }
    }

    /// <summary>Marks endpoints whose answers are their own.</summary>
    internal sealed class Served
    {
        public static readonly Served Instance = new();
    }
}
