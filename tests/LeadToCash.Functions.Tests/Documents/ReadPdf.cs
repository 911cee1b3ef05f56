using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;

namespace LeadToCash.Tests.Documents;

/// <summary>A PDF read back by another library than the one that wrote it.</summary>
internal sealed class ReadPdf
{
    private ReadPdf(PdfDocument document)
    {
        Title = document.Information.Title!;
        Author = document.Information.Author!;
        Metadata = document.TryGetXmpMetadata(out XmpMetadata? metadata) ? System.Text.Encoding.UTF8.GetString(metadata.GetXmlBytes().ToArray()).Trim('\ufeff') : "";
        Pages = [.. document.GetPages().Select(page => new ReadPage(page))];
    }

    public string Title { get; }

    public string Author { get; }

    /// <summary>XMP.</summary>
    public string Metadata { get; }

    public IReadOnlyList<ReadPage> Pages { get; }

    public static ReadPdf Open(byte[] bytes)
    {
        using var document = PdfDocument.Open(bytes);
        return new ReadPdf(document);
    }

    /// <summary>What assistive technology reads on all pages, without white space; column headings count on their first page only.</summary>
    public string Content(string headings)
    {
        string content = "";
        foreach (string page in Pages.Select(page => page.Content))
        {
            bool repeated = headings.Length > 0 && content.Contains(headings, StringComparison.Ordinal) && page.StartsWith(headings, StringComparison.Ordinal);
            content += repeated ? page[headings.Length..] : page;
        }

        return content;
    }
}

/// <summary>A page: what is content on it, what is not, and every letter's place.</summary>
internal sealed class ReadPage
{
    public ReadPage(Page page)
    {
        (Width, Height) = (page.Width, page.Height);
        Letters = [.. page.Letters.Where(letter => !string.IsNullOrWhiteSpace(letter.Value))];
        MarkedContentElement[] marked = [.. page.GetMarkedContents().OrderBy(element => element.Index)];
        Content = Text(marked.Where(element => !IsArtifact(element)));
        ArtifactTexts = [.. marked.Where(IsArtifact).Select(element => Text([element]))];
        MarkedLetters = marked.Sum(element => element.Letters.Count(letter => !string.IsNullOrWhiteSpace(letter.Value)));
    }

    public double Width { get; }

    public double Height { get; }

    public IReadOnlyList<Letter> Letters { get; }

    /// <summary>Without white space.</summary>
    public string Content { get; }

    /// <summary>Each without white space.</summary>
    public IReadOnlyList<string> ArtifactTexts { get; }

    /// <summary>Without white space.</summary>
    public string Artifacts => string.Concat(ArtifactTexts);

    public int MarkedLetters { get; }

    private static bool IsArtifact(MarkedContentElement element) => element.IsArtifact || element.Tag == "Artifact";

    private static string Text(IEnumerable<MarkedContentElement> elements) =>
        DocumentTools.Tight(string.Concat(elements.SelectMany(element => element.Letters).Select(letter => letter.Value)));
}
