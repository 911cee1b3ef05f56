using LeadToCash.EInvoicing;

namespace LeadToCash.Tests.EInvoicing;

/// <summary>The table of rules in docs/e-invoicing.md is what the code checks.</summary>
public sealed class RuleTableTests
{
    private const string Start = "<!-- rules -->\n";
    private const string End = "<!-- /rules -->";

    /// <summary>After a change of the rules: LEADTOCASH_ACCEPT=1 dotnet test tests/LeadToCash.Workflows.Tests --filter RuleTable</summary>
    [Fact]
    public void Table_InTheDocumentation_IsThatOfTheCode()
    {
        string path = DocumentationPath();
        string text = File.ReadAllText(path);
        int start = text.IndexOf(Start, StringComparison.Ordinal) + Start.Length;
        int end = text.IndexOf(End, StringComparison.Ordinal);
        string table = Table();
        if (Environment.GetEnvironmentVariable("LEADTOCASH_ACCEPT") == "1")
        {
            File.WriteAllText(path, text[..start] + table + text[end..]);
            return;
        }

        Assert.Equal(table, text[start..end]);
    }

    private static string Table() => string.Concat(
        new[] { "| rule | | demands | looks at |\n|---|---|---|---|\n" }
            .Concat(Codes.Rules.En16931.Concat(Codes.Rules.XRechnung).GroupBy(rule => (rule.Id, rule.Text)).Select(group => Row(group.First(), group.SelectMany(rule => rule.Terms)))));

    private static string Row(InvoiceRule rule, IEnumerable<string> terms) =>
        $"| {rule.Id} | {rule.Severity switch { RuleSeverity.Warning => "W", RuleSeverity.Information => "I", _ => "" }} | {rule.Text} | {string.Join(", ", terms.Distinct())} |\n";

    private static string DocumentationPath()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "LeadToCash.Functions.sln")))
        {
            folder = folder.Parent;
        }

        return Path.Combine(folder?.FullName ?? throw new InvalidOperationException("The test does not run inside the repository."), "docs", "e-invoicing.md");
    }
}
