using System.Globalization;
using LeadToCash.Cases;
using LeadToCash.Links;
using LeadToCash.Pages;
using LeadToCash.Problems;
using LeadToCash.Requests;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Localization;

namespace LeadToCash.OpportunityToQuote;

/// <summary>What a customer's link answers: the quote as a page to people, JSON or a problem document to programs.</summary>
public sealed class QuoteAnswers(QuoteRefusals refusals, IStringLocalizer<QuoteTexts> texts, TimeProvider time)
{
    /// <summary>The version that the link is about: open, answered, expired (409), or replaced and only to be read (410).</summary>
    public IResult Show(HttpRequest request, Quote quote, LinkClaims claims)
    {
        Refusal? closed = Closed(quote, claims);
        return (closed, request.WantsJson()) switch
        {
            (null, true) => Results.Json(Document(quote), CaseJson.Options),
            (null, false) => PageOf(quote, claims, StatusCodes.Status200OK),
            ({ Code: Refusals.Superseded }, false) => PageOf(quote, claims, StatusCodes.Status410Gone),
            (not null, _) => refusals.Of(request, closed),
        };
    }

    /// <summary>What came of an answer.</summary>
    public IResult Answered(HttpRequest request, CaseOutcome<Quote, QuoteEvent> outcome, LinkClaims claims)
    {
        Quote quote = outcome.State!;
        if (outcome.Refusal is { } refusal)
        {
            return refusals.Of(request, refusal);
        }

        QuoteAccepted? accepted = outcome.Event<QuoteAccepted>();
        string? orderId = accepted?.OrderId;
        if (request.WantsJson())
        {
            string decision = accepted is null ? "declined" : "accepted";
            return Results.Json(new { quoteId = quote.Id, number = quote.Number, quoteVersion = claims.Version, decision, orderId, contractId = accepted is null ? null : quote.Terms?.Change?.ContractId }, CaseJson.Options);
        }

        CultureInfo culture = CultureInfo.CurrentUICulture = Cultures.Of(quote.Customer.Language);
        return accepted is null ? Page.Message(culture, texts["Quote.Declined.Title"], texts["Quote.Declined.Text", quote.Number])
            : orderId is null ? Page.Message(culture, texts["Quote.ContractChanged.Title"], texts["Quote.ContractChanged.Text", quote.Number, quote.Terms!.Change!.ContractId], "good")
            : Page.Message(culture, texts["Quote.Accepted.Title"], texts["Quote.Accepted.Text", quote.Number], "good");
    }

    /// <summary>A POST without an answer, or an acceptance without the terms.</summary>
    public IResult Incomplete(HttpRequest request, Quote quote, LinkClaims claims, SubmittedFields fields)
    {
        if (Closed(quote, claims) is { } refusal)
        {
            return refusals.Of(request, refusal);
        }

        bool terms = fields["decision"] == "accept";
        return request.WantsJson()
            ? terms ? Problem.Invalid("terms", "Accept the terms with true.") : Problem.Invalid("decision", "Write accept or decline.")
            : PageOf(quote, claims, StatusCodes.Status400BadRequest, terms ? "Quote.TermsMissing" : "Quote.DecisionMissing");
    }

    private Refusal? Closed(Quote quote, LinkClaims claims)
    {
        if (claims.Version != quote.QuoteVersion)
        {
            return new Refusal(Refusals.Superseded, $"Version {claims.Version} of quote {quote.Number} was replaced by version {quote.QuoteVersion}.");
        }

        return quote.Status is QuoteStatus.Expired or QuoteStatus.Released && claims.Expires <= time.GetUtcNow()
            ? new Refusal(Refusals.Expired, $"Quote {quote.Number} was valid until {quote.Validity!.ValidUntil:yyyy-MM-dd}.")
            : null;
    }

    /// <summary>What the customer may know: no cost, no margin, no approvals.</summary>
    private static object Document(Quote quote) => new
    {
        quoteId = quote.Id,
        number = quote.Number,
        quoteVersion = quote.QuoteVersion,
        status = quote.Status,
        validUntil = quote.Validity!.ValidUntil,
        fingerprint = quote.Fingerprint,
        lines = quote.Content!.Lines.Select(line => new { line.Position, line.Sku, line.Name, line.Quantity, line.Unit, line.UnitPrice, line.Net, line.TaxRate }),
        net = quote.Content.Net,
        taxGroups = quote.Content.TaxGroups,
        tax = quote.Content.Tax,
        gross = quote.Content.Gross,
        orderId = quote.OrderId,
    };

    private static IResult PageOf(Quote quote, LinkClaims claims, int status, string? error = null) => Page.Of<QuotePage>(
        Cultures.Of(quote.Customer.Language),
        new Dictionary<string, object?> { ["Quote"] = quote, ["Sheet"] = QuoteSheet.Of(quote, claims.Version), ["Error"] = error },
        status);
}
