using System.Globalization;
using LeadToCash.Cases;
using LeadToCash.Links;
using LeadToCash.Requests;
using Microsoft.AspNetCore.Http;
using QuoteStore = LeadToCash.Cases.CaseStore<LeadToCash.OpportunityToQuote.Quote, LeadToCash.OpportunityToQuote.QuoteCommand, LeadToCash.OpportunityToQuote.QuoteEvent>;

namespace LeadToCash.OpportunityToQuote.Approvals;

/// <summary>
/// Takes a decision from wherever it comes: a mailed link, the approvals page or the API. A seat's decision is one command whatever its way, so that
/// a second one gets the first answer.
/// </summary>
public sealed class ApprovalDesk(QuoteStore quotes, ApprovalAnswers answers)
{
    private const int MaximumComment = 2000;

    /// <summary>Decides as the fields say: <c>decision</c>, <c>comment</c>, <c>fingerprint</c>, <c>decidedAt</c>.</summary>
    /// <param name="request">The call.</param>
    /// <param name="quote">The quote as it was read.</param>
    /// <param name="claims">Version, step and seat that are decided.</param>
    /// <param name="fields">What was sent.</param>
    /// <param name="actor">How the event names who decided.</param>
    /// <param name="cancellationToken">Stops between requests.</param>
    public async Task<IResult> DecideAsync(
        HttpRequest request, Quote quote, LinkClaims claims, SubmittedFields fields, string actor, CancellationToken cancellationToken)
    {
        if (fields["decision"] is not (("approve" or "reject") and { } decision))
        {
            return answers.Incomplete(request, quote, claims, "decision");
        }

        if (!TryReadInstant(fields["decidedAt"], out DateTimeOffset? madeAt))
        {
            return answers.Incomplete(request, quote, claims, "decidedAt");
        }

        string? comment = fields.Optional("comment", MaximumComment);
        QuoteCommand.DecideApproval command = new(
            claims.Version, QuoteLinks.StepOf(claims), QuoteLinks.SeatOf(claims), decision == "approve", comment, fields.Optional("fingerprint", 100), madeAt);
        CaseOutcome<Quote, QuoteEvent> outcome = await quotes.ExecuteAsync(claims.CaseId, claims.CommandId, command, actor, cancellationToken);
        return answers.Decided(request, outcome, claims, comment);
    }

    private static bool TryReadInstant(string text, out DateTimeOffset? instant)
    {
        instant = DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out DateTimeOffset read)
            ? read
            : null;
        return instant is not null || text.Length == 0;
    }
}
