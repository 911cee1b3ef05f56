using LeadToCash.Access;
using LeadToCash.Api.OpenApi;
using LeadToCash.Cases;
using LeadToCash.Problems;
using LeadToCash.Requests;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace LeadToCash.OpportunityToQuote.Editor;

/// <summary>What our people write to the customer about a quote that is out.</summary>
public sealed class QuoteRepliesApi(QuoteReplies replies, QuoteDraftStore drafts, Staff staff)
{
    /// <summary>
    /// Writes to the customer without changing the quote: 201. <c>quoteVersion</c> is the version that it is about, the current one unless given; an earlier one is refused with
    /// 410. The same <c>Idempotency-Key</c> writes once.
    /// </summary>
    [Function("ReplyToCustomer")]
    [Describes(Body = typeof(QuoteReply), Answer = typeof(QuoteTurn), Status = StatusCodes.Status201Created)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/quotes/{id}/replies")] HttpRequest request, string id, CancellationToken cancellationToken)
    {
        if (!staff.May(request, Permission.RequestQuotes, out IResult? refusal))
        {
            return refusal!;
        }

        (QuoteReply? reply, IResult? unreadable) = await JsonBody.ReadAsync<QuoteReply>(request, cancellationToken);
        if (reply is null)
        {
            return unreadable!;
        }

        if (QuoteReplies.Wrong(reply.Text) is { } sentence)
        {
            return Problem.Invalid("text", sentence);
        }

        if (await drafts.FindAsync(id, cancellationToken) is not { } quote)
        {
            return Problem.NotFound($"There is no quote '{id}'.");
        }

        CaseOutcome<Quote, QuoteEvent> outcome = await replies.WriteAsync(
            quote, reply, request.Headers["Idempotency-Key"].ToString(), DraftWriter.Of(staff, request), cancellationToken);
        return outcome.Refusal is { } refused
            ? Problem.Of(refused, refused.Code == Refusals.Superseded ? StatusCodes.Status410Gone : StatusCodes.Status409Conflict)
            : Results.Json(Turn(outcome.Event<ReplyWritten>()!), CaseJson.Options, statusCode: StatusCodes.Status201Created);
    }

    private static QuoteTurn Turn(ReplyWritten reply) => new() { QuoteVersion = reply.QuoteVersion, At = reply.At, Author = reply.Author, Text = reply.Text };
}
