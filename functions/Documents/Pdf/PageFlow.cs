namespace LeadToCash.Documents.Pdf;

/// <summary>Fills pages from top to bottom.</summary>
/// <param name="bottom">Where the text of every page ends.</param>
internal sealed class PageFlow(double bottom)
{
    private const double Leading = 13.5;

    /// <summary>The pages so far; there is always one.</summary>
    public List<List<PageBlock>> Pages { get; } = [[]];

    /// <summary>Where the next thing goes.</summary>
    public double Y { get; set; } = Paper.TextTop;

    /// <summary>What is left of the page.</summary>
    public double Remaining => bottom - Y;

    /// <summary>What a further page holds.</summary>
    public double PageHeight => bottom - Paper.NextPageTop;

    public void Add(PageBlock block) => Pages[^1].Add(block);

    public void NewPage()
    {
        Pages.Add([]);
        Y = Paper.NextPageTop;
    }

    /// <summary>Starts a new page unless so much is left of this one.</summary>
    public void Require(double height)
    {
        if (Remaining < height && Y > Paper.NextPageTop)
        {
            NewPage();
        }
    }

    /// <summary>A heading that stays with what follows.</summary>
    public void Heading(int level, string text, TextStyle style, double after)
    {
        List<string> lines = TextLines.Wrap(text, style, Paper.TextWidth);
        double leading = style.Size * 1.3;
        Require((lines.Count * leading) + after + (2 * Leading));
        Add(new PageBlock.Heading(level, [.. lines.Select((line, i) => new Mark.Text(Paper.Left, Y + ((i + 0.8) * leading), line, style))]));
        Y += (lines.Count * leading) + after;
    }

    /// <summary>A paragraph. At least two of its lines are on each page that it is on.</summary>
    public void Paragraph(string text, double after)
    {
        List<string> lines = TextLines.Wrap(text, TextStyle.Body, Paper.TextWidth);
        int start = 0;
        while (start < lines.Count)
        {
            (int left, int fit) = (lines.Count - start, (int)(Remaining / Leading));
            int take = fit >= left ? left : Math.Min(fit, left - 2);
            if (take < Math.Min(2, left))
            {
                NewPage();
                continue;
            }

            Add(new PageBlock.Paragraph([.. lines.Skip(start).Take(take).Select((line, i) => new Mark.Text(Paper.Left, Y + ((i + 0.8) * Leading), line, TextStyle.Body))]));
            Y += take * Leading;
            start += take;
        }

        Y += after;
    }
}
