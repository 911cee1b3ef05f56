using System.Globalization;
using LeadToCash.Access;
using LeadToCash.Api.OpenApi;
using LeadToCash.Cases;
using LeadToCash.Pages;
using LeadToCash.Problems;
using LeadToCash.Requests;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace LeadToCash.OpportunityToQuote.Editor;

/// <summary>Figures of what somebody is writing.</summary>
public sealed class QuotePreviewApi(QuotePreviews previews, QuoteDraftStore drafts, Staff staff)
{
    /// <summary>
    /// Prices, margins, availability and approvals of a draft, and what it lacks; nothing is stored or reserved. <c>quote</c> names the quote whose next version it would become.
    /// </summary>
    [Function("PreviewQuote")]
    [Describes(Body = typeof(QuoteDraftContent), Answer = typeof(QuotePreview), Query = ["quote"])]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/quotes/preview")] HttpRequest request, CancellationToken cancellationToken)
    {
        if (!staff.May(request, Permission.RequestQuotes, out IResult? refusal))
        {
            return refusal!;
        }

        (QuoteDraftContent? sent, IResult? unreadable) = await JsonBody.ReadAsync<QuoteDraftContent>(request, cancellationToken);
        if (sent is null)
        {
            return unreadable!;
        }

        (QuoteDraftContent content, IReadOnlyDictionary<string, string[]> errors) = DraftReading.Of(sent);
        if (errors.Count > 0)
        {
            return Problem.Invalid(errors);
        }

        string id = request.Query["quote"].ToString();
        Quote? quote = id.Length > 0 ? await drafts.FindAsync(id, cancellationToken) : null;
        if (id.Length > 0 && quote is null)
        {
            return Problem.NotFound($"There is no quote '{id}'.");
        }

        CultureInfo culture = Cultures.Of(request);
        (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, culture);
        return Results.Json(await previews.OfAsync(content, quote, staff.Of(request)!.Name, cancellationToken), CaseJson.Options);
    }
}
