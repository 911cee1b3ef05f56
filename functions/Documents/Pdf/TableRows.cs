namespace LeadToCash.Documents.Pdf;

/// <summary>Turns the lines and sums of a document into rows on paper.</summary>
internal sealed class TableRows(SheetTable table, List<TableColumn> columns)
{
    private const double WidestAmount = 130;
    private const double SumLabelWidth = 150;

    private readonly TableColumn _wide = new(SheetColumnKind.Item, "", Paper.Left, Paper.TextWidth);

    /// <summary>All rows, in order. What must not be parted from its next says so.</summary>
    public IEnumerable<TableRow> All()
    {
        foreach (SheetGroup group in table.Groups)
        {
            if (group.Title is { } title)
            {
                yield return new TableRow { Cells = [TableCell.Of(_wide, title, TextStyle.StrongCell)], KeepWithNext = true };
            }

            bool last = ReferenceEquals(group, table.Groups[^1]);
            for (int i = 0; i < group.Rows.Count; i++)
            {
                bool keep = i == group.Rows.Count - 1 && (group.Subtotal is not null || (last && table.Totals.Count > 0));
                yield return Line(group.Rows[i]) with { KeepWithNext = keep };
            }

            if (group.Subtotal is { } subtotal)
            {
                string carry = group.Rows.Count > 0 ? group.Rows[^1].Carry : "";
                yield return Sum(subtotal, TextStyle.StrongCell) with { KeepWithNext = last, Carry = carry, RuleBelow = Ink.Light };
            }
        }

        for (int i = 0; i < table.Totals.Count; i++)
        {
            SheetTotal total = table.Totals[i];
            yield return Sum(total, total.Strong ? TextStyle.Strong : TextStyle.Cell) with
            {
                KeepWithNext = i < table.Totals.Count - 1,
                RuleAbove = total.Strong ? Ink.Black : null,
                RuleBelow = total.Strong ? Ink.Black : null,
            };
        }
    }

    private TableRow Line(SheetRow row) => new()
    {
        Cells = [.. columns.Select(column => column.Kind == SheetColumnKind.Item ? Item(column, row) : TableCell.Of(column, row.Cell(column.Kind), Figures(row)))],
        Carry = row.Carry,
        RuleBelow = Ink.Light,
    };

    private static TextStyle Figures(SheetRow row) => row.Alternative ? TextStyle.Cell with { Ink = Ink.Soft } : TextStyle.Cell;

    private static TableCell Item(TableColumn column, SheetRow row) => new(column,
    [
        .. TextLines.Wrap(row.Name, TextStyle.StrongCell, column.Width).Select(line => (line, TextStyle.StrongCell)),
        .. row.Details.SelectMany(detail => TextLines.Wrap(detail, TextStyle.Detail, column.Width)).Select(line => (line, TextStyle.Detail)),
    ]);

    private static TableRow Sum(SheetTotal total, TextStyle style)
    {
        double amount = Math.Min(WidestAmount, style.Width(TextLines.Printable(total.Amount, style)) + 1);
        double left = Paper.Right - WidestAmount - SumLabelWidth;
        return new TableRow
        {
            Cells =
            [
                TableCell.Of(new TableColumn(SheetColumnKind.Item, "", left, Paper.Right - amount - 12 - left), total.Label, style),
                TableCell.Of(new TableColumn(SheetColumnKind.Net, "", Paper.Right - amount, amount), total.Amount, style),
            ],
        };
    }
}
