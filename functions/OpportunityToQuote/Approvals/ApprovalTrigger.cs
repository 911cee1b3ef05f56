using LeadToCash.Api.OpenApi;
using LeadToCash.Links;
using LeadToCash.Requests;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using QuoteStore = LeadToCash.Cases.CaseStore<LeadToCash.OpportunityToQuote.Quote, LeadToCash.OpportunityToQuote.QuoteCommand, LeadToCash.OpportunityToQuote.QuoteEvent>;

namespace LeadToCash.OpportunityToQuote.Approvals;

/// <summary>The approver's link: looking changes nothing, sending decides, and sending again gets the first answer.</summary>
public sealed class ApprovalTrigger(QuoteStore quotes, LinkSigner links, ApprovalAnswers answers, ApprovalDesk desk)
{
    /// <summary>The quote with all that the approver needs to know.</summary>
    [Function("ShowApproval")]
    public async Task<IResult> ShowAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "approvals/{token}")] HttpRequest request, string token, CancellationToken cancellationToken) =>
        await FindAsync(token, cancellationToken) is (LinkClaims claims, Quote quote) ? answers.Show(request, quote, claims) : LinkPages.Invalid(request);

    /// <summary>
    /// Decides: <c>decision</c> is <c>approve</c> or <c>reject</c>, <c>comment</c> says why. Who decided offline sends <c>decidedAt</c> and the
    /// <c>fingerprint</c> that he saw; a decision on another content is refused.
    /// </summary>
    [Function("DecideApproval")]
    [Describes(Body = typeof(LinkDecision), Form = true, Answer = typeof(ApprovalDecided), Page = true)]
    public async Task<IResult> DecideAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "approvals/{token}")] HttpRequest request, string token, CancellationToken cancellationToken)
    {
        if (await FindAsync(token, cancellationToken) is not (LinkClaims claims, Quote quote))
        {
            return LinkPages.Invalid(request);
        }

        (SubmittedFields fields, IResult? problem) = await SubmittedFields.ReadAsync(request, cancellationToken);
        return problem ?? await desk.DecideAsync(request, quote, claims, fields, $"approver:{claims.Step}", cancellationToken);
    }

    private async Task<(LinkClaims Claims, Quote Quote)?> FindAsync(string token, CancellationToken cancellationToken) =>
        links.Read(QuoteLinks.Approvals, token).Claims is { } claims && await quotes.FindAsync(claims.CaseId, cancellationToken) is { } file
            ? (claims, file.State)
            : null;
}

/// <summary>What an approver's link takes.</summary>
/// <param name="Decision"><c>approve</c> or <c>reject</c>.</param>
/// <param name="Comment">At most 2,000 characters; a rejection needs it.</param>
/// <param name="Fingerprint">Of the content that was seen.</param>
/// <param name="DecidedAt">When it was decided, if offline.</param>
internal sealed record LinkDecision(string Decision, string? Comment, string? Fingerprint, DateTimeOffset? DecidedAt);
