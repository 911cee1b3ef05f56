using System.Globalization;
using LeadToCash.Access;
using LeadToCash.Api.OpenApi;
using LeadToCash.Cases;
using LeadToCash.Pages;
using LeadToCash.Requests;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace LeadToCash.OpportunityToQuote.Editor;

/// <summary>The page on which our people write quotes. It works without JavaScript: every button saves what was written.</summary>
public sealed class QuoteEditorTrigger(QuoteDraftStore drafts, EditorDesk desk, EditorPages pages, Staff staff)
{
    /// <summary>The empty page of a new quote. Changes nothing.</summary>
    [Function("NewQuotePage")]
    [Describes(Page = true)]
    public IResult ShowNew([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "staff/quotes/new")] HttpRequest request) =>
        staff.May(request, Permission.RequestQuotes, out IResult? refusal) ? pages.New(DraftWriter.Of(staff, request)) : refusal!;

    /// <summary>Begins the quote that the page is about. Sent twice, it begins one.</summary>
    [Function("BeginQuoteOnPage")]
    [Describes(Page = true)]
    public async Task<IResult> BeginAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "staff/quotes/new")] HttpRequest request, CancellationToken cancellationToken)
    {
        (EditorFields? fields, IResult? refusal) = await ReadAsync(request, cancellationToken);
        return fields is null ? refusal! : await desk.BeginAsync(fields, DraftWriter.Of(staff, request), cancellationToken);
    }

    /// <summary>The draft with its figures; a quote without one is shown as it is.</summary>
    [Function("EditQuotePage")]
    [Describes(Page = true)]
    public async Task<IResult> ShowAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "staff/quotes/{id}/edit")] HttpRequest request, string id, CancellationToken cancellationToken)
    {
        if (!staff.May(request, Permission.RequestQuotes, out IResult? refusal))
        {
            return refusal!;
        }

        (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (Cultures.English, Cultures.English);
        return await drafts.FindAsync(id, cancellationToken) switch
        {
            null => StaffQuotes.Unknown(id),
            { Draft: null } => Results.Redirect(StaffQuotes.PathOf(id)),
            var quote => await pages.OfAsync(quote, DraftWriter.Of(staff, request), cancellationToken),
        };
    }

    /// <summary>Saves, submits or discards the draft, as the button says; <c>action=show</c> only shows its figures.</summary>
    [Function("EditQuote")]
    [Describes(Page = true)]
    public async Task<IResult> SaveAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "staff/quotes/{id}/edit")] HttpRequest request, string id, CancellationToken cancellationToken)
    {
        (EditorFields? fields, IResult? refusal) = await ReadAsync(request, cancellationToken);
        if (fields is null)
        {
            return refusal!;
        }

        return await drafts.FindAsync(id, cancellationToken) is { } quote
            ? await desk.CarryOutAsync(quote, fields, DraftWriter.Of(staff, request), cancellationToken)
            : StaffQuotes.Unknown(id);
    }

    private async Task<(EditorFields? Fields, IResult? Refusal)> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (!staff.May(request, Permission.RequestQuotes, out IResult? refusal))
        {
            return (null, refusal);
        }

        (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (Cultures.English, Cultures.English);
        (IFormCollection? form, IResult? unreadable) = await FormBody.ReadAsync(request, cancellationToken);
        return (form is null ? null : EditorFields.Of(form), unreadable);
    }
}
