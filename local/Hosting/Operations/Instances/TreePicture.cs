using LeadToCash.Local.Hosting.Operations.Pages;
using Microsoft.DurableTask.Client;

namespace LeadToCash.Local.Hosting.Operations.Instances;

/// <summary>The tree of sub-orchestrations as a picture: a row for each, indented under its caller, so that it needs no more width than a phone has.</summary>
internal static class TreePicture
{
    private const int RowHeight = 54;
    private const int BoxHeight = 46;
    private const int Indent = 18;
    private const int LongestName = 31;
    private const int LongestId = 40;

    /// <summary>Nothing for an instance that neither called nor was called.</summary>
    public static Html Render(Texts texts, TreeNode root)
    {
        List<Row> rows = [];
        Flatten(texts, root, depth: 0, parent: null, rows);
        if (rows.Count == 1)
        {
            return default;
        }

        return Html.Of($"""
            <section><h2>{texts.Tree}</h2>
            <svg class="tree" width="100%" height="{rows.Count * RowHeight}" role="group" aria-label="{texts.Tree}">
            {Html.Each(rows.Select((row, index) => (row, index)), entry => Link(entry.row, entry.index))}
            {Html.Each(rows.Select((row, index) => (row, index)), entry => Box(texts, entry.row, entry.index * RowHeight))}
            </svg></section>
            """);
    }

    private static void Flatten(Texts texts, TreeNode node, int depth, int? parent, List<Row> rows)
    {
        int index = rows.Count;
        rows.Add(new Row(depth, parent, node, More: null));
        foreach (TreeNode child in node.Children)
        {
            Flatten(texts, child, depth + 1, index, rows);
        }

        if (node.Hidden.Count > 0)
        {
            string counts = string.Join(", ", node.Hidden.Select(entry => $"{entry.Value} {texts.Of(entry.Key)}"));
            rows.Add(new Row(depth + 1, index, Node: null, texts.AndMore(counts)));
        }
    }

    private static Html Link(Row row, int index)
    {
        if (row.Parent is not { } parent)
        {
            return default;
        }

        int x = ((row.Depth - 1) * Indent) + (Indent / 2);
        return Html.Of($"""<path class="edge" d="M{x} {(parent * RowHeight) + BoxHeight}V{(index * RowHeight) + (BoxHeight / 2)}h{Indent / 2}"/>""");
    }

    private static Html Box(Texts texts, Row row, int y)
    {
        int x = row.Depth * Indent;
        if (row.Node is not { } node)
        {
            return Html.Of($"""<text class="more" x="{x + 4}" y="{y + 28}">{row.More}</text>""");
        }

        Html box = Html.Of($"""
            <g class="node {Parts.Tone(node.Status)}{(node.IsThis ? " this" : "")}"><title>{node.Name} {node.InstanceId}</title>
            <rect class="d{row.Depth}" x="{x + 1}" y="{y + 1}" height="{BoxHeight - 2}" rx="6"/>
            <text class="name" x="{x + 12}" y="{y + 19}">{Cut(node.Name, LongestName - (2 * row.Depth))}</text>
            <text class="status" x="100%" dx="-10" y="{y + 19}">{texts.Of(node.Status)}</text>
            <text class="of" x="{x + 12}" y="{y + 37}">{Short(node.InstanceId, LongestId - (2 * row.Depth))}</text></g>
            """);
        return node.IsThis
            ? box
            : Html.Of($"""<a href="{OperationsLinks.Instance(node.InstanceId)}" aria-label="{node.Name} {node.InstanceId}: {texts.Of(node.Status)}">{box}</a>""");
    }

    private static string Cut(string text, int most) => text.Length <= most ? text : text[..(most - 1)] + "…";

    /// <summary>The end of an id tells more than its middle.</summary>
    private static string Short(string text, int most) => text.Length <= most ? text : $"{text[..(most / 2)]}…{text[^((most / 2) - 1)..]}";

    private sealed record Row(int Depth, int? Parent, TreeNode? Node, string? More);
}
