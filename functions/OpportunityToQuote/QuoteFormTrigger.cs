using System.Globalization;
using LeadToCash.Access;
using LeadToCash.Catalog;
using LeadToCash.Pages;
using LeadToCash.Problems;
using LeadToCash.Requests;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Localization;

namespace LeadToCash.OpportunityToQuote;

/// <summary>Takes requests for quotes: as a form from people, as JSON from web shops and our own sales tools.</summary>
public sealed class QuoteFormTrigger(
    QuoteRequests requests, QuoteFormCheck check, QuotePricing pricing, ProductCatalog catalog, QuoteOpportunityCheck opportunities, Staff staff,
    IStringLocalizer<QuoteTexts> texts)
{
    /// <summary>The empty form. Changes nothing: the request id in it only becomes a quote when it is sent.</summary>
    [Function("QuoteForm")]
    public IResult Show([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "forms/quote")] HttpRequest request) =>
        Form(request, new QuoteForm { RequestId = Guid.NewGuid().ToString(), Country = "DE" }, new Dictionary<string, string[]>());

    /// <summary>
    /// Asks for a quote: 201 with its id and number. The same <c>requestId</c> (or <c>Idempotency-Key</c>) makes the same quote; with another
    /// content it is refused with 422. <c>source</c> is <c>shop</c> for what a customer asked in the web shop; sales may name an <c>opportunityId</c>.
    /// </summary>
    [Function("RequestQuote")]
    public async Task<IResult> SendAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "forms/quote")] HttpRequest request, CancellationToken cancellationToken)
    {
        (QuoteForm? form, IResult? refusal) = await QuoteFormReader.ReadAsync(request, cancellationToken);
        if (form is null)
        {
            return refusal!;
        }

        CultureInfo culture = Cultures.Of(request);
        (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, culture);
        StaffMember? member = form.Source.Length == 0 ? SalesPerson(request) : null;
        (QuoteRequest? wanted, IReadOnlyDictionary<string, string[]> errors) = check.Check(form, SourceOf(form, member), member?.Name);
        (wanted, errors) = await opportunities.CheckAsync(wanted, member, errors, cancellationToken);
        if (wanted is not null && errors.Count == 0)
        {
            errors = await pricing.MissingAsync(QuoteWish.Of(wanted), cancellationToken);
        }

        if (wanted is null || errors.Count > 0)
        {
            return request.WantsJson() ? Problem.Invalid(errors) : Form(request, form, errors);
        }

        OpenedQuote quote = await requests.OpenAsync(form.RequestId, wanted, member is null ? "customer" : "staff", cancellationToken);
        return quote.Refusal is { } refused ? Problem.Of(refused)
            : request.WantsJson() ? Answer(quote) : ThankYou(culture, wanted, quote);
    }

    private static IResult Answer(OpenedQuote quote) => quote switch
    {
        { IsRepeat: true, IsSame: false } => Problem.Of(
            StatusCodes.Status422UnprocessableEntity, "request-id-reused", "This request id named another request before; use a new one for a new request."),
        _ => Results.Created($"/api/quotes/{quote.Id}", new { id = quote.Id, number = quote.Number }),
    };

    private IResult ThankYou(CultureInfo culture, QuoteRequest wanted, OpenedQuote quote) => quote is { IsRepeat: true, IsSame: false }
        ? Page.Message(culture, texts["Form.Sent.Title"], texts["Form.Sent.Text", quote.Number], "warn", StatusCodes.Status422UnprocessableEntity)
        : Page.Message(culture, texts["Form.ThankYou.Title"], texts["Form.ThankYou.Text", quote.Number, wanted.Customer.Email], "good", StatusCodes.Status201Created);

    private static QuoteSource SourceOf(QuoteForm form, StaffMember? member) =>
        member is not null ? QuoteSource.Sales : form.Source == "shop" ? QuoteSource.Shop : QuoteSource.Web;

    private StaffMember? SalesPerson(HttpRequest request) =>
        staff.Of(request) is { } member && PolicyTable.Allows(member.Roles, Permission.RequestQuotes) ? member : null;

    private IResult Form(HttpRequest request, QuoteForm form, IReadOnlyDictionary<string, string[]> errors) => Page.Of<QuoteFormPage>(
        Cultures.Of(request),
        new Dictionary<string, object?>
        {
            ["Form"] = form,
            ["Errors"] = errors,
            ["Products"] = catalog.Products,
            ["ForStaff"] = SalesPerson(request) is not null,
        },
        errors.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest);
}
