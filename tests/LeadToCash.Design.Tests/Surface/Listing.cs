using System.Text.RegularExpressions;

namespace LeadToCash.Design.Tests.Surface;

/// <summary>The public surface of the real packages, read from the files in <c>api/</c>.</summary>
internal sealed partial class Listing
{
    private readonly Dictionary<string, PrintedType> _types = new(StringComparer.Ordinal);

    private Listing()
    {
    }

    public static Listing Read(string directory)
    {
        Listing listing = new();
        foreach (string block in Directory.EnumerateFiles(directory, "*.txt").SelectMany(file => File.ReadAllText(file).Split("\n\n")))
        {
            string[] lines = block.Split('\n', StringSplitOptions.RemoveEmptyEntries);
            if (lines.FirstOrDefault(line => line.StartsWith("namespace ", StringComparison.Ordinal)) is { } header)
            {
                listing.Add(header, lines.Where(line => line.StartsWith("  ", StringComparison.Ordinal)).Select(line => WithoutAttributes(line.Trim())));
            }
        }

        return listing;
    }

    public PrintedType? Find(string name) => _types.GetValueOrDefault(name);

    private void Add(string line, IEnumerable<string> members)
    {
        Match match = Header().Match(line);
        string ns = match.Groups["ns"].Value;
        string declaration = WithoutAttributes(match.Groups["rest"].Value)["public ".Length..];
        PrintedType printed = declaration switch
        {
            _ when declaration.StartsWith("enum ", StringComparison.Ordinal) => Enumeration(ns, declaration),
            _ when declaration.StartsWith("delegate ", StringComparison.Ordinal) => Delegation(ns, declaration),
            _ => Class(ns, declaration, members),
        };

        // Several assemblies may add to one static class; an author sees them as one.
        _types[printed.Name] = _types.TryGetValue(printed.Name, out PrintedType? known)
            ? known with { Members = [.. known.Members, .. printed.Members] }
            : printed;
    }

    private static PrintedType Class(string ns, string declaration, IEnumerable<string> members)
    {
        string[] parts = declaration.Split(" : ", 2);
        int name = NameStart(parts[0]);
        return new PrintedType($"{ns}.{parts[0][name..]}", parts[0][..(name - 1)], parts.Length == 1 ? [] : SplitTopLevel(parts[1]), [.. members]);
    }

    private static PrintedType Enumeration(string ns, string declaration)
    {
        Match match = EnumDeclaration().Match(declaration);
        return new PrintedType(
            $"{ns}.{match.Groups["name"].Value}",
            "enum",
            [match.Groups["type"].Value],
            [.. match.Groups["members"].Value.Split(',', StringSplitOptions.TrimEntries)]);
    }

    private static PrintedType Delegation(string ns, string declaration)
    {
        Match match = DelegateDeclaration().Match(declaration);
        return new PrintedType($"{ns}.{match.Groups["name"].Value}", "delegate", [], [$"{match.Groups["type"].Value} ({match.Groups["parameters"].Value})"]);
    }

    // The name is the last word, but type arguments may hold spaces.
    private static int NameStart(string declaration)
    {
        int end = declaration.IndexOf('<', StringComparison.Ordinal);
        return declaration.LastIndexOf(' ', end < 0 ? declaration.Length - 1 : end) + 1;
    }

    private static List<string> SplitTopLevel(string list)
    {
        List<string> parts = [];
        int depth = 0;
        int start = 0;
        for (int i = 0; i < list.Length; i++)
        {
            depth += list[i] switch { '<' => 1, '>' => -1, _ => 0 };
            if (list[i] == ',' && depth == 0)
            {
                parts.Add(list[start..i].Trim());
                start = i + 1;
            }
        }

        parts.Add(list[start..].Trim());
        return parts;
    }

    // Attributes are left out of the comparison: some name serialisers that are not here.
    private static string WithoutAttributes(string text) => Attribute().Replace(text, "");

    [GeneratedRegex(@"^namespace (?<ns>[\w.]+); (?<rest>.*)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Header();

    [GeneratedRegex(@"^enum (?<name>\S+) : (?<type>\w+) \{ (?<members>.*) \}$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex EnumDeclaration();

    [GeneratedRegex(@"^delegate (?<type>.+) (?<name>\w+)\((?<parameters>.*)\);$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex DelegateDeclaration();

    [GeneratedRegex(@"(?<=^|[ (])\[[A-Z][^\[\]]*(\[\][^\[\]]*)*\] ", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Attribute();
}
