using LeadToCash.Access;
using LeadToCash.Api.OpenApi;
using LeadToCash.Cases;
using LeadToCash.Catalog;
using LeadToCash.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace LeadToCash.Proposals;

/// <summary>Proposals over HTTP.</summary>
public sealed class ProposalsApi(SalesProposals proposals, ProposalQuestion questions, Staff staff)
{
    /// <summary>
    /// Products to sell with items or instead of them, at today's prices for the customer, each with the orders it rests on: <c>sku</c> (once or more),
    /// <c>quantity</c> (1 unless given), <c>customerId</c>.
    /// </summary>
    [Function("GetProposals")]
    [Describes(Answer = typeof(ProductAnswer), Query = ["sku", "quantity", "customerId"])]
    public async Task<IResult> ProductsAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/proposals")] HttpRequest request, CancellationToken cancellationToken)
    {
        if (!staff.May(request, Permission.RequestQuotes, out IResult? refusal))
        {
            return refusal!;
        }

        (PriceRequest? question, IResult? problem) = await questions.ReadAsync(request, Skus(request), cancellationToken);
        return question is null ? problem! : Results.Json(await proposals.ProductsAsync(question, cancellationToken), CaseJson.Options);
    }

    /// <summary>
    /// The discount that won deals of comparable size and customers propose for an item, with the sample, and never below the margin floor:
    /// <c>sku</c>, <c>quantity</c> (1 unless given), <c>customerId</c>. Too few deals: no discount, and the reason. 422 for what has no price of its own today.
    /// </summary>
    [Function("GetDiscountProposal")]
    [Describes(Answer = typeof(DiscountProposal), Query = ["sku", "quantity", "customerId"])]
    public async Task<IResult> DiscountAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/discount-proposals")] HttpRequest request, CancellationToken cancellationToken)
    {
        if (!staff.May(request, Permission.RequestQuotes, out IResult? refusal))
        {
            return refusal!;
        }

        string[] skus = Skus(request);
        (PriceRequest? question, IResult? problem) = skus.Length > 1
            ? (null, Problem.Invalid("sku", "Name one item; each has a history of its own."))
            : await questions.ReadAsync(request, skus, cancellationToken);
        return question is null ? problem!
            : await proposals.DiscountAsync(question, question.Lines[0], cancellationToken) is { } proposal ? Results.Json(proposal, CaseJson.Options)
            : Problem.Of(StatusCodes.Status422UnprocessableEntity, "not-priced", $"Item '{question.Lines[0].Sku}' has no price of its own on {question.Date:yyyy-MM-dd}.");
    }

    private static string[] Skus(HttpRequest request) => [.. request.Query["sku"].Where(sku => !string.IsNullOrWhiteSpace(sku)).Select(sku => sku!.Trim())];
}
