using System.Text.RegularExpressions;
using LeadToCash.Local.Hosting.Functions;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Azure.Functions.Worker;

namespace LeadToCash.Local.Hosting.Http;

/// <summary>An HTTP function and where it is served.</summary>
internal sealed partial record HttpRoute(FunctionMethod Function, HttpTriggerAttribute Trigger, string Template, RoutePattern Pattern)
{
    /// <summary>The methods served, in capitals; empty serves all.</summary>
    public IReadOnlyList<string> Methods { get; } = [.. (Trigger.Methods ?? []).Select(method => method.ToUpperInvariant()).Distinct(StringComparer.Ordinal)];

    /// <summary>The routes of an app's HTTP functions.</summary>
    /// <exception cref="HostStartException">A template is broken or two routes clash.</exception>
    public static IReadOnlyList<HttpRoute> Of(FunctionCatalog catalog, string prefix)
    {
        List<HttpRoute> routes = [.. catalog.TriggeredBy<HttpTriggerAttribute>().Select(entry => Of(entry.Function, entry.Trigger, prefix))];
        List<string> clashes =
            [.. from i in Enumerable.Range(0, routes.Count)
                from j in Enumerable.Range(i + 1, routes.Count - i - 1)
                where routes[i].ClashesWith(routes[j])
                select $"The functions {routes[i].Function.Name} and {routes[j].Function.Name} clash: both serve {routes[i].Describe()}."];
        return clashes.Count == 0 ? routes : throw new HostStartException(string.Join(Environment.NewLine, clashes));
    }

    public string Describe() => $"{(Methods.Count == 0 ? "any method" : string.Join(',', Methods))} {Template}";

    private static HttpRoute Of(FunctionMethod function, HttpTriggerAttribute trigger, string prefix)
    {
        string own = (trigger.Route ?? function.Name).TrimStart('/');
        string template = "/" + (prefix.Length == 0 ? own : $"{prefix}/{own}");
        try
        {
            return new HttpRoute(function, trigger, template, RoutePatternFactory.Parse(template));
        }
        catch (RoutePatternException broken)
        {
            throw new HostStartException($"The function {function.Name} has the route '{template}', which is not valid: {broken.Message}", broken);
        }
    }

    private bool ClashesWith(HttpRoute other) =>
        string.Equals(Shape(), other.Shape(), StringComparison.OrdinalIgnoreCase)
        && (Methods.Count == 0 || other.Methods.Count == 0 || Methods.Intersect(other.Methods, StringComparer.Ordinal).Any());

    // Parameters match the same requests whatever their names; constraints may tell them apart.
    private string Shape() => ParameterName().Replace(Template, "{${stars}");

    [GeneratedRegex(@"\{(?<stars>\**)\w+", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ParameterName();
}
