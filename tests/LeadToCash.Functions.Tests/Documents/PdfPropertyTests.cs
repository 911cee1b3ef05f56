using FsCheck.Xunit;
using LeadToCash.Documents;
using UglyToad.PdfPig.Content;

namespace LeadToCash.Tests.Documents;

public sealed class PdfPropertyTests
{
    private const double Tolerance = 0.5;
    private const double MostLeft = 25 / 25.4 * 72;
    private const double MostRight = 197 / 25.4 * 72;

    [Property(MaxTest = 25, Arbitrary = [typeof(RandomDocuments)])]
    public void Pdf_OfAnyDocument_SaysEverythingOnceInOrderInsideOfItsPages(BusinessDocument document)
    {
        DocumentSheet sheet = DocumentTools.Renderer.Sheet(document);
        var pdf = ReadPdf.Open(DocumentRenderer.Pdf(sheet));
        string headings = sheet.Table is { } table ? DocumentTools.Headings(table) : "";

        Assert.Equal(DocumentTools.Said(sheet), pdf.Content(headings));
        foreach (ReadPage page in pdf.Pages)
        {
            Assert.Equal(page.Letters.Count, page.MarkedLetters);
            Assert.All(page.Letters, letter => AssertInside(page, letter));
            AssertNothingOverlaps(page);
        }
    }

    [Property(MaxTest = 15, Arbitrary = [typeof(RandomDocuments)])]
    public void Pdf_OfAnyDocument_NumbersItsPagesCarriesSumsOverAndKeepsTotalsWithTheLastLine(BusinessDocument document)
    {
        DocumentSheet sheet = DocumentTools.Renderer.Sheet(document);
        var pdf = ReadPdf.Open(DocumentRenderer.Pdf(sheet));
        for (int i = 0; i < pdf.Pages.Count; i++)
        {
            string number = string.Format(sheet.PageFormat, i + 1, pdf.Pages.Count);
            Assert.Contains(DocumentTools.Tight(number), pdf.Pages[i].Artifacts, StringComparison.Ordinal);
            Assert.Contains("Inhalt8c2f41d0".Replace("Inhalt", document.Language == "de" ? "Inhalt" : "Content", StringComparison.Ordinal), pdf.Pages[i].Artifacts, StringComparison.Ordinal);
        }

        if (sheet.Table is { } table)
        {
            AssertCarried(table, pdf);
            SheetRow last = table.Groups.SelectMany(group => group.Rows).Last();
            ReadPage end = pdf.Pages.Single(page => page.Content.Contains(Tail(table), StringComparison.Ordinal));
            Assert.Contains(DocumentTools.Tight(last.Net), end.Content, StringComparison.Ordinal);
        }
    }

    [Property(MaxTest = 10, Arbitrary = [typeof(RandomDocuments)])]
    public void Pdf_OfTheSameDocument_HasTheSameBytes(BusinessDocument document) =>
        Assert.Equal(DocumentTools.Renderer.Pdf(document), DocumentTools.Renderer.Pdf(document with { Number = document.Number }));

    /// <summary>From the last line's amount to the last total.</summary>
    private static string Tail(SheetTable table) => DocumentTools.Tight(string.Concat(table.Totals.Select(total => total.Label + total.Amount)));

    /// <summary>Wherever lines go on, both pages show the sum of the lines so far.</summary>
    private static void AssertCarried(SheetTable table, ReadPdf pdf)
    {
        string headings = DocumentTools.Headings(table);
        List<SheetRow> rows = [.. table.Groups.SelectMany(group => group.Rows)];
        string all = DocumentTools.Tight(string.Concat(pdf.Pages.Select(page => page.Content)));
        for (int i = 1; i < pdf.Pages.Count; i++)
        {
            if (!pdf.Pages[i].Content.StartsWith(headings, StringComparison.Ordinal) || pdf.Pages.Take(i).All(page => !page.Content.Contains(headings, StringComparison.Ordinal)))
            {
                continue;
            }

            string label = DocumentTools.Tight(table.CarryLabel);
            string before = Carried(pdf.Pages[i - 1], label, last: true);
            Assert.Equal(before, Carried(pdf.Pages[i], label, last: false));
            Assert.Contains(rows, row => before.StartsWith(DocumentTools.Tight(row.Carry), StringComparison.Ordinal));
        }

        Assert.NotEmpty(all);
    }

    private static string Carried(ReadPage page, string label, bool last)
    {
        int at = last ? page.Artifacts.LastIndexOf(label, StringComparison.Ordinal) : page.Artifacts.IndexOf(label, StringComparison.Ordinal);
        Assert.True(at >= 0, "No sum is carried over: " + page.Artifacts);
        string rest = page.Artifacts[(at + label.Length)..];
        int end = rest.IndexOfAny(['Ü', 'C', 'I', 'S', 'P', 'N']);
        return end < 0 ? rest : rest[..end];
    }

    private static void AssertInside(ReadPage page, Letter letter)
    {
        Assert.InRange(letter.StartBaseLine.Y, 0, page.Height);
        Assert.True(
            letter.StartBaseLine.X >= MostLeft - Tolerance && letter.EndBaseLine.X <= MostRight + Tolerance,
            $"'{letter.Value}' is at {letter.StartBaseLine.X:0.0} to {letter.EndBaseLine.X:0.0}.");
    }

    /// <summary>No column writes into the next: on a base line, each letter starts where the one before it ended, or later.</summary>
    private static void AssertNothingOverlaps(ReadPage page)
    {
        foreach (IGrouping<double, Letter> line in page.Letters.GroupBy(letter => Math.Round(letter.StartBaseLine.Y, 1)))
        {
            Letter[] letters = [.. line.OrderBy(letter => letter.StartBaseLine.X)];
            for (int i = 1; i < letters.Length; i++)
            {
                Assert.True(
                    letters[i].StartBaseLine.X >= letters[i - 1].EndBaseLine.X - Tolerance,
                    $"'{letters[i].Value}' at {letters[i].StartBaseLine.X:0.0} is over '{letters[i - 1].Value}', which ends at {letters[i - 1].EndBaseLine.X:0.0}.");
            }
        }
    }
}
