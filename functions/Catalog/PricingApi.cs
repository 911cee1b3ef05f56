using System.Text.Json;
using LeadToCash.Access;
using LeadToCash.Api.OpenApi;
using LeadToCash.Cases;
using LeadToCash.Problems;
using LeadToCash.Requests;
using LeadToCash.Tax;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace LeadToCash.Catalog;

/// <summary>Prices what an editor shows, before anything is quoted.</summary>
public sealed class PricingApi(Catalogues catalogues, VatRules vat, Staff staff)
{
    private const int MaximumLines = 500;

    /// <summary>Prices lines with waterfall, margin and tax; nothing is stored. 422 names everything that is missing.</summary>
    [Function("PriceLines")]
    [Describes(Body = typeof(PriceRequest), Answer = typeof(PricedContent))]
    public Task<IResult> PriceAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/catalog/pricing")] HttpRequest request, CancellationToken cancellationToken) =>
        AnswerAsync(request, (asked, catalogue) => Shown(Pricing.Price(asked, catalogue, vat)), cancellationToken);

    /// <summary>Proposes what goes with lines and is not among them, with today's prices.</summary>
    [Function("ProposeProducts")]
    [Describes(Body = typeof(PriceRequest), Answer = typeof(IReadOnlyList<Proposal>))]
    public Task<IResult> ProposeAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/catalog/proposals")] HttpRequest request, CancellationToken cancellationToken) =>
        AnswerAsync(request, (asked, catalogue) => Results.Json(CrossSelling.Propose(asked, catalogue, vat), CaseJson.Options), cancellationToken);

    private async Task<IResult> AnswerAsync(HttpRequest request, Func<PriceRequest, Catalogue, IResult> answer, CancellationToken cancellationToken)
    {
        if (!staff.May(request, Permission.RequestQuotes, out IResult? refusal))
        {
            return refusal!;
        }

        (byte[]? bytes, IResult? unreadable) = await RequestBody.ReadAsync(request, cancellationToken);
        if (bytes is null)
        {
            return unreadable!;
        }

        try
        {
            PriceRequest asked = CatalogueJson.Read<PriceRequest>(bytes);
            return asked.Lines.Count > MaximumLines
                ? Problem.Invalid("lines", $"At most {MaximumLines} lines are priced at once.")
                : answer(asked, (await catalogues.CurrentAsync(cancellationToken)).Catalogue);
        }
        catch (JsonException failure)
        {
            return JsonBody.Malformed(failure);
        }
    }

    private static IResult Shown(PricingResult result) => result.Content is { } content
        ? Results.Json(content, CaseJson.Options)
        : Problem.Of(
            StatusCodes.Status422UnprocessableEntity, result.Refusals[0].Code, string.Join(' ', result.Refusals.Select(refusal => refusal.Reason)),
            new Dictionary<string, object?> { ["refusals"] = result.Refusals });
}
