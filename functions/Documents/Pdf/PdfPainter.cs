using PdfSharp.Drawing;
using PdfSharp.Pdf;
using PdfSharp.UniversalAccessibility;

namespace LeadToCash.Documents.Pdf;

/// <summary>Paints pages with PDFsharp, tagged, so that assistive technology reads headings, paragraphs and tables in order.</summary>
internal sealed class PdfPainter : IDisposable
{
    /// <summary>Ends each line of text, or a reader would take its last word and the next line's first for one.</summary>
    private const string WordEnd = " ";

    private static readonly XPdfFontOptions Subset = new(PdfFontEncoding.Unicode, PdfFontEmbedding.TryComputeSubset);

    private readonly PdfDocument _document = new();
    private readonly DocumentMetadata _metadata;
    private readonly StructureBuilder _structure;
    private readonly Dictionary<(double Size, bool Bold), XFont> _fonts = [];
    private XGraphics _graphics = null!;
    private bool _inTable;

    private PdfPainter(DocumentSheet sheet)
    {
        DateTime date = sheet.Date.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);
        _document.Info.Title = sheet.Title;
        _document.Info.Author = sheet.Sender.Name;
        _document.Info.Creator = "LeadToCash";
        (_document.Info.CreationDate, _document.Info.ModificationDate) = (date, date);
        _metadata = new DocumentMetadata(_document, sheet);
        _document.ViewerPreferences.DisplayDocTitle = true;
        UAManager accessibility = UAManager.ForDocument(_document);
        accessibility.SetDocumentLanguage(sheet.Culture.Name);
        _structure = accessibility.StructureBuilder;
    }

    /// <summary>The bytes of a PDF: the same for the same pages, on whatever machine and day.</summary>
    public static byte[] Paint(DocumentSheet sheet, List<List<PageBlock>> pages)
    {
        using PdfPainter painter = new(sheet);
        pages.ForEach(painter.Paint);
        using MemoryStream stream = new();
        painter._document.Save(stream, closeStream: false);
        byte[] bytes = stream.ToArray();
        painter._metadata.Claim(bytes);
        StableIdentity.Set(bytes);
        return bytes;
    }

    public void Dispose() => _document.Dispose();

    private void Paint(List<PageBlock> blocks)
    {
        PdfPage page = _document.AddPage();
        (page.Width, page.Height) = (XUnit.FromPoint(Paper.Width), XUnit.FromPoint(Paper.Height));
        using (_graphics = XGraphics.FromPdfPage(page))
        {
            foreach (PageBlock block in blocks)
            {
                Paint(block);
            }

            SetTable(open: false);
        }
    }

    private void Paint(PageBlock block)
    {
        if (block is not PageBlock.Artifact)
        {
            SetTable(open: block is PageBlock.Row);
        }

        switch (block)
        {
            case PageBlock.Artifact artifact:
                _structure.BeginArtifact();
                Draw(artifact.Marks);
                break;
            case PageBlock.Paragraph paragraph:
                _structure.BeginElement(PdfBlockLevelElementTag.Paragraph);
                Draw(paragraph.Marks);
                break;
            case PageBlock.Heading heading:
                _structure.BeginElement(heading.Level == 1 ? PdfBlockLevelElementTag.Heading1 : PdfBlockLevelElementTag.Heading2);
                Draw(heading.Marks);
                break;
            case PageBlock.Figure { Square: { } square } figure:
                _structure.BeginElement(PdfIllustrationElementTag.Figure, figure.Alternative, new XRect(square.X, square.Y, square.Size, square.Size));
                Draw([square]);
                break;
            case PageBlock.Row row:
                _structure.BeginElement(PdfBlockLevelElementTag.TableRow);
                DrawCells(row);
                break;
        }

        _structure.End();
    }

    /// <summary>Rows that follow each other are one table; rules between them are none of its content.</summary>
    private void SetTable(bool open)
    {
        if (open && !_inTable)
        {
            _structure.BeginElement(PdfBlockLevelElementTag.Table);
        }
        else if (!open && _inTable)
        {
            _structure.End();
        }

        _inTable = open;
    }

    private void DrawCells(PageBlock.Row row)
    {
        foreach (IReadOnlyList<Mark> cell in row.Cells)
        {
            _structure.BeginElement(row.IsHeader ? PdfBlockLevelElementTag.TableHeaderCell : PdfBlockLevelElementTag.TableDataCell);
            Draw(cell);
            _structure.End();
        }
    }

    private void Draw(IReadOnlyList<Mark> marks)
    {
        foreach (Mark mark in marks)
        {
            switch (mark)
            {
                case Mark.Text { Value.Length: > 0 } text:
                    _graphics.DrawString(text.Value + WordEnd, Font(text.Style), Brush(text.Style.Ink), new XPoint(text.X, text.Y), XStringFormats.Default);
                    break;
                case Mark.Rule rule:
                    _graphics.DrawLine(new XPen(Colour(rule.Ink), rule.Width), rule.X1, rule.Y1, rule.X2, rule.Y2);
                    break;
                case Mark.Band band:
                    _graphics.DrawRectangle(new XSolidBrush(XColor.FromArgb(0xE9, 0xF1, 0xF6)), band.X, band.Y, band.Width, band.Height);
                    break;
                case Mark.Square square:
                    Draw(square);
                    break;
            }
        }
    }

    /// <summary>One path, so that no seams show between modules.</summary>
    private void Draw(Mark.Square square)
    {
        double module = square.Size / square.Code.Count;
        XGraphicsPath path = new();
        for (int y = 0; y < square.Code.Count; y++)
        {
            for (int x = 0; x < square.Code.Count; x++)
            {
                if (square.Code[y][x])
                {
                    path.AddRectangle(square.X + (x * module), square.Y + (y * module), module, module);
                }
            }
        }

        _graphics.DrawPath(XBrushes.Black, path);
    }

    private XFont Font(TextStyle style)
    {
        if (!_fonts.TryGetValue((style.Size, style.Bold), out XFont? font))
        {
            font = new XFont(DocumentFonts.Family, style.Size, style.Bold ? XFontStyleEx.Bold : XFontStyleEx.Regular, Subset);
            _fonts.Add((style.Size, style.Bold), font);
        }

        return font;
    }

    private static XSolidBrush Brush(Ink ink) => new(Colour(ink));

    private static XColor Colour(Ink ink) => ink switch
    {
        Ink.Soft => XColor.FromArgb(0x55, 0x63, 0x6F),
        Ink.Light => XColor.FromArgb(0xC4, 0xCE, 0xD6),
        Ink.Accent => XColor.FromArgb(0x0B, 0x5F, 0x8A),
        _ => XColor.FromArgb(0x17, 0x21, 0x2B),
    };
}
