using System.Globalization;
using LeadToCash.Access;
using LeadToCash.Api.OpenApi;
using LeadToCash.Cases;
using LeadToCash.Pages;
using LeadToCash.Problems;
using LeadToCash.Requests;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Net.Http.Headers;

namespace LeadToCash.OpportunityToQuote.Editor;

/// <summary>Drafts of quotes over HTTP. Who changes one names the ETag that he read; a stale one is refused with 412 and changes nothing.</summary>
public sealed class QuoteDraftsApi(QuoteDraftStore drafts, DraftCheck check, Staff staff)
{
    /// <summary>Begins a new quote as a draft, whatever is known of it: 201 with its ETag. The same <c>Idempotency-Key</c> names the same quote.</summary>
    [Function("BeginQuote")]
    [Describes(Body = typeof(QuoteDraftContent), Answer = typeof(DraftDocument), Status = StatusCodes.Status201Created)]
    public async Task<IResult> BeginAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/quotes")] HttpRequest request, CancellationToken cancellationToken)
    {
        if (!staff.May(request, Permission.RequestQuotes, out IResult? refusal))
        {
            return refusal!;
        }

        (QuoteDraftContent? content, IResult? problem) = await ReadAsync(request, cancellationToken);
        if (content is null)
        {
            return problem!;
        }

        CaseOutcome<Quote, QuoteEvent> begun = await drafts.BeginAsync(request.Headers["Idempotency-Key"].ToString(), content, DraftWriter.Of(staff, request), cancellationToken);
        return !begun.Events.OfType<QuoteDraftOpened>().Single().Content.Equals(content.Named())
            ? Problem.Of(StatusCodes.Status422UnprocessableEntity, "request-id-reused", "This Idempotency-Key named another request before; use a new one for a new request.")
            : begun.State!.Draft is null
                ? Problem.Of(StatusCodes.Status409Conflict, Refusals.DraftMissing, $"Quote {begun.State.Number} was begun by this request before; it is no draft any more.")
                : Shown(request, begun.State, StatusCodes.Status201Created);
    }

    /// <summary>The draft of a quote, with its ETag; 304 when the caller has that one, 404 when there is none.</summary>
    [Function("GetQuoteDraft")]
    [Describes(Answer = typeof(DraftDocument))]
    public async Task<IResult> GetAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/quotes/{id}/draft")] HttpRequest request, string id, CancellationToken cancellationToken)
    {
        if (!staff.May(request, Permission.ReadCases, out IResult? refusal))
        {
            return refusal!;
        }

        return await drafts.FindAsync(id, cancellationToken) is { Draft: not null } quote ? Shown(request, quote) : Problem.NotFound($"There is no draft of a quote '{id}'.");
    }

    /// <summary>
    /// Sets the draft: with <c>If-Match</c> the one that was read, with <c>If-None-Match: *</c> a new one for the version after the current one.
    /// <c>fromVersion</c> names that version; on a draft that was made from an earlier one it carries the draft on.
    /// </summary>
    [Function("PutQuoteDraft")]
    [Describes(Body = typeof(QuoteDraftContent), Answer = typeof(DraftDocument), Query = ["fromVersion"])]
    public async Task<IResult> PutAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "api/quotes/{id}/draft")] HttpRequest request, string id, CancellationToken cancellationToken)
    {
        (Quote? quote, IResult? refusal) = await FindAsync(request, id, cancellationToken);
        if (quote is null)
        {
            return refusal!;
        }

        (QuoteDraftContent? content, IResult? problem) = await ReadAsync(request, cancellationToken);
        if (content is null)
        {
            return problem!;
        }

        (int? from, bool isRight) = FromVersion(request);
        if (!isRight)
        {
            return Problem.Invalid("fromVersion", "Write the number of the quote's current version.");
        }

        DraftWriter writer = DraftWriter.Of(staff, request);
        return RevisionOf(request) is { } revision ? Saved(request, await drafts.SaveAsync(quote, revision, content, from, writer, cancellationToken))
            : request.GetTypedHeaders().IfNoneMatch.Contains(EntityTagHeaderValue.Any)
                ? Saved(request, await drafts.OpenAsync(quote, from ?? quote.QuoteVersion, content, writer, cancellationToken), StatusCodes.Status201Created)
                : DraftRefusals.NameWhatYouRead();
    }

    /// <summary>Throws the draft away; a quote that was nothing else ends with it. Needs <c>If-Match</c>.</summary>
    [Function("DiscardQuoteDraft")]
    [Describes(Status = StatusCodes.Status204NoContent)]
    public async Task<IResult> DiscardAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "api/quotes/{id}/draft")] HttpRequest request, string id, CancellationToken cancellationToken)
    {
        (Quote? quote, IResult? refusal) = await FindAsync(request, id, cancellationToken);
        if (quote is null)
        {
            return refusal!;
        }

        if (RevisionOf(request) is not { } revision)
        {
            return DraftRefusals.NameWhatYouRead();
        }

        CaseOutcome<Quote, QuoteEvent> outcome = await drafts.DiscardAsync(quote, revision, DraftWriter.Of(staff, request), cancellationToken);
        return outcome.Refusal is { } refused ? Problem.Of(refused, DraftRefusals.StatusOf(refused)) : Results.NoContent();
    }

    /// <summary>
    /// Makes the draft a version, which is priced, approved and sent from now on: 202. Needs <c>If-Match</c>. What is missing is named all at once with its path (422), and the
    /// draft stays. Sent twice, it answers the same.
    /// </summary>
    [Function("SubmitQuoteDraft")]
    [Describes(Answer = typeof(SubmittedDraft), Status = StatusCodes.Status202Accepted)]
    public async Task<IResult> SubmitAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/quotes/{id}/draft/submit")] HttpRequest request, string id, CancellationToken cancellationToken)
    {
        (Quote? quote, IResult? refusal) = await FindAsync(request, id, cancellationToken);
        if (quote is null)
        {
            return refusal!;
        }

        if (RevisionOf(request) is not { } revision)
        {
            return DraftRefusals.NameWhatYouRead();
        }

        if (quote.Draft is not { } draft || draft.Revision != revision)
        {
            return await drafts.SubmittedAsync(id, revision, written: null, cancellationToken) is { } before ? Submitted(before) : NotRead(quote);
        }

        CultureInfo.CurrentUICulture = Cultures.Of(request);
        DraftWriter writer = DraftWriter.Of(staff, request);
        CheckedDraft found = await check.CheckAsync(draft.Content, quote, writer.Name, cancellationToken);
        return found.Request is { } complete
            ? Submitted(await drafts.SubmitAsync(quote, revision, written: null, complete, writer, cancellationToken))
            : DraftRefusals.Incomplete(found.Missing);
    }

    private static async Task<(QuoteDraftContent? Content, IResult? Problem)> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        (QuoteDraftContent? sent, IResult? unreadable) = await JsonBody.ReadAsync<QuoteDraftContent>(request, cancellationToken);
        if (sent is null)
        {
            return (null, unreadable);
        }

        (QuoteDraftContent content, IReadOnlyDictionary<string, string[]> errors) = DraftReading.Of(sent);
        return errors.Count > 0 ? (null, Problem.Invalid(errors)) : (content, null);
    }

    private async Task<(Quote? Quote, IResult? Refusal)> FindAsync(HttpRequest request, string id, CancellationToken cancellationToken)
    {
        if (!staff.May(request, Permission.RequestQuotes, out IResult? refusal))
        {
            return (null, refusal);
        }

        return await drafts.FindAsync(id, cancellationToken) is { } quote ? (quote, null) : (null, Problem.NotFound($"There is no quote '{id}'."));
    }

    private static IResult Saved(HttpRequest request, CaseOutcome<Quote, QuoteEvent> outcome, int status = StatusCodes.Status200OK) => outcome switch
    {
        { Refusal.Code: Refusals.DraftExists } => Problem.Of(outcome.Refusal, StatusCodes.Status412PreconditionFailed),
        { Refusal: { } refused } => Problem.Of(refused, DraftRefusals.StatusOf(refused)),
        { State.Draft: null } => Problem.Of(StatusCodes.Status409Conflict, Refusals.DraftMissing, $"The draft of quote {outcome.State!.Number} was saved, but it is gone since then."),
        _ => Shown(request, outcome.State!, status),
    };

    private static IResult Submitted(CaseOutcome<Quote, QuoteEvent> outcome) => outcome.Refusal is { } refused
        ? Problem.Of(refused, DraftRefusals.StatusOf(refused))
        : Results.Accepted(
            $"/api/quotes/{outcome.State!.Id}",
            new SubmittedDraft(outcome.State.Id, outcome.State.Number, outcome.Events.OfType<QuoteDraftSubmitted>().Single().QuoteVersion));

    private static IResult NotRead(Quote quote) => quote.Draft is { } draft
        ? Problem.Of(StatusCodes.Status412PreconditionFailed, Refusals.DraftStale, $"The draft of quote {quote.Number} was changed by {draft.Author} meanwhile; read it again.")
        : Problem.Of(StatusCodes.Status409Conflict, Refusals.DraftMissing, $"Quote {quote.Number} has no draft; it was submitted or discarded, or nobody began one.");

    private static IResult Shown(HttpRequest request, Quote quote, int status = StatusCodes.Status200OK)
    {
        EntityTagHeaderValue tag = DraftDocument.TagOf(quote.Draft!.Revision);
        request.HttpContext.Response.Headers.ETag = tag.ToString();
        if (status == StatusCodes.Status201Created)
        {
            request.HttpContext.Response.Headers.Location = $"/api/quotes/{quote.Id}/draft";
        }

        return HttpMethods.IsGet(request.Method) && request.GetTypedHeaders().IfNoneMatch.Any(known => known.Compare(tag, useStrongComparison: false))
            ? Results.StatusCode(StatusCodes.Status304NotModified)
            : Results.Json(DraftDocument.Of(quote), CaseJson.Options, statusCode: status);
    }

    /// <summary>The revision of the one strong ETag in If-Match; an ETag that no draft ever had is revision 0. Null when nothing is named.</summary>
    private static int? RevisionOf(HttpRequest request) => request.GetTypedHeaders().IfMatch is [var tag, ..]
        ? int.TryParse(tag.Tag.AsSpan().Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out int revision) && !tag.IsWeak ? revision : 0
        : null;

    private static (int? From, bool IsRight) FromVersion(HttpRequest request) => request.Query["fromVersion"].ToString() is { Length: > 0 } text
        ? (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int from) ? from : null, from > 0)
        : (null, true);
}
