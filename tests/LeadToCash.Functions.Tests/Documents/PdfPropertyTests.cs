using FsCheck.Xunit;
using LeadToCash.Documents;
using UglyToad.PdfPig.Content;

namespace LeadToCash.Tests.Documents;

public sealed class PdfPropertyTests
{
    private const double Tolerance = 0.5;
    private const double MostLeft = 25 / 25.4 * 72;
    private const double MostRight = 197 / 25.4 * 72;

    /// <summary>Lines are short enough not to be cut, so that the order is the sheet's.</summary>
    [Property(MaxTest = 25, Arbitrary = [typeof(BriefDocuments)])]
    public void Pdf_OfBriefLines_SaysEverythingOnceInOrderAndKeepsTotalsWithTheLastLine(BusinessDocument document)
    {
        DocumentSheet sheet = DocumentTools.Renderer.Sheet(document);
        var pdf = ReadPdf.Open(DocumentRenderer.Pdf(sheet));

        Assert.Equal(DocumentTools.Said(sheet), pdf.Content(Headings(sheet)));
        if (sheet.Table is { } table)
        {
            ReadPage end = pdf.Pages.Single(page => page.Content.Contains(Totals(table), StringComparison.Ordinal));
            SheetRow last = table.Groups.SelectMany(group => group.Rows).Last();
            string text = DocumentTools.Tight(last.Details.Count > 0 ? last.Details[^1] : last.Name);
            Assert.True(
                end.Content.Contains(DocumentTools.Tight(last.Net), StringComparison.Ordinal) || end.Content.Contains(text[^Math.Min(6, text.Length)..], StringComparison.Ordinal),
                "The totals stand alone."); // beside a wide price the item's column is so narrow that even a brief line is cut: then its end is there
        }
    }

    /// <summary>Long lines are cut over pages: the figures of a line stand before the rest of its texts then.</summary>
    [Property(MaxTest = 20, Arbitrary = [typeof(RandomDocuments)])]
    public void Pdf_OfAnyDocument_SaysEverythingOnceInsideOfItsPages(BusinessDocument document)
    {
        DocumentSheet sheet = DocumentTools.Renderer.Sheet(document);
        var pdf = ReadPdf.Open(DocumentRenderer.Pdf(sheet));

        Assert.Equal(string.Concat(DocumentTools.Said(sheet).Order()), string.Concat(pdf.Content(Headings(sheet)).Order()));
        foreach (ReadPage page in pdf.Pages)
        {
            Assert.Equal(page.Letters.Count, page.MarkedLetters);
            Assert.All(page.Letters, letter => AssertInside(page, letter));
            AssertNothingOverlaps(page);
        }
    }

    [Property(MaxTest = 15, Arbitrary = [typeof(RandomDocuments)])]
    public void Pdf_OfAnyDocument_NumbersItsPagesCarriesSumsOverAndKeepsTotalsTogether(BusinessDocument document)
    {
        DocumentSheet sheet = DocumentTools.Renderer.Sheet(document);
        var pdf = ReadPdf.Open(DocumentRenderer.Pdf(sheet));
        for (int i = 0; i < pdf.Pages.Count; i++)
        {
            string number = string.Format(sheet.PageFormat, i + 1, pdf.Pages.Count);
            Assert.Contains(DocumentTools.Tight(number), pdf.Pages[i].Artifacts, StringComparison.Ordinal);
            Assert.Contains(document.ContentHash!, pdf.Pages[i].Artifacts, StringComparison.Ordinal);
        }

        if (sheet.Table is { } table)
        {
            AssertCarried(table, pdf);
            Assert.Single(pdf.Pages, page => page.Content.Contains(Totals(table), StringComparison.Ordinal));
        }
    }

    [Property(MaxTest = 10, Arbitrary = [typeof(RandomDocuments)])]
    public void Pdf_OfTheSameDocument_HasTheSameBytes(BusinessDocument document) =>
        Assert.Equal(DocumentTools.Renderer.Pdf(document), DocumentTools.Renderer.Pdf(document with { Number = document.Number }));

    private static string Headings(DocumentSheet sheet) => sheet.Table is { } table ? DocumentTools.Headings(table) : "";

    /// <summary>All totals, one after the other.</summary>
    private static string Totals(SheetTable table) => DocumentTools.Tight(string.Concat(table.Totals.Select(total => total.Label + total.Amount)));

    /// <summary>Wherever lines go on, both pages show the sum of the lines so far.</summary>
    private static void AssertCarried(SheetTable table, ReadPdf pdf)
    {
        (string headings, string label) = (DocumentTools.Headings(table), DocumentTools.Tight(table.CarryLabel));
        HashSet<string> sums = [.. table.Groups.SelectMany(group => group.Rows).Select(row => label + DocumentTools.Tight(row.Carry))];
        int first = pdf.Pages.ToList().FindIndex(page => page.Content.Contains(headings, StringComparison.Ordinal));
        for (int i = first + 1; i < pdf.Pages.Count && pdf.Pages[i].Content.StartsWith(headings, StringComparison.Ordinal); i++)
        {
            string before = pdf.Pages[i - 1].ArtifactTexts.Last(text => text.StartsWith(label, StringComparison.Ordinal));
            Assert.Equal(before, pdf.Pages[i].ArtifactTexts.First(text => text.StartsWith(label, StringComparison.Ordinal)));
            Assert.Contains(before, sums);
        }
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
