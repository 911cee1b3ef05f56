using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.Logging;

namespace LeadToCash.Pages;

/// <summary>Renders Razor components to HTML on the server, for pages and for mails.</summary>
public sealed class PageRenderer(IServiceProvider services, ILoggerFactory loggers)
{
    /// <summary>Renders a component.</summary>
    /// <typeparam name="TComponent">The component.</typeparam>
    /// <param name="culture">Language and formats of dates and amounts.</param>
    /// <param name="parameters">Its parameters by name.</param>
    public async Task<string> RenderAsync<TComponent>(CultureInfo culture, IDictionary<string, object?> parameters)
        where TComponent : IComponent
    {
        await using HtmlRenderer renderer = new(services, loggers);
        return await renderer.Dispatcher.InvokeAsync(async () =>
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, culture);
            Microsoft.AspNetCore.Components.Web.HtmlRendering.HtmlRootComponent root = await renderer.RenderComponentAsync<TComponent>(ParameterView.FromDictionary(parameters));
            return root.ToHtmlString();
        });
    }
}
