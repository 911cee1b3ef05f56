using System.Globalization;
using LeadToCash.Access;
using LeadToCash.Api.OpenApi;
using LeadToCash.Cases;
using LeadToCash.Problems;
using LeadToCash.Requests;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using QuoteStore = LeadToCash.Cases.CaseStore<LeadToCash.OpportunityToQuote.Quote, LeadToCash.OpportunityToQuote.QuoteCommand, LeadToCash.OpportunityToQuote.QuoteEvent>;

namespace LeadToCash.OpportunityToQuote.Approvals;

/// <summary>Approvals for programs of signed-in staff: what waits, and deciding it.</summary>
public sealed class ApprovalsApi(ApprovalInbox inbox, QuoteStore quotes, ApprovalDesk desk, Staff staff)
{
    private const int Limit = 100;

    /// <summary>
    /// What waits for whom <c>for</c> names, longest first: <c>me</c>, who is signed in, or, for administrators, the address of somebody else, whose links are left out.
    /// </summary>
    [Function("ListApprovals")]
    [Describes(Answer = typeof(IReadOnlyList<WaitingApproval>), Query = ["for"])]
    public async Task<IResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/approvals")] HttpRequest request, CancellationToken cancellationToken)
    {
        string wanted = request.Query["for"].ToString() is { Length: > 0 } text ? text : "me";
        if (!staff.May(request, wanted == "me" ? Permission.DecideApprovals : Permission.SeeApprovals, out IResult? refusal))
        {
            return refusal!;
        }

        IReadOnlyList<WaitingApproval> waiting = await inbox.ListAsync(wanted == "me" ? staff.Of(request)!.Name : wanted, Limit, cancellationToken);
        return Results.Json(wanted == "me" ? waiting : [.. waiting.Select(one => one with { Link = null })], CaseJson.Options);
    }

    /// <summary>
    /// Decides a step as whom one is signed in: <c>decision</c> (approve or reject) on <c>quoteVersion</c>, with <c>comment</c>. A decision made offline
    /// brings <c>decidedAt</c> and the <c>fingerprint</c> that was seen: if the quote changed since then, it is refused (410 for another version, 409 for another content).
    /// </summary>
    [Function("DecideQuoteApproval")]
    [Describes(Body = typeof(ApprovalDecision), Form = true, Answer = typeof(ApprovalDecided))]
    public async Task<IResult> DecideAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/quotes/{id}/approvals/{step}")] HttpRequest request, string id, string step, CancellationToken cancellationToken)
    {
        if (!staff.May(request, Permission.DecideApprovals, out IResult? refusal))
        {
            return refusal!;
        }

        (SubmittedFields fields, IResult? problem) = await SubmittedFields.ReadAsync(request, cancellationToken);
        if (problem is not null)
        {
            return problem;
        }

        if (!int.TryParse(fields["quoteVersion"], NumberStyles.None, CultureInfo.InvariantCulture, out int version))
        {
            return Problem.Invalid("quoteVersion", "Name the version that you decide on.");
        }

        return await quotes.FindAsync(id, cancellationToken) is { } file
            ? await DecideAsync(request, file.State, new ApprovalStepRef(id, version, new ApprovalStep(step.ToLowerInvariant())), fields, cancellationToken)
            : Problem.NotFound($"There is no quote '{id}'.");
    }

    private async Task<IResult> DecideAsync(HttpRequest request, Quote quote, ApprovalStepRef step, SubmittedFields fields, CancellationToken cancellationToken)
    {
        StaffMember member = staff.Of(request)!;
        if (quote.Approval(step.QuoteVersion, step.Step) is not { } approval)
        {
            return Problem.NotFound($"Version {step.QuoteVersion} of quote {quote.Number} has no approval step '{step.Step}'.");
        }

        return approval.SeatOf(member.Name) is { } seat
            ? await desk.DecideAsync(
                request, quote, QuoteLinks.Approval(quote.Id, step.QuoteVersion, step.Step, seat.Id, seat.Schedule.ExpiresAt), fields, member.Actor, cancellationToken)
            : Problem.Of(StatusCodes.Status403Forbidden, Refusals.NotAsked, $"You were not asked for this approval of quote {quote.Number}.");
    }
}

/// <summary>A decision on an approval.</summary>
/// <param name="QuoteVersion">The version that was seen.</param>
/// <param name="Decision"><c>approve</c> or <c>reject</c>.</param>
/// <param name="Comment">At most 2,000 characters; a rejection needs it.</param>
/// <param name="Fingerprint">Of the content that was seen.</param>
/// <param name="DecidedAt">When it was decided, if offline.</param>
internal sealed record ApprovalDecision(int QuoteVersion, string Decision, string? Comment, string? Fingerprint, DateTimeOffset? DecidedAt);
