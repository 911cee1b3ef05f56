using LeadToCash.Access;
using LeadToCash.Api.OpenApi;
using LeadToCash.Catalog;
using LeadToCash.Pages;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace LeadToCash.Proposals;

/// <summary>What history says of an item, for people.</summary>
public sealed class ProposalsPageTrigger(SalesProposals proposals, ProposalQuestion questions, Staff staff)
{
    /// <summary>What is sold with an item, and the discount that won deals propose, with a picture of the sample. Query: <c>quantity</c>, <c>customerId</c>.</summary>
    [Function("ShowProposals")]
    [Describes(Page = true, Query = ["quantity", "customerId"])]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "proposals/{sku}")] HttpRequest request, string sku, CancellationToken cancellationToken)
    {
        if (!staff.May(request, Permission.RequestQuotes, out IResult? refusal))
        {
            return refusal!;
        }

        (PriceRequest? question, IResult? problem) = await questions.ReadAsync(request, [sku], cancellationToken);
        return question is null
            ? problem!
            : Page.Of<ProposalsPage>(Cultures.English, new Dictionary<string, object?>
            {
                ["Question"] = question,
                ["Products"] = await proposals.ProductsAsync(question, cancellationToken),
                ["Discount"] = await proposals.DiscountAsync(question, question.Lines[0], cancellationToken),
            });
    }
}
