namespace LeadToCash.Documents.Pdf;

/// <summary>Something on a page, in points from its upper left corner.</summary>
internal abstract record Mark
{
    private Mark()
    {
    }

    /// <summary>One line of text.</summary>
    /// <param name="X">Its left end.</param>
    /// <param name="Y">Its base line.</param>
    /// <param name="Value">The text.</param>
    /// <param name="Style">How it is set.</param>
    public sealed record Text(double X, double Y, string Value, TextStyle Style) : Mark
    {
        /// <summary>A text whose right end is at a place.</summary>
        public static Text EndingAt(double right, double y, string value, TextStyle style) => new(right - style.Width(value), y, value, style);
    }

    /// <summary>A straight line.</summary>
    public sealed record Rule(double X1, double Y1, double X2, double Y2, double Width, Ink Ink) : Mark;

    /// <summary>A light area behind text.</summary>
    public sealed record Band(double X, double Y, double Width, double Height) : Mark;

    /// <summary>A square code.</summary>
    /// <param name="X">Left.</param>
    /// <param name="Y">Top.</param>
    /// <param name="Size">Length of a side.</param>
    /// <param name="Code">Its modules; true is dark.</param>
    public sealed record Square(double X, double Y, double Size, IReadOnlyList<IReadOnlyList<bool>> Code) : Mark;
}

/// <summary>Marks that mean one thing, in reading order: what assistive technology is told about them.</summary>
internal abstract record PageBlock
{
    private PageBlock()
    {
    }

    /// <summary>Not content: letterhead rules, running heads, footers, carried sums.</summary>
    public sealed record Artifact(IReadOnlyList<Mark> Marks) : PageBlock;

    /// <summary>A paragraph.</summary>
    public sealed record Paragraph(IReadOnlyList<Mark> Marks) : PageBlock;

    /// <summary>A heading; level 1 is the title.</summary>
    public sealed record Heading(int Level, IReadOnlyList<Mark> Marks) : PageBlock;

    /// <summary>A row of a table, cell by cell. Rows that follow each other are one table.</summary>
    public sealed record Row(bool IsHeader, IReadOnlyList<IReadOnlyList<Mark>> Cells) : PageBlock;

    /// <summary>A picture with what it is.</summary>
    public sealed record Figure(string Alternative, Mark.Square Square) : PageBlock;
}
