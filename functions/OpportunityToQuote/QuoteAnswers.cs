using System.Globalization;
using LeadToCash.Cases;
using LeadToCash.Catalog;
using LeadToCash.Configuration;
using LeadToCash.Documents;
using LeadToCash.Links;
using LeadToCash.Pages;
using LeadToCash.Problems;
using LeadToCash.Requests;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Localization;

namespace LeadToCash.OpportunityToQuote;

/// <summary>What a customer's link answers: the quote as a page to people, JSON or a problem document to programs.</summary>
public sealed class QuoteAnswers(
    QuoteRefusals refusals, QuoteDocuments documents, DocumentRenderer renderer, ProductModels models, IStringLocalizer<QuoteTexts> texts, TimeProvider time)
{
    /// <summary>The version that the link is about: open, answered, expired (409), or replaced and only to be read (410).</summary>
    public IResult Show(HttpRequest request, Quote quote, LinkClaims claims)
    {
        Refusal? closed = Closed(quote, claims);
        return (closed, request.WantsJson()) switch
        {
            (null, true) => Results.Json(Document(quote), CaseJson.Options),
            (null, false) => PageOf(request, quote, claims, StatusCodes.Status200OK),
            ({ Code: Refusals.Superseded }, false) => PageOf(request, quote, claims, StatusCodes.Status410Gone),
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
            : PageOf(request, quote, claims, StatusCodes.Status400BadRequest, terms ? "Quote.TermsMissing" : "Quote.DecisionMissing");
    }

    /// <summary>A change that can't be understood.</summary>
    public IResult Wrong(HttpRequest request, Quote quote, LinkClaims claims, QuoteChangeForm form, Dictionary<string, string[]> errors) =>
        Closed(quote, claims) is { } refusal ? refusals.Of(request, refusal)
        : request.WantsJson() ? Problem.Invalid(errors)
        : PageOf(request, quote, claims, StatusCodes.Status400BadRequest, form: form, errors: errors);

    /// <summary>What came of a change: the next version is on its way, or we answer.</summary>
    public IResult Changed(HttpRequest request, CaseOutcome<Quote, QuoteEvent> outcome, LinkClaims claims)
    {
        if (outcome.Refusal is { } refusal)
        {
            return refusals.Of(request, refusal);
        }

        Quote quote = outcome.State!;
        int? next = outcome.Event<QuoteRevised>()?.QuoteVersion;
        if (request.WantsJson())
        {
            return Results.Json(
                new { quoteId = quote.Id, number = quote.Number, quoteVersion = next ?? claims.Version, decision = next is null ? "asked" : "changed" },
                CaseJson.Options, statusCode: StatusCodes.Status202Accepted);
        }

        CultureInfo culture = CultureInfo.CurrentUICulture = Cultures.Of(quote.Customer.Language);
        return next is null
            ? Page.Message(culture, texts["Quote.Asked.Title"], texts["Quote.Asked.Text", quote.Number], "good")
            : Page.Message(culture, texts["Quote.Changed.Title"], texts["Quote.Changed.Text", next, quote.Number], "good");
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
        lines = quote.Content!.Lines.Select(LineOf),
        alternatives = quote.Content.Alternatives.Select(LineOf),
        terms = quote.Terms,
        promises = quote.Promises?.Lines,
        message = quote.Message,
        turns = quote.Turns.Select(turn => new { turn.QuoteVersion, turn.At, by = turn.Author is null ? "customer" : "sales", turn.Text, turn.Lines, turn.CounterNet }),
        net = quote.Content.Net,
        taxGroups = quote.Content.TaxGroups,
        tax = quote.Content.Tax,
        gross = quote.Content.Gross,
        orderId = quote.OrderId,
    };

    private static object LineOf(PricedLine line) =>
        new { line.Line, line.Position, line.Sku, line.Name, line.Options, line.Quantity, line.Unit, line.UnitPrice, line.Net, line.TaxRate };

    private IResult PageOf(
        HttpRequest request, Quote quote, LinkClaims claims, int status, string? error = null, QuoteChangeForm? form = null, IReadOnlyDictionary<string, string[]>? errors = null)
    {
        var sheet = QuoteSheet.Of(quote, claims.Version);
        return Page.Of<QuotePage>(
            Cultures.Of(quote.Customer.Language),
            new Dictionary<string, object?>
            {
                ["Quote"] = quote,
                ["Sheet"] = sheet,
                ["Letter"] = renderer.Sheet(documents.Of(quote, sheet)),
                ["Models"] = models,
                ["Path"] = string.Join('/', request.Path.Value!.Split('/').Take(3)),
                ["Form"] = form ?? new QuoteChangeForm { RequestId = Guid.NewGuid().ToString() },
                ["Errors"] = errors ?? new Dictionary<string, string[]>(),
                ["Error"] = error,
            },
            status);
    }
}
