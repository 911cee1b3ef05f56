using LeadToCash.Documents;
using PdfSharp.Drawing;
using PdfSharp.Pdf;

namespace LeadToCash.Bench.Documents;

/// <summary>The baseline: each text of a sheet on a line of its own, with nothing measured, wrapped, tagged or kept together.</summary>
internal static class BarePdf
{
    private const double Leading = 11;
    private const double Left = 60;
    private const double Top = 60;
    private const double Bottom = 780;

    public static byte[] Write(DocumentSheet sheet)
    {
        using PdfDocument document = new();
        XFont font = new("Roboto", 9, XFontStyleEx.Regular, new XPdfFontOptions(PdfFontEncoding.Unicode));
        XGraphics? page = null;
        double y = Bottom;
        foreach (string text in Texts(sheet))
        {
            if (y >= Bottom)
            {
                page?.Dispose();
                page = XGraphics.FromPdfPage(document.AddPage());
                y = Top;
            }

            page!.DrawString(text, font, XBrushes.Black, new XPoint(Left, y));
            y += Leading;
        }

        page?.Dispose();
        using MemoryStream stream = new();
        document.Save(stream, closeStream: false);
        return stream.ToArray();
    }

    private static IEnumerable<string> Texts(DocumentSheet sheet) =>
        sheet.Address
            .Concat(sheet.Facts.SelectMany(fact => new[] { fact.Label, fact.Text }))
            .Concat(sheet.Opening)
            .Concat(sheet.Table!.Groups.SelectMany(group => group.Rows).SelectMany(row => row.Details.Concat([row.Position, row.Name, row.Quantity, row.UnitPrice, row.Net])))
            .Concat(sheet.Table.Totals.SelectMany(total => new[] { total.Label, total.Amount }))
            .Concat(sheet.Closing)
            .Concat(sheet.Terms.SelectMany(term => new[] { term.Label, term.Text }));
}
