using LeadToCash.Documents.Pdf;
using LeadToCash.Mail;

namespace LeadToCash.Documents;

/// <summary>Renders business documents. Pure: the same document, the same bytes and texts; safe to repeat and to call at once.</summary>
public sealed class DocumentRenderer(SheetWriter writer)
{
    /// <summary>Media type of a PDF.</summary>
    public const string PdfType = "application/pdf";

    /// <summary>The words and figures of a document: the parameter <c>Sheet</c> of <see cref="DocumentView"/> and <see cref="DocumentPage"/>.</summary>
    /// <exception cref="Cases.BusinessRuleException">Its figures don't add up.</exception>
    public DocumentSheet Sheet(BusinessDocument document) => writer.Write(document);

    /// <summary>The document as a tagged PDF of A4 pages with its fonts embedded.</summary>
    /// <exception cref="Cases.BusinessRuleException">Its figures don't add up.</exception>
    public byte[] Pdf(BusinessDocument document) => Pdf(Sheet(document));

    /// <summary>A sheet as a PDF.</summary>
    public static byte[] Pdf(DocumentSheet sheet) => PdfPainter.Paint(sheet, LetterLayout.Of(sheet));

    /// <summary>The PDF for a mail, named after the document: Angebot Q-2026-00042.pdf.</summary>
    /// <exception cref="Cases.BusinessRuleException">Its figures don't add up.</exception>
    public MailAttachment Attachment(BusinessDocument document)
    {
        DocumentSheet sheet = Sheet(document);
        return new MailAttachment(MailAttachment.SafeName(sheet.Title) + ".pdf", PdfType, Pdf(sheet));
    }
}
