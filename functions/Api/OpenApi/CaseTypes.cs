using System.Reflection;
using System.Text.RegularExpressions;
using LeadToCash.Cases;

namespace LeadToCash.Api.OpenApi;

/// <summary>The states of the cases, by the collection that shows them.</summary>
internal static partial class CaseTypes
{
    private static readonly Dictionary<string, Type> States = typeof(ICase<,,>).Assembly.GetTypes()
        .Where(type => !type.IsAbstract && type.GetInterfaces().Any(one => one.IsGenericType && one.GetGenericTypeDefinition() == typeof(ICase<,,>)))
        .ToDictionary(type => (string)type.GetProperty("CaseType", BindingFlags.Public | BindingFlags.Static)!.GetValue(null)!, StringComparer.Ordinal);

    /// <summary>The state that <c>/api/{collection}/{id}</c> shows; null for any other path.</summary>
    public static Type? BehindPath(string path) =>
        CasePath().Match(path) is { Success: true } match && CaseCollections.Names.Contains(match.Groups["collection"].Value)
            ? States.GetValueOrDefault(CaseCollections.CaseType(match.Groups["collection"].Value))
            : null;

    [GeneratedRegex(@"\A/api/(?<collection>\w+)/\{id\}\z", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex CasePath();
}
