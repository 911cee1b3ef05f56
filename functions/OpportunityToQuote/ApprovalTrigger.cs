using LeadToCash.Cases;
using LeadToCash.Links;
using LeadToCash.Problems;
using LeadToCash.Requests;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using QuoteStore = LeadToCash.Cases.CaseStore<LeadToCash.OpportunityToQuote.Quote, LeadToCash.OpportunityToQuote.QuoteCommand, LeadToCash.OpportunityToQuote.QuoteEvent>;

namespace LeadToCash.OpportunityToQuote;

/// <summary>The approver's link: looking changes nothing, sending decides, and sending again gets the first answer.</summary>
public sealed class ApprovalTrigger(QuoteStore quotes, LinkSigner links, ApprovalAnswers answers)
{
    private const int MaximumComment = 2000;

    /// <summary>The quote with all that the approver needs to know.</summary>
    [Function("ShowApproval")]
    public async Task<IResult> ShowAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "approvals/{token}")] HttpRequest request, string token, CancellationToken cancellationToken) =>
        await FindAsync(token, cancellationToken) is (LinkClaims claims, Quote quote) ? answers.Show(request, quote, claims) : LinkPages.Invalid(request);

    /// <summary>Decides: <c>decision</c> is <c>approve</c> or <c>reject</c>, <c>comment</c> says why.</summary>
    [Function("DecideApproval")]
    public async Task<IResult> DecideAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "approvals/{token}")] HttpRequest request, string token, CancellationToken cancellationToken)
    {
        if (await FindAsync(token, cancellationToken) is not (LinkClaims claims, Quote quote))
        {
            return LinkPages.Invalid(request);
        }

        (SubmittedFields fields, IResult? problem) = await SubmittedFields.ReadAsync(request, cancellationToken);
        if (problem is not null)
        {
            return problem;
        }

        if (fields["decision"] is not (("approve" or "reject") and { } decision))
        {
            return answers.NoDecision(request, quote, claims);
        }

        string? comment = fields.Optional("comment", MaximumComment);
        QuoteCommand.DecideApproval command = new(claims.Version, QuoteLinks.StepOf(claims), QuoteLinks.RoleOf(claims), decision == "approve", comment);
        CaseOutcome<Quote, QuoteEvent> outcome = await quotes.ExecuteAsync(claims.CaseId, claims.CommandId, command, $"approver:{claims.Step}", cancellationToken);
        return answers.Decided(request, outcome, claims, comment);
    }

    private async Task<(LinkClaims Claims, Quote Quote)?> FindAsync(string token, CancellationToken cancellationToken) =>
        links.Read(QuoteLinks.Approvals, token).Claims is { } claims && await quotes.FindAsync(claims.CaseId, cancellationToken) is { } file
            ? (claims, file.State)
            : null;
}
