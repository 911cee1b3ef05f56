using System.Reflection;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace LeadToCash.Pages;

/// <summary>Serves what pages need from the assembly: the style sheet and the few scripts.</summary>
public static class AssetsTrigger
{
    private static readonly Dictionary<string, string> ContentTypes = new(StringComparer.Ordinal)
    {
        ["site.css"] = "text/css; charset=utf-8",
        ["quote-editor.js"] = "text/javascript; charset=utf-8",
        ["signature.js"] = "text/javascript; charset=utf-8",
    };

    /// <summary>One of them, or 404.</summary>
    [Function("Assets")]
    public static IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "assets/{name}")] HttpRequest request, string name)
    {
        if (!ContentTypes.TryGetValue(name, out string? contentType))
        {
            return Problems.Problem.NotFound($"There is no asset '{name}'.");
        }

        Stream content = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!;
        request.HttpContext.Response.Headers.CacheControl = "public, max-age=300";
        return Results.Stream(content, contentType);
    }
}
