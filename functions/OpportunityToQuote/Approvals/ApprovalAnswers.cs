using System.Globalization;
using LeadToCash.Cases;
using LeadToCash.Links;
using LeadToCash.Pages;
using LeadToCash.Problems;
using LeadToCash.Requests;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Localization;

namespace LeadToCash.OpportunityToQuote.Approvals;

/// <summary>What an approver is answered: a page to people, JSON or a problem document to programs.</summary>
public sealed class ApprovalAnswers(QuoteRefusals refusals, IStringLocalizer<QuoteTexts> texts, TimeProvider time)
{
    /// <summary>The quote to decide, or how it was decided; 409 when it is too late and 410 when the version was replaced.</summary>
    public IResult Show(HttpRequest request, Quote quote, LinkClaims claims) => Closed(quote, claims) is { } refusal
        ? refusals.Of(request, refusal)
        : request.WantsJson()
            ? Json(quote, ApprovalOf(quote, claims)!)
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

        ApprovalGiven? given = outcome.Event<ApprovalGiven>();
        if (request.WantsJson())
        {
            return Results.Json(
                new ApprovalDecided(quote.Id, quote.Number, claims.Version, claims.Step!, given is null ? "refused" : "approved", given?.Remaining ?? 0), CaseJson.Options);
        }

        CultureInfo culture = CultureInfo.CurrentUICulture = Cultures.Of(request);
        string text = given switch { null => "Refused", { Remaining: 0 } => "Approved", _ => "Counted" };
        return Page.Message(culture, texts["Approval.Done.Title"], texts["Approval.Done." + text, quote.Number, given?.Remaining ?? 0], "good");
    }

    /// <summary>A POST that says neither yes nor no, or an instant that is none.</summary>
    public IResult Incomplete(HttpRequest request, Quote quote, LinkClaims claims, string field) =>
        Closed(quote, claims) is { } refusal ? refusals.Of(request, refusal)
        : request.WantsJson() || field != "decision" ? Problem.Invalid(field, field == "decision" ? "Write approve or reject." : "Write an instant: 2026-03-14T09:00:00Z.")
        : PageOf(request, quote, claims, "Approval.DecisionMissing");

    private Refusal? Closed(Quote quote, LinkClaims claims)
    {
        if (claims.Version != quote.QuoteVersion)
        {
            return new Refusal(Refusals.Superseded, $"Version {claims.Version} of quote {quote.Number} was replaced by version {quote.QuoteVersion}.");
        }

        return (ApprovalOf(quote, claims), ApprovalOf(quote, claims)?.Seat(QuoteLinks.SeatOf(claims))) switch
        {
            (null, _) or (_, null) => new Refusal(Refusals.NotAsked, $"Nobody was asked for this approval of quote {quote.Number}."),
            ({ Status: ApprovalStatus.Expired }, _) => Late(quote),
            ({ Status: ApprovalStatus.Pending }, { Status: SeatStatus.Asked }) when claims.Expires <= time.GetUtcNow() => Late(quote),
            ({ Status: ApprovalStatus.Withdrawn }, _) =>
                new Refusal(Refusals.ApprovalWithdrawn, $"Another step ended this version of quote {quote.Number}; no decision is needed any more."),
            ({ Status: ApprovalStatus.Pending }, { Status: SeatStatus.Delegated }) =>
                new Refusal(Refusals.ApprovalDelegated, $"The approval of quote {quote.Number} was handed over to a substitute."),
            _ => null,
        };
    }

    private static Refusal Late(Quote quote) => new(Refusals.ApprovalLate, $"The time to decide on quote {quote.Number} is over.");

    private static QuoteApproval? ApprovalOf(Quote quote, LinkClaims claims) => quote.Approval(QuoteLinks.StepOf(claims));

    private static IResult Json(Quote quote, QuoteApproval approval) => Results.Json(
        new
        {
            quoteId = quote.Id,
            number = quote.Number,
            quoteVersion = quote.QuoteVersion,
            fingerprint = quote.Fingerprint,
            customer = quote.Customer,
            terms = quote.Terms,
            content = quote.Content,
            approval,
            difference = QuoteDifference.Of(quote) is { } difference ? new { difference.FromVersion, difference.Lines } : null,
        },
        CaseJson.Options);

    private static IResult PageOf(HttpRequest request, Quote quote, LinkClaims claims, string? error = null, string? comment = null) =>
        ApprovalOf(quote, claims) is { } approval && approval.Seat(QuoteLinks.SeatOf(claims)) is { } seat
            ? Page.Of<ApprovalPage>(
                Cultures.Of(request),
                new Dictionary<string, object?> { ["Quote"] = quote, ["Approval"] = approval, ["Seat"] = seat, ["Error"] = error, ["Comment"] = comment },
                error is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest)
            : LinkPages.Invalid(request);
}

/// <summary>A decision that counted.</summary>
/// <param name="QuoteId">The quote.</param>
/// <param name="Number">Number that people read.</param>
/// <param name="QuoteVersion">The version that was decided on.</param>
/// <param name="Step">The step.</param>
/// <param name="Decision"><c>approved</c> or <c>refused</c>.</param>
/// <param name="Remaining">How many more must say yes in the step.</param>
public sealed record ApprovalDecided(string QuoteId, string Number, int QuoteVersion, string Step, string Decision, int Remaining);
