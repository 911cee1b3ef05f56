using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace LeadToCash.Pages;

/// <summary>Pages as results of HTTP triggers.</summary>
public static class Page
{
    /// <summary>A component as a page.</summary>
    /// <param name="culture">Language and formats.</param>
    /// <param name="parameters">The component's parameters.</param>
    /// <param name="status">HTTP status.</param>
    public static IResult Of<TComponent>(CultureInfo culture, IDictionary<string, object?> parameters, int status = StatusCodes.Status200OK)
        where TComponent : IComponent => new PageResult<TComponent>(culture, parameters, status);

    /// <summary>A page that says one thing.</summary>
    public static IResult Message(CultureInfo culture, string title, string message, string? tone = null, int status = StatusCodes.Status200OK) =>
        Of<MessagePage>(culture, new Dictionary<string, object?> { ["Title"] = title, ["Message"] = message, ["Tone"] = tone }, status);

    private sealed class PageResult<TComponent>(CultureInfo culture, IDictionary<string, object?> parameters, int status) : IResult
        where TComponent : IComponent
    {
        public async Task ExecuteAsync(HttpContext httpContext)
        {
            PageRenderer renderer = httpContext.RequestServices.GetRequiredService<PageRenderer>();
            string html = await renderer.RenderAsync<TComponent>(culture, parameters);
            PageHeaders.Set(httpContext.Response);
            httpContext.Response.StatusCode = status;
            httpContext.Response.ContentType = "text/html; charset=utf-8";
            await httpContext.Response.WriteAsync(html, httpContext.RequestAborted);
        }
    }
}
