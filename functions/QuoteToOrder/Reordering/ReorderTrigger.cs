using System.Globalization;
using LeadToCash.Api.OpenApi;
using LeadToCash.Cases;
using LeadToCash.Links;
using LeadToCash.Pages;
using LeadToCash.Problems;
using LeadToCash.Requests;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Localization;

namespace LeadToCash.QuoteToOrder.Reordering;

/// <summary>The customer's link to reorder parts: looking changes nothing, one POST is one order.</summary>
public sealed class ReorderTrigger(ReorderDesk desk, ReorderLinks links, OrderLinks orderLinks, IStringLocalizer<ReorderTexts> texts)
{
    /// <summary>The customer's devices, and of the one that <c>device</c> names the parts that fit it, with his prices and dates: HTML for people, JSON for programs.</summary>
    [Function("ShowReorder")]
    [Describes(Answer = typeof(ReorderOffer), Page = true, Query = ["device"])]
    public async Task<IResult> ShowAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "reorder/{token}")] HttpRequest request, string token, CancellationToken cancellationToken)
    {
        if (links.Read(token) is not { Claims: { } claims } link || await desk.OfferAsync(claims.CaseId, request.Query["device"], cancellationToken) is not { } sheet)
        {
            return LinkPages.Invalid(request);
        }

        return link.Status == LinkStatus.Expired ? Over(request, Cultures.Of(sheet.Customer.Language))
            : request.WantsJson() ? Results.Json(ReorderOffer.Of(sheet), CaseJson.Options)
            : Shown(sheet, new ReorderForm("", Guid.NewGuid().ToString("N"), []), [], null, StatusCodes.Status200OK);
    }

    /// <summary>
    /// Orders parts: 201 with the order. The same <c>requestId</c> is the same order. 409 for a part that does not fit, or whose price is another one than was
    /// shown; the answer has the new one.
    /// </summary>
    [Function("PlaceReorder")]
    [Describes(Body = typeof(ReorderBody), Answer = typeof(PlacedReorder), Page = true, Status = StatusCodes.Status201Created)]
    public async Task<IResult> PlaceAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "reorder/{token}")] HttpRequest request, string token, CancellationToken cancellationToken)
    {
        if (links.Read(token) is not { Claims: { } claims } link)
        {
            return LinkPages.Invalid(request);
        }

        (ReorderForm? form, IResult? problem) = await ReorderForm.ReadAsync(request, cancellationToken);
        if (form is null)
        {
            return problem!;
        }

        if (await desk.OfferAsync(claims.CaseId, form.Device, cancellationToken) is not { } sheet)
        {
            return LinkPages.Invalid(request);
        }

        CultureInfo culture = CultureInfo.CurrentUICulture = Cultures.Of(sheet.Customer.Language);
        FieldErrors errors = new((name, values) => texts[name, values]);
        IReadOnlyList<PartWish> wishes = form.Wishes(errors);
        return link.Status == LinkStatus.Expired ? Over(request, culture)
            : !errors.None ? request.WantsJson() ? Problem.Invalid(errors.ToDictionary()) : Shown(sheet, form, errors.ToDictionary(), null, StatusCodes.Status400BadRequest)
            : Answer(request, sheet, form, culture, await desk.PlaceAsync(claims.CaseId, form.Device, form.RequestId, wishes, cancellationToken));
    }

    private IResult Answer(HttpRequest request, ReorderSheet sheet, ReorderForm form, CultureInfo culture, (Order? Order, ReorderDecision? Refused) outcome)
    {
        if (outcome.Order is { } order)
        {
            string url = orderLinks.Url(order.Id);
            return request.WantsJson()
                ? Results.Json(new PlacedReorder(order.Id, order.Number!, order.Net!.Value, order.Gross!.Value, url), CaseJson.Options, statusCode: StatusCodes.Status201Created)
                : Page.Of<ReorderedPage>(culture, new Dictionary<string, object?> { ["Order"] = order, ["Url"] = new Uri(url).PathAndQuery }, StatusCodes.Status201Created);
        }

        Refusal refusal = outcome.Refused!.Refusal!;
        int status = refusal.Code == "request-id-reused" ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status409Conflict;
        return request.WantsJson()
            ? Problem.Of(status, refusal.Code, refusal.Reason, new Dictionary<string, object?> { ["parts"] = outcome.Refused.Parts })
            : Shown(sheet, refusal.Code == "request-id-reused" ? form with { RequestId = Guid.NewGuid().ToString("N") } : form, [], refusal.Code, status);
    }

    private IResult Over(HttpRequest request, CultureInfo culture) => Cultures.In(culture, () =>
        LinkPages.Closed(request, culture, StatusCodes.Status410Gone, "link-expired", texts["Over.Title"], texts["Over.Text"]));

    private static IResult Shown(ReorderSheet sheet, ReorderForm form, Dictionary<string, string[]> errors, string? refusal, int status) => Page.Of<ReorderPage>(
        Cultures.Of(sheet.Customer.Language),
        new Dictionary<string, object?> { ["Sheet"] = sheet, ["Form"] = form, ["Errors"] = errors, ["Refusal"] = refusal },
        status);
}

/// <summary>What can be reordered, as a customer's program gets it.</summary>
/// <param name="Devices">The customer's devices.</param>
/// <param name="Device">The chosen one; null while none is.</param>
/// <param name="Parts">The parts that fit it.</param>
public sealed record ReorderOffer(IReadOnlyList<ReorderDevice> Devices, ReorderDevice? Device, IReadOnlyList<OfferedPart> Parts)
{
    /// <summary>Without what is known of the customer.</summary>
    public static ReorderOffer Of(ReorderSheet sheet) => new(sheet.Devices, sheet.Chosen, sheet.Parts);
}

/// <summary>An order that was placed.</summary>
/// <param name="OrderId">Its id.</param>
/// <param name="Number">Number that people read.</param>
/// <param name="Net">Sum of the lines.</param>
/// <param name="Gross">With tax.</param>
/// <param name="OrderUrl">The link to its status.</param>
public sealed record PlacedReorder(string OrderId, string Number, Money Net, Money Gross, string OrderUrl);
