using System.Text;
using LeadToCash.Documents;

namespace LeadToCash.Tests.Documents;

public sealed class PdfTests
{
    [Theory]
    [InlineData("de", "Angebot Q-2026-00042", "12.562,35 €")]
    [InlineData("en", "Quote Q-2026-00042", "€12,562.35")]
    public void Pdf_OfAQuote_NamesItselfItsAuthorAndItsLanguage(string language, string title, string text)
    {
        byte[] bytes = DocumentTools.Renderer.Pdf(SampleDocuments.Quote(language));
        var pdf = ReadPdf.Open(bytes);

        Assert.Equal(title, pdf.Title);
        Assert.Equal(DocumentTools.Company.Name, pdf.Author);
        Assert.Contains($"/Lang({(language == "de" ? "de-DE" : "en-GB")})", Encoding.Latin1.GetString(bytes), StringComparison.Ordinal);
        Assert.Contains("/MarkInfo", Encoding.Latin1.GetString(bytes), StringComparison.Ordinal);
        Assert.Contains(DocumentTools.Tight(text), string.Concat(pdf.Pages.Select(page => page.Content)), StringComparison.Ordinal);
    }

    [Fact]
    public void Pdf_OfASample_FitsOnAsManyPagesAsACompanyWouldSend()
    {
        Assert.InRange(ReadPdf.Open(DocumentTools.Renderer.Pdf(SampleDocuments.Quote("de"))).Pages.Count, 1, 2);
        Assert.InRange(ReadPdf.Open(DocumentTools.Renderer.Pdf(SampleDocuments.Invoice("de", DocumentTools.Company))).Pages.Count, 1, 2);
    }

    [Fact]
    public void Pdf_MarkupInNames_StaysText()
    {
        CompanyOptions company = new() { Name = "Pumpen & Söhne <GmbH>", Street = "A", PostCode = "1", City = "B", Phone = "1", Email = "a@b.example", VatId = "DE1", RegisterCourt = "C", RegisterNumber = "1", ManagingDirectors = "D", BankName = "E", Iban = "DE02120300000000202051" };
        byte[] bytes = new DocumentRenderer(DocumentTools.Writer(company)).Pdf(SampleDocuments.Quote("de") with { Number = "Q <1> & 2" });
        var pdf = ReadPdf.Open(bytes);

        Assert.Equal("Angebot Q <1> & 2", pdf.Title);
        var metadata = System.Xml.Linq.XDocument.Parse(pdf.Metadata);
        Assert.Contains("Angebot Q <1> & 2", metadata.Root!.Value, StringComparison.Ordinal);
        Assert.Contains(company.Name, metadata.Root!.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void Pdf_WhatTheFontLacks_BecomesQuestionMarksAndHidesNothingElse()
    {
        BusinessDocument quote = SampleDocuments.Quote("de") with { Opening = ["Pumpe \u4e2d\u6587 😀 mit\u00adhin\tund\u200bher e\u0301"] };

        Assert.Contains("Pumpe???mithinundheré", ReadPdf.Open(DocumentTools.Renderer.Pdf(quote)).Pages[0].Content, StringComparison.Ordinal);
    }

    /// <summary>Each word of a description that fills pages is there once, in order, across its breaks.</summary>
    [Fact]
    public void Pdf_ALineLongerThanAPage_IsCutWithoutLosingAWord()
    {
        string[] words = [.. Enumerable.Range(1, 2500).Select(i => $"Wort{i:0000}")];
        BusinessDocument quote = SampleDocuments.Quote("de");
        DocumentLine line = quote.Groups[0].Lines[0] with { Description = string.Join(' ', words) };
        var pdf = ReadPdf.Open(DocumentTools.Renderer.Pdf(quote with { Groups = [quote.Groups[0] with { Lines = [line, .. quote.Groups[0].Lines.Skip(1)] }, quote.Groups[1]] }));
        string content = string.Concat(pdf.Pages.Select(page => page.Content));

        int at = 0;
        foreach (string word in words)
        {
            int found = content.IndexOf(word, at, StringComparison.Ordinal);
            Assert.True(found >= at && content.IndexOf(word, found + 1, StringComparison.Ordinal) < 0, word);
            at = found + word.Length;
        }

        Assert.True(pdf.Pages.Count > 3);
    }

    [Fact]
    public async Task Pdf_ManyAtOnce_AreTheSame()
    {
        BusinessDocument[] documents = [.. Enumerable.Range(0, 40).Select(number => SampleDocuments.LongQuote(number % 2 == 0 ? "de" : "en", 1 + (number * 3)) with { Opening = [Characters(number)] })];
        byte[][] alone = [.. documents.Select(DocumentTools.Renderer.Pdf)];
        byte[][] together = await Task.WhenAll(documents.Select(document => Task.Run(() => DocumentTools.Renderer.Pdf(document))));

        Assert.All(alone.Zip(together), pair => Assert.Equal(pair.First, pair.Second));

        static string Characters(int number) => string.Concat(Enumerable.Range('Ā' + (number * 7), 40).Select(code => (char)code));
    }

    [Fact]
    public void Pdf_AnotherDocument_HasAnotherIdentity()
    {
        string one = Id(DocumentTools.Renderer.Pdf(SampleDocuments.Quote("de")));
        Assert.Equal(one, Id(DocumentTools.Renderer.Pdf(SampleDocuments.Quote("de"))));
        Assert.NotEqual(one, Id(DocumentTools.Renderer.Pdf(SampleDocuments.Quote("de") with { Number = "Q-2026-00043" })));
    }

    [Fact]
    public void Pdf_EmbedsItsTwoFaces()
    {
        using var pdf = UglyToad.PdfPig.PdfDocument.Open(DocumentTools.Renderer.Pdf(SampleDocuments.Quote("de")));
        string[] fonts = [.. pdf.GetPages().SelectMany(page => page.Letters).Select(letter => letter.FontName!).Distinct()];

        Assert.Equal(2, fonts.Length);
        Assert.All(fonts, font => Assert.Matches("^[A-Z]{6}\\+Roboto", font));
    }

    private static string Id(byte[] pdf)
    {
        string text = Encoding.Latin1.GetString(pdf);
        return text.Substring(text.LastIndexOf("/ID[<", StringComparison.Ordinal) + 5, 32);
    }
}
