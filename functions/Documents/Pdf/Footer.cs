using System.Globalization;

namespace LeadToCash.Documents.Pdf;

/// <summary>What stands at the edges of all pages: company, page number and hash at the foot, a running head from the second page on, fold marks on the first.</summary>
internal sealed class Footer
{
    private const double Leading = 8.6;
    private const double ColumnGap = 10;
    private const double PageLine = 14;

    private readonly DocumentSheet _sheet;
    private readonly List<List<string>> _columns;
    private readonly double _columnWidth;
    private readonly double _top;

    public Footer(DocumentSheet sheet)
    {
        _sheet = sheet;
        _columnWidth = (Paper.TextWidth - (ColumnGap * (sheet.Sender.Footer.Count - 1))) / sheet.Sender.Footer.Count;
        _columns = [.. sheet.Sender.Footer.Select(column => column.SelectMany(line => TextLines.Wrap(line, TextStyle.Tiny, _columnWidth)).ToList())];
        _top = Paper.FooterBottom - (_columns.Max(column => column.Count) * Leading);
    }

    /// <summary>Where the text of a page ends.</summary>
    public double TextBottom => _top - PageLine - 12;

    public void Write(List<List<PageBlock>> pages)
    {
        for (int page = 0; page < pages.Count; page++)
        {
            pages[page].Add(new PageBlock.Artifact([.. Foot(page + 1, pages.Count), .. page == 0 ? Folds() : Head()]));
        }
    }

    private IEnumerable<Mark> Foot(int page, int pages)
    {
        string number = string.Format(CultureInfo.InvariantCulture, _sheet.PageFormat, page, pages);
        yield return Mark.Text.EndingAt(Paper.Right, _top - 9, number, TextStyle.Small);
        if (_sheet.ContentHash is { } hash)
        {
            double room = Paper.TextWidth - TextStyle.Small.Width(number) - ColumnGap;
            yield return new Mark.Text(Paper.Left, _top - 9, TextLines.Wrap(hash, TextStyle.Tiny, room)[0], TextStyle.Tiny);
        }

        yield return new Mark.Rule(Paper.Left, _top - 4, Paper.Right, _top - 4, 0.4, Ink.Soft);
        for (int column = 0; column < _columns.Count; column++)
        {
            for (int line = 0; line < _columns[column].Count; line++)
            {
                yield return new Mark.Text(
                    Paper.Left + (column * (_columnWidth + ColumnGap)), _top + ((line + 0.7) * Leading), _columns[column][line], TextStyle.Tiny);
            }
        }
    }

    private IEnumerable<Mark> Head()
    {
        double width = TextStyle.Small.Width(TextLines.Printable(_sheet.Title, TextStyle.Small));
        yield return new Mark.Text(
            Paper.Left, Paper.NextPageHead, TextLines.Wrap(_sheet.Sender.Name, TextStyle.Small, Math.Max(80, Paper.TextWidth - width - ColumnGap))[0], TextStyle.Small);
        yield return Mark.Text.EndingAt(Paper.Right, Paper.NextPageHead, TextLines.Wrap(_sheet.Title, TextStyle.Small, Paper.TextWidth - 90)[0], TextStyle.Small);
        yield return new Mark.Rule(Paper.Left, Paper.NextPageHead + 4, Paper.Right, Paper.NextPageHead + 4, 0.6, Ink.Accent);
    }

    private static IEnumerable<Mark> Folds() =>
        from y in new[] { Paper.UpperFold, Paper.Punch, Paper.LowerFold }
        select new Mark.Rule(Paper.FoldLeft, y, Paper.FoldRight, y, 0.3, Ink.Soft);
}
