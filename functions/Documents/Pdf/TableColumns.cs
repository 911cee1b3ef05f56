namespace LeadToCash.Documents.Pdf;

/// <summary>A column on paper.</summary>
/// <param name="Kind">What it shows.</param>
/// <param name="Heading">What stands above it.</param>
/// <param name="Left">Its left end.</param>
/// <param name="Width">How wide its texts may be.</param>
internal sealed record TableColumn(SheetColumnKind Kind, string Heading, double Left, double Width)
{
    /// <summary>Figures end at the right.</summary>
    public bool AtRight => Kind is not (SheetColumnKind.Position or SheetColumnKind.Item);

    /// <summary>A line of text in this column.</summary>
    public Mark.Text Text(double y, string value, TextStyle style) =>
        AtRight ? Mark.Text.EndingAt(Left + Width, y, value, style) : new Mark.Text(Left, y, value, style);
}

/// <summary>Columns as wide as their texts, as far as that goes; the item's has the rest.</summary>
internal static class TableColumns
{
    private const double Gap = 9;
    private const double WidestOfFigures = 118;
    private const double NarrowestItem = 96;

    public static List<TableColumn> Of(SheetTable table)
    {
        Dictionary<SheetColumnKind, double> widths = table.Columns.Where(column => column.Kind != SheetColumnKind.Item)
            .ToDictionary(column => column.Kind, column => Math.Min(WidestOfFigures, Widest(table, column)));
        double room = Paper.TextWidth - (Gap * (table.Columns.Count - 1)) - NarrowestItem;
        double squeeze = Math.Min(1, room / widths.Values.Sum());
        double item = Paper.TextWidth - (Gap * (table.Columns.Count - 1)) - (widths.Values.Sum() * squeeze);

        List<TableColumn> columns = [];
        double left = Paper.Left;
        foreach (SheetColumn column in table.Columns)
        {
            double width = column.Kind == SheetColumnKind.Item ? item : widths[column.Kind] * squeeze;
            columns.Add(new TableColumn(column.Kind, column.Heading, left, width));
            left += width + Gap;
        }

        return columns;
    }

    private static double Widest(SheetTable table, SheetColumn column) => table.Groups.SelectMany(group => group.Rows)
        .Select(row => TextStyle.Cell.Width(TextLines.Printable(row.Cell(column.Kind), TextStyle.Cell)))
        .Append(TextStyle.Small.Width(column.Heading) * 1.05)
        .Max() + 0.5;
}
