namespace LeadToCash.Documents.Pdf;

/// <summary>A piece of a table on paper: cells of lines that have the same leading, so that it can be cut between any two.</summary>
internal sealed record TableRow
{
    private const double Leading = 11.6;
    private const double Padding = 3.4;

    /// <summary>For each cell its lines from the top.</summary>
    public required IReadOnlyList<TableCell> Cells { get; init; }

    /// <summary>Sum up to here, for the end of a page; empty when there is none.</summary>
    public string Carry { get; init; } = "";

    /// <summary>Whether it may not be the last of its page.</summary>
    public bool KeepWithNext { get; init; }

    /// <summary>The rule above it, or null.</summary>
    public Ink? RuleAbove { get; init; }

    /// <summary>The rule below it, or null.</summary>
    public Ink? RuleBelow { get; init; }

    /// <summary>Lines of its longest cell.</summary>
    public int Lines => Cells.Max(cell => cell.Lines.Count);

    public double Height => HeightOf(Lines);

    public static double HeightOf(int lines) => (lines * Leading) + (2 * Padding);

    public static int LinesIn(double height) => (int)((height - (2 * Padding)) / Leading);

    /// <summary>Cuts it: the first so many lines, and the rest.</summary>
    public (TableRow First, TableRow Last) Cut(int lines) => (
        this with { Cells = [.. Cells.Select(cell => cell with { Lines = [.. cell.Lines.Take(lines)] })], KeepWithNext = false, RuleBelow = null },
        this with { Cells = [.. Cells.Select(cell => cell with { Lines = [.. cell.Lines.Skip(lines)] })], RuleAbove = null });

    /// <summary>Its marks, cell by cell.</summary>
    public PageBlock.Row At(double y) => new(IsHeader: false,
        [.. Cells.Where(cell => cell.Lines.Count > 0).Select(cell => (IReadOnlyList<Mark>)[.. cell.Marks(y + Padding, Leading)])]);
}

/// <summary>A cell on paper.</summary>
/// <param name="Column">Where its lines are.</param>
/// <param name="Lines">Its lines from the top.</param>
internal sealed record TableCell(TableColumn Column, IReadOnlyList<(string Text, TextStyle Style)> Lines)
{
    /// <summary>A text, wrapped to the column.</summary>
    public static TableCell Of(TableColumn column, string text, TextStyle style) =>
        new(column, text.Length == 0 ? [] : [.. TextLines.Wrap(text, style, column.Width).Select(line => (line, style))]);

    public IEnumerable<Mark> Marks(double top, double leading) =>
        Lines.Select((line, i) => Column.Text(top + ((i + 0.8) * leading), line.Text, line.Style));
}
