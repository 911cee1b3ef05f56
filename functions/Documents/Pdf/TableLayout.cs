namespace LeadToCash.Documents.Pdf;

/// <summary>
/// Lays a table out over pages: each repeats the headings, a break between lines carries their sum over, headings stay with their lines and
/// totals with the last one. A row that is longer than a page, or long and at a page's end, is cut.
/// </summary>
internal sealed class TableLayout(SheetTable table, PageFlow flow)
{
    private const double HeaderHeight = 19;
    private const double CarryHeight = 17;
    private const double SpaceBefore = 5;
    private const double SpaceAfter = 14;
    private const int LinesToCut = 12;
    private const int FewestLines = 3;

    private readonly List<TableColumn> _columns = TableColumns.Of(table);

    private string _carry = "";

    private double Room => flow.Remaining - CarryHeight;

    private double PageRoom => flow.PageHeight - HeaderHeight - (2 * CarryHeight);

    public void Write()
    {
        List<TableRow> rows = [.. new TableRows(table, _columns).All()];
        flow.Y += SpaceBefore;
        flow.Require(HeaderHeight + CarryHeight + (rows[0].Lines >= LinesToCut ? TableRow.HeightOf(FewestLines) : Together(rows, 0)));
        WriteHeader();
        for (int i = 0; i < rows.Count; i++)
        {
            Place(rows[i], Together(rows, i));
        }

        flow.Y += SpaceAfter;
    }

    /// <summary>Height of a row with all that must be on its page; of the row alone when a page does not hold all that.</summary>
    private double Together(List<TableRow> rows, int first)
    {
        double height = rows[first].Height;
        for (int i = first; rows[i].KeepWithNext; i++)
        {
            height += rows[i + 1].Height;
        }

        return height <= PageRoom ? height : rows[first].Height;
    }

    private void Place(TableRow row, double together)
    {
        while (together > Room)
        {
            int lines = Math.Min(TableRow.LinesIn(Room), row.Lines - FewestLines);
            bool cut = lines >= FewestLines && row.Lines >= LinesToCut;
            if (cut)
            {
                (TableRow first, row) = row.Cut(lines);
                together -= first.Height;
                Put(first);
            }

            NextPage();
            together = Math.Max(together, row.Height);
            if (!cut && together > Room && row.Lines < LinesToCut)
            {
                break;
            }
        }

        Put(row);
    }

    private void Put(TableRow row)
    {
        if (row.RuleAbove is { } above)
        {
            Rule(flow.Y, row.Cells[0].Column.Left, above);
        }

        flow.Add(row.At(flow.Y));
        flow.Y += row.Height;
        if (row.RuleBelow is { } below)
        {
            Rule(flow.Y, row.Cells[0].Column.Left, below);
        }

        _carry = row.Carry.Length > 0 ? row.Carry : _carry;
    }

    private void NextPage()
    {
        WriteCarry();
        flow.NewPage();
        WriteHeader();
        WriteCarry();
    }

    private void WriteHeader()
    {
        (double y, TextStyle style) = (flow.Y, TextStyle.Small with { Bold = true });
        flow.Add(new PageBlock.Artifact([new Mark.Band(Paper.Left - 3, y, Paper.TextWidth + 6, HeaderHeight - 3)]));
        flow.Add(new PageBlock.Row(IsHeader: true, [.. _columns.Select(column => (IReadOnlyList<Mark>)[column.Text(y + 11, TextLines.Wrap(column.Heading, style, column.Width)[0], style)])]));
        flow.Y += HeaderHeight;
    }

    private void WriteCarry()
    {
        if (_carry.Length == 0)
        {
            return;
        }

        double y = flow.Y + 11;
        TextStyle style = TextStyle.Cell with { Ink = Ink.Soft };
        double width = style.Width(TextLines.Printable(_carry, style));
        flow.Add(new PageBlock.Artifact(
        [
            Mark.Text.EndingAt(Paper.Right - Math.Max(width, 60) - 12, y, table.CarryLabel, style),
            Mark.Text.EndingAt(Paper.Right, y, TextLines.Printable(_carry, style), style),
        ]));
        flow.Y += CarryHeight;
    }

    private void Rule(double y, double left, Ink ink) => flow.Add(new PageBlock.Artifact([new Mark.Rule(left, y, Paper.Right, y, 0.5, ink)]));
}
