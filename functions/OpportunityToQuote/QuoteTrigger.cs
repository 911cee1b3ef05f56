using LeadToCash.Cases;
using LeadToCash.Contracts;
using LeadToCash.Links;
using LeadToCash.Problems;
using LeadToCash.Requests;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;
using QuoteStore = LeadToCash.Cases.CaseStore<LeadToCash.OpportunityToQuote.Quote, LeadToCash.OpportunityToQuote.QuoteCommand, LeadToCash.OpportunityToQuote.QuoteEvent>;

namespace LeadToCash.OpportunityToQuote;

/// <summary>The customer's link: looking changes nothing, sending answers, and sending again gets the first answer.</summary>
public sealed partial class QuoteTrigger(QuoteStore quotes, QuotedContracts contracts, LinkSigner links, QuoteAnswers answers, QuoteRefusals refusals, ILogger<QuoteTrigger> logger)
{
    private const int MaximumReason = 2000;

    /// <summary>The quote as the customer sees it.</summary>
    [Function("ShowQuote")]
    public async Task<IResult> ShowAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "quotes/{token}")] HttpRequest request, string token, CancellationToken cancellationToken)
    {
        if (await FindAsync(token, cancellationToken) is not (LinkClaims claims, Quote quote))
        {
            return LinkPages.Invalid(request);
        }

        Viewed(logger, quote.Id, claims.Version);
        return answers.Show(request, quote, claims);
    }

    /// <summary>Answers: <c>decision</c> is <c>accept</c> (with <c>terms</c>) or <c>decline</c> (with <c>reason</c>, if the customer likes).</summary>
    [Function("AnswerQuote")]
    public async Task<IResult> AnswerAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "quotes/{token}")] HttpRequest request, string token, CancellationToken cancellationToken)
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

        if (Command(claims.Version, fields) is not { } command)
        {
            return answers.Incomplete(request, quote, claims, fields);
        }

        if (command is QuoteCommand.Accept && await contracts.ReserveAsync(quote, claims.Version, cancellationToken) is { } unfit)
        {
            return refusals.Of(request, unfit);
        }

        CaseOutcome<Quote, QuoteEvent> outcome = await quotes.ExecuteAsync(claims.CaseId, claims.CommandId, command, "customer", cancellationToken);
        if (outcome.Refusal is not null)
        {
            await contracts.ReleaseAsync(quote, claims.Version, cancellationToken);
        }

        return answers.Answered(request, outcome, claims);
    }

    private static QuoteCommand? Command(int version, SubmittedFields fields) => fields["decision"] switch
    {
        "accept" when fields["terms"] == "accepted" || fields.IsTicked("terms") => new QuoteCommand.Accept(version),
        "decline" => new QuoteCommand.Decline(version, fields.Optional("reason", MaximumReason)),
        _ => null,
    };

    private async Task<(LinkClaims Claims, Quote Quote)?> FindAsync(string token, CancellationToken cancellationToken) =>
        links.Read(QuoteLinks.Quotes, token).Claims is { } claims && await quotes.FindAsync(claims.CaseId, cancellationToken) is { } file
            ? (claims, file.State)
            : null;

    [LoggerMessage(EventId = 1301, Level = LogLevel.Information, Message = "Quote {QuoteId} version {QuoteVersion} is looked at")]
    private static partial void Viewed(ILogger logger, string quoteId, int quoteVersion);
}
