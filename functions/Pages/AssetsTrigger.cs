using System.Reflection;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace LeadToCash.Pages;

/// <summary>Serves the style sheet, from the assembly.</summary>
public static class AssetsTrigger
{
    [Function("Assets")]
    public static IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "assets/site.css")] HttpRequest request)
    {
        Stream css = Assembly.GetExecutingAssembly().GetManifestResourceStream("site.css")!;
        request.HttpContext.Response.Headers.CacheControl = "public, max-age=300";
        return Results.Stream(css, "text/css; charset=utf-8");
    }
}
