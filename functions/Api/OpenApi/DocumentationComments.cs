using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace LeadToCash.Api.OpenApi;

/// <summary>The summaries of methods from the compiler's documentation file, so that the API document says what the code says.</summary>
internal sealed partial class DocumentationComments
{
    private readonly Dictionary<string, string> _summaries;

    private DocumentationComments(Dictionary<string, string> summaries) => _summaries = summaries;

    /// <summary>Those of an assembly; none if it lies without its file.</summary>
    public static DocumentationComments Of(Assembly assembly)
    {
        string path = Path.Combine(AppContext.BaseDirectory, assembly.GetName().Name + ".xml");
        return new DocumentationComments(File.Exists(path)
            ? XDocument.Load(path).Descendants("member").Where(member => member.Element("summary") is not null)
                .ToDictionary(member => Key(member.Attribute("name")!.Value), member => Text(member.Element("summary")!), StringComparer.Ordinal)
            : []);
    }

    /// <summary>The summary of a method, else that of its class.</summary>
    public string? SummaryOf(MethodInfo method)
    {
        string type = method.DeclaringType!.FullName!;
        return _summaries.GetValueOrDefault($"M:{type}.{method.Name}") ?? _summaries.GetValueOrDefault($"T:{type}");
    }

    /// <summary>Functions are not overloaded, so parameter types are left out.</summary>
    private static string Key(string name) => name.StartsWith("M:LeadToCash", StringComparison.Ordinal) && name.EndsWith(')') && !name.Contains("#ctor", StringComparison.Ordinal)
        ? name[..name.IndexOf('(', StringComparison.Ordinal)] + Overload(name)
        : name;

    private static string Overload(string name) => name.Contains("HttpRequest", StringComparison.Ordinal) ? "" : name[name.IndexOf('(', StringComparison.Ordinal)..];

    private static string Text(XElement summary) => Blanks().Replace(summary.Value, " ").Trim();

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Blanks();
}
