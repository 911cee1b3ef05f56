using System.Globalization;
using LeadToCash.Cases;
using LeadToCash.Links;
using LeadToCash.Pages;
using LeadToCash.Problems;
using LeadToCash.Requests;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Localization;

namespace LeadToCash.OpportunityToQuote;

/// <summary>What an approver's link answers: a page to people, JSON or a problem document to programs.</summary>
public sealed class ApprovalAnswers(QuoteRefusals refusals, IStringLocalizer<QuoteTexts> texts, TimeProvider time)
{
    /// <summary>The quote to decide, or how it was decided; 409 when it is too late and 410 when the version was replaced.</summary>
    public IResult Show(HttpRequest request, Quote quote, LinkClaims claims) => Closed(quote, claims) is { } refusal
        ? refusals.Of(request, refusal)
        : request.WantsJson()
            ? Json(quote, ApprovalOf(quote, claims))
            : PageOf(request, quote, claims);

    /// <summary>What came of a decision.</summary>
    public IResult Decided(HttpRequest request, CaseOutcome<Quote, QuoteEvent> outcome, LinkClaims claims, string? comment)
    {
        Quote quote = outcome.State!;
        if (outcome.Refusal is { } refusal)
        {
            return refusal.Code == Refusals.ReasonMissing && !request.WantsJson()
                ? PageOf(request, quote, claims, "Approval.ReasonMissing", comment)
                : refusals.Of(request, refusal);
        }

        bool approved = outcome.Event<ApprovalGiven>() is not null;
        if (request.WantsJson())
        {
            string decision = approved ? "approved" : "refused";
            return Results.Json(new { quoteId = quote.Id, number = quote.Number, quoteVersion = claims.Version, step = claims.Step, decision }, CaseJson.Options);
        }

        CultureInfo culture = CultureInfo.CurrentUICulture = Cultures.Of(request);
        return Page.Message(culture, texts["Approval.Done.Title"], texts[approved ? "Approval.Done.Approved" : "Approval.Done.Refused", quote.Number], "good");
    }

    /// <summary>A POST that says neither yes nor no.</summary>
    public IResult NoDecision(HttpRequest request, Quote quote, LinkClaims claims) =>
        Closed(quote, claims) is { } refusal ? refusals.Of(request, refusal)
        : request.WantsJson() ? Problem.Invalid("decision", "Write approve or reject.")
        : PageOf(request, quote, claims, "Approval.DecisionMissing");

    private Refusal? Closed(Quote quote, LinkClaims claims)
    {
        if (claims.Version != quote.QuoteVersion)
        {
            return new Refusal(Refusals.Superseded, $"Version {claims.Version} of quote {quote.Number} was replaced by version {quote.QuoteVersion}.");
        }

        return ApprovalOf(quote, claims).Status is ApprovalStatus.Expired or ApprovalStatus.Pending && claims.Expires <= time.GetUtcNow()
            ? new Refusal(Refusals.ApprovalLate, $"The time to decide on quote {quote.Number} is over.")
            : null;
    }

    private static QuoteApproval ApprovalOf(Quote quote, LinkClaims claims) => quote.Approval(QuoteLinks.StepOf(claims))!;

    private static IResult Json(Quote quote, QuoteApproval approval) => Results.Json(
        new { quoteId = quote.Id, number = quote.Number, quoteVersion = quote.QuoteVersion, customer = quote.Customer, content = quote.Content, approval }, CaseJson.Options);

    private static IResult PageOf(HttpRequest request, Quote quote, LinkClaims claims, string? error = null, string? comment = null) => Page.Of<ApprovalPage>(
        Cultures.Of(request),
        new Dictionary<string, object?> { ["Quote"] = quote, ["Approval"] = ApprovalOf(quote, claims), ["Error"] = error, ["Comment"] = comment },
        error is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest);
}
