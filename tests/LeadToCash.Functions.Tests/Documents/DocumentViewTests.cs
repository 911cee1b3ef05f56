using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using FsCheck.Xunit;
using LeadToCash.Documents;
using LeadToCash.Pages;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace LeadToCash.Tests.Documents;

public sealed class DocumentViewTests
{
    private static readonly PageRenderer Pages = Renderer();

    /// <summary>Each text of the sheet, and so of the PDF, is on the page in the same order.</summary>
    [Property(MaxTest = 20, Arbitrary = [typeof(RandomDocuments)])]
    public async Task Page_OfAnyDocument_SaysWhatThePdfSays(BusinessDocument document)
    {
        DocumentSheet sheet = DocumentTools.Renderer.Sheet(document);
        using IDocument page = await RenderAsync(sheet);
        IElement article = page.QuerySelector("article.document")!;
        foreach (IElement extra in article.QuerySelectorAll("header.letterhead, footer.imprint, caption").ToList())
        {
            extra.Remove();
        }

        Assert.Equal(DocumentTools.Said(sheet), DocumentTools.Tight(article.TextContent));
    }

    [Fact]
    public async Task Page_IsInTheDocumentsLanguageEscapedAndWithoutInlineStyleOrScript()
    {
        DocumentSheet sheet = DocumentTools.Renderer.Sheet(SampleDocuments.Quote("de") with { Opening = ["<script>alert(1)</script>"] });
        using IDocument page = await RenderAsync(sheet);

        Assert.Equal("de", page.QuerySelector("article.document")!.GetAttribute("lang"));
        Assert.Empty(page.QuerySelectorAll("script, style, [style], [onclick], img"));
        Assert.Contains("<script>alert(1)</script>", page.QuerySelector("article")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_OfAnInvoice_HasTheCodeWithItsQuietZoneAndWords()
    {
        DocumentSheet sheet = DocumentTools.Renderer.Sheet(SampleDocuments.Invoice("en", DocumentTools.Company));
        using IDocument page = await RenderAsync(sheet);
        IElement code = page.QuerySelector("svg.square")!;

        Assert.StartsWith("QR code for a bank transfer of €", code.GetAttribute("aria-label"), StringComparison.Ordinal);
        Assert.Equal($"-4 -4 {sheet.Payment!.Code.Count + 8} {sheet.Payment.Code.Count + 8}", code.GetAttribute("viewBox"));
        Assert.Equal(sheet.Payment.Code.Sum(row => row.Count(dark => dark)), code.QuerySelector("path")!.GetAttribute("d")!.Count(c => c == 'M'));
    }

    [Fact]
    public void Code_StaysWithinTheVersionThatBankingAppsRead()
    {
        PaymentCode longest = PaymentCode.ForTransfer(new string('n', 70), Iban.Parse(DocumentTools.Company.Iban), Money.Of(999_999_999.99m, "EUR"), text: new string('t', 140), bic: "BYLADEM1001");
        SheetPayment payment = DocumentTools.Renderer.Sheet(SampleDocuments.Invoice("de", DocumentTools.Company) with { Payment = longest }).Payment!;

        Assert.InRange(payment.Code.Count, 21, 17 + (4 * 13));
        Assert.All(payment.Code, row => Assert.Equal(payment.Code.Count, row.Count));
    }

    private static async Task<IDocument> RenderAsync(DocumentSheet sheet) =>
        await new HtmlParser().ParseDocumentAsync(await Pages.RenderAsync<DocumentView>(sheet.Culture, new Dictionary<string, object?> { ["Sheet"] = sheet }));

    private static PageRenderer Renderer()
    {
        ServiceProvider services = new ServiceCollection().AddLogging().AddLocalization().BuildServiceProvider();
        return new PageRenderer(services, services.GetRequiredService<ILoggerFactory>());
    }
}
