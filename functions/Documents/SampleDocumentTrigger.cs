using System.Globalization;
using LeadToCash.Access;
using LeadToCash.Api.OpenApi;
using LeadToCash.Mail;
using LeadToCash.Pages;
using LeadToCash.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Options;

namespace LeadToCash.Documents;

/// <summary>Shows letterhead and layout on a made-up document. Not there when mails are really sent, as the mailbox.</summary>
public sealed class SampleDocumentTrigger(DocumentRenderer renderer, IOptions<CompanyOptions> company, IMailer mailer, Staff staff)
{
    private const int MostLines = 1000;

    /// <summary>A sample as a page: <c>kind</c> is quote or invoice, <c>language</c> de or en, <c>lines</c> makes a quote of so many.</summary>
    [Function("SampleDocument")]
    [Describes(Page = true, Query = ["kind", "language", "lines"])]
    public IResult Show([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "documents/sample")] HttpRequest request) => Answer(request, document =>
    {
        DocumentSheet sheet = renderer.Sheet(document);
        return Page.Of<DocumentPage>(
            sheet.Culture, new Dictionary<string, object?> { ["Sheet"] = sheet, ["PdfUrl"] = "/documents/sample.pdf" + request.QueryString.ToUriComponent() });
    });

    /// <summary>The same as a PDF.</summary>
    [Function("SampleDocumentPdf")]
    [Describes(Query = ["kind", "language", "lines"])]
    public IResult Download([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "documents/sample.pdf")] HttpRequest request) => Answer(request, document =>
    {
        PageHeaders.Set(request.HttpContext.Response);
        return Results.Bytes(renderer.Pdf(document), DocumentRenderer.PdfType);
    });

    private IResult Answer(HttpRequest request, Func<BusinessDocument, IResult> render)
    {
        if (!staff.May(request, Permission.ReadMails, out IResult? refusal))
        {
            return refusal!;
        }

        return mailer is not MailboxMailer
            ? Problem.NotFound("Samples are shown only where mails are kept instead of sent.")
            : Sample(request.Query) is { } document ? render(document) : Problem.NotFound("A sample is a quote or an invoice of at most 1,000 lines, in de or en.");
    }

    private BusinessDocument? Sample(IQueryCollection query)
    {
        string language = query["language"].FirstOrDefault() ?? "de";
        string? lines = query["lines"].FirstOrDefault();
        return (query["kind"].FirstOrDefault() ?? "quote") switch
        {
            _ when language is not ("de" or "en") => null,
            "invoice" => SampleDocuments.Invoice(language, company.Value),
            "quote" when lines is null => SampleDocuments.Quote(language),
            "quote" when int.TryParse(lines, NumberStyles.None, CultureInfo.InvariantCulture, out int count) && count is > 0 and <= MostLines =>
                SampleDocuments.LongQuote(language, count),
            _ => null,
        };
    }
}
