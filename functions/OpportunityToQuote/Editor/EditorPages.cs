using LeadToCash.Catalog;
using LeadToCash.Mail;
using LeadToCash.Pages;
using Microsoft.AspNetCore.Http;

namespace LeadToCash.OpportunityToQuote.Editor;

/// <summary>The editor's page with what a draft comes to.</summary>
public sealed class EditorPages(QuotePreviews previews, ProductCatalog catalog)
{
    private const int MostSuggestions = 500;

    /// <summary>The empty page of a new quote.</summary>
    public IResult New(DraftWriter writer) => Shown(
        new EditorView { Form = new QuoteForm { Country = "DE" }, RequestId = Guid.NewGuid().ToString(), Products = Suggestions(), AsksForRequester = Asks(writer) }, StatusCodes.Status200OK);

    /// <summary>The page of what was written.</summary>
    /// <param name="view">What is known of it; the figures are added.</param>
    /// <param name="content">The same as a draft; null when it can't be read.</param>
    /// <param name="writer">Who writes.</param>
    /// <param name="status">HTTP status.</param>
    /// <param name="cancellationToken">Stops between requests.</param>
    public async Task<IResult> OfAsync(EditorView view, QuoteDraftContent? content, DraftWriter writer, int status, CancellationToken cancellationToken) => Shown(
        view with
        {
            Preview = content is null ? null : await previews.OfAsync(content, view.Quote, writer.Name, cancellationToken),
            Products = Suggestions(),
            AsksForRequester = Asks(writer),
        },
        status);

    /// <summary>The page of what is saved.</summary>
    public Task<IResult> OfAsync(Quote quote, DraftWriter writer, CancellationToken cancellationToken)
    {
        QuoteDraft draft = quote.Draft!;
        EditorView view = new() { Quote = quote, Form = DraftForms.Of(draft.Content), Revision = draft.Revision, Products = [] };
        return OfAsync(view, draft.Content, writer, StatusCodes.Status200OK, cancellationToken);
    }

    private static IResult Shown(EditorView view, int status) => Page.Of<QuoteEditorPage>(Cultures.English, new Dictionary<string, object?> { ["View"] = view }, status);

    private static bool Asks(DraftWriter writer) => !MailAddresses.IsOne(writer.Name);

    private IReadOnlyList<Product> Suggestions() => [.. catalog.Products.Take(MostSuggestions)];
}
