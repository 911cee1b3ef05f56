using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.Azure.Functions.Worker;

namespace LeadToCash.Api.OpenApi;

/// <summary>An HTTP function as its attributes say.</summary>
/// <param name="Name">Name of the function.</param>
/// <param name="Method">The method that carries it out.</param>
/// <param name="Verbs">HTTP methods, lower case.</param>
/// <param name="Path">Path with parameters in braces, without constraints.</param>
/// <param name="Parameters">Names of the path's parameters.</param>
internal sealed partial record HttpFunction(
    string Name, MethodInfo Method, IReadOnlyList<string> Verbs, string Path, IReadOnlyList<string> Parameters)
{
    /// <summary>The step of the process that it belongs to.</summary>
    public string Step => Method.DeclaringType!.Namespace!.Split('.')[^1];

    /// <summary>What the function says of itself.</summary>
    public DescribesAttribute Description => Method.GetCustomAttribute<DescribesAttribute>() ?? new DescribesAttribute();

    /// <summary>All HTTP functions of an assembly, by path. One that serves several collections counts once for each.</summary>
    public static IReadOnlyList<HttpFunction> Of(Assembly assembly) =>
    [
        .. from type in assembly.GetTypes()
           from method in type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
           let function = method.GetCustomAttribute<FunctionAttribute>()
           let trigger = method.GetParameters().Select(parameter => parameter.GetCustomAttribute<HttpTriggerAttribute>()).FirstOrDefault(one => one is not null)
           where function is not null && trigger is not null
           from one in Expanded(function.Name, method, trigger)
           orderby one.Path, one.Verbs[0]
           select one,
    ];

    private static IEnumerable<HttpFunction> Expanded(string name, MethodInfo method, HttpTriggerAttribute trigger)
    {
        string route = trigger.Route ?? name;
        string[] verbs = [.. (trigger.Methods ?? ["get", "post"]).Select(verb => verb.ToLowerInvariant())];
        if (route.Contains(CaseCollections.Pattern, StringComparison.Ordinal))
        {
            return CaseCollections.Names.Order(StringComparer.Ordinal).Select(collection => Of(
                $"{name}-{collection}", method, verbs, route.Replace("{collection:" + CaseCollections.Pattern + "}", collection, StringComparison.Ordinal)));
        }

        return [Of(name, method, verbs, route)];
    }

    private static HttpFunction Of(string name, MethodInfo method, string[] verbs, string route)
    {
        string path = "/" + Constraint().Replace(route.Trim('/'), "{${name}}");
        return new HttpFunction(name, method, verbs, path, [.. Parameter().Matches(path).Select(match => match.Groups["name"].Value)]);
    }

    [GeneratedRegex(@"\{\*?(?<name>\w+)[:=?][^}]*\}", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Constraint();

    [GeneratedRegex(@"\{(?<name>\w+)\}", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Parameter();
}
