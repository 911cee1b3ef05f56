using System.Globalization;
using LeadToCash.Access;
using LeadToCash.Api.OpenApi;
using LeadToCash.Calendar;
using LeadToCash.Cases;
using LeadToCash.Pages;
using LeadToCash.Requests;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace LeadToCash.OpportunityToQuote.Editor;

/// <summary>A quote on one page for staff: where it stands, what it waits for, all its versions, and what was said about it.</summary>
public sealed class StaffQuoteTrigger(QuoteDraftStore drafts, QuoteReplies replies, QuoteViews views, Staff staff, BusinessCalendars calendars, TimeProvider time)
{
    private const int MostViews = 20;

    /// <summary>The page; <c>version</c> shows the lines of an earlier version. Changes nothing.</summary>
    [Function("ShowQuoteToStaff")]
    [Describes(Page = true, Query = ["version"])]
    public async Task<IResult> ShowAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "staff/quotes/{id}")] HttpRequest request, string id, CancellationToken cancellationToken)
    {
        if (!staff.May(request, Permission.ReadCases, out IResult? refusal))
        {
            return refusal!;
        }

        return await drafts.FindAsync(id, cancellationToken) is { } quote
            ? await ShownAsync(request, quote, int.TryParse(request.Query["version"], NumberStyles.None, CultureInfo.InvariantCulture, out int version) ? version : quote.QuoteVersion, cancellationToken)
            : StaffQuotes.Unknown(id);
    }

    /// <summary>
    /// Begins the draft of the version after <c>fromVersion</c>: with what that one asks for, or, with the number of a <c>turn</c>, with what the customer asked for in it, at his price.
    /// A draft that is there already is left as it is.
    /// </summary>
    [Function("WriteNextVersion")]
    [Describes(Body = typeof(NextVersionForm), Form = true, Page = true)]
    public async Task<IResult> OpenAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "staff/quotes/{id}/draft")] HttpRequest request, string id, CancellationToken cancellationToken)
    {
        (Quote? quote, SubmittedFields fields, IResult? refusal) = await ReadAsync(request, id, cancellationToken);
        if (quote is null)
        {
            return refusal!;
        }

        int from = Number(fields["fromVersion"]) ?? quote.QuoteVersion;
        QuoteTurn? turn = Number(fields["turn"]) is { } number ? quote.Turns.ElementAtOrDefault(number - 1) : null;
        QuoteDraftContent content = turn is null ? QuoteDrafts.Of(quote) : QuoteDrafts.Granting(quote, turn);
        CaseOutcome<Quote, QuoteEvent> opened = await drafts.OpenAsync(quote, from, content, DraftWriter.Of(staff, request), cancellationToken);
        return opened.Refusal is { Code: not Refusals.DraftExists } refused ? StaffQuotes.Refused(refused.Reason)
            : opened.Refusal is { } exists && turn is not null ? StaffQuotes.Refused(exists.Reason)
            : Results.Redirect($"{StaffQuotes.PathOf(id)}/edit");
    }

    /// <summary>Writes to the customer. Field: text. Clicked twice, it is written once.</summary>
    [Function("ReplyOnQuotePage")]
    [Describes(Body = typeof(ReplyForm), Form = true, Page = true)]
    public async Task<IResult> ReplyAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "staff/quotes/{id}/reply")] HttpRequest request, string id, CancellationToken cancellationToken)
    {
        (Quote? quote, SubmittedFields fields, IResult? refusal) = await ReadAsync(request, id, cancellationToken);
        if (quote is null)
        {
            return refusal!;
        }

        if (QuoteReplies.Wrong(fields["text"]) is { } sentence)
        {
            return await ShownAsync(request, quote, quote.QuoteVersion, cancellationToken, sentence, fields["text"]);
        }

        QuoteReply reply = new(fields["text"], Number(fields["quoteVersion"]));
        CaseOutcome<Quote, QuoteEvent> written = await replies.WriteAsync(quote, reply, fields["requestId"], DraftWriter.Of(staff, request), cancellationToken);
        return written.Refusal is { } refused
            ? await ShownAsync(request, written.State!, written.State!.QuoteVersion, cancellationToken, refused.Reason, fields["text"])
            : Results.Redirect($"{StaffQuotes.PathOf(id)}#negotiation");
    }

    private async Task<(Quote? Quote, SubmittedFields Fields, IResult? Refusal)> ReadAsync(HttpRequest request, string id, CancellationToken cancellationToken)
    {
        if (!staff.May(request, Permission.RequestQuotes, out IResult? refusal))
        {
            return (null, SubmittedFields.Empty, refusal);
        }

        (SubmittedFields fields, IResult? unreadable) = await SubmittedFields.ReadAsync(request, cancellationToken);
        return unreadable is not null ? (null, fields, unreadable)
            : await drafts.FindAsync(id, cancellationToken) is { } quote ? (quote, fields, null)
            : (null, fields, StaffQuotes.Unknown(id));
    }

    private async Task<IResult> ShownAsync(
        HttpRequest request, Quote quote, int version, CancellationToken cancellationToken, string? error = null, string? reply = null) => Page.Of<StaffQuotePage>(
        Cultures.English,
        new Dictionary<string, object?>
        {
            ["Quote"] = quote,
            ["Version"] = version,
            ["Views"] = await views.ListAsync(quote.Id, MostViews, cancellationToken),
            ["Today"] = calendars.Today(time),
            ["MayWrite"] = PolicyTable.Allows(staff.Of(request)!.Roles, Permission.RequestQuotes),
            ["Error"] = error,
            ["Reply"] = reply,
        },
        error is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest);

    private static int? Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : null;
}

/// <summary>Fields of the button that begins a next version.</summary>
/// <param name="FromVersion">The version that it starts from.</param>
/// <param name="Turn">Number of the turn, from 1, whose wishes are granted; none for the version as it is.</param>
internal sealed record NextVersionForm(int FromVersion, int? Turn);

/// <summary>Fields of the form that writes to the customer.</summary>
/// <param name="Text">What is written.</param>
/// <param name="QuoteVersion">The version that it is about.</param>
/// <param name="RequestId">Names the reply.</param>
internal sealed record ReplyForm(string Text, int QuoteVersion, string RequestId);
