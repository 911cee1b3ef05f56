using System.Globalization;
using System.Text.RegularExpressions;
using LeadToCash.Pages;

namespace LeadToCash.OpportunityToQuote.Editor;

/// <summary>Paths of what is missing, as the editor's page shows them.</summary>
internal static partial class EditorPaths
{
    /// <summary>The id of the field that a path is about; what is no field of its own is about the line's item.</summary>
    public static string IdOf(string path) => path is "lines" ? "lines-0-sku" : FieldIds.Of(OfNoField().Replace(path, ".sku"));

    /// <summary>The path in words: <c>Line 2, unit</c>.</summary>
    public static string Name(string path) => OfLine().Match(path) is { Success: true } line
        ? $"Line {int.Parse(line.Groups["index"].ValueSpan, CultureInfo.InvariantCulture) + 1}, {Words(line.Groups["field"].Value)}"
        : Words(path.Split('.')[^1]);

    private static string Words(string name) => name switch
    {
        "sku" => "item number",
        "discountPercent" => "discount",
        "unitPrice" => "agreed price",
        "targetNet" => "agreed net",
        "vatId" => "VAT id",
        _ => WordStart().Replace(name, " ").ToLowerInvariant(),
    };

    [GeneratedRegex(@"\.(price|cost|tax)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex OfNoField();

    [GeneratedRegex(@"^lines\[(?<index>\d+)\]\.(?<field>\w+)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex OfLine();

    [GeneratedRegex("(?<=[a-z])(?=[A-Z])", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex WordStart();
}
