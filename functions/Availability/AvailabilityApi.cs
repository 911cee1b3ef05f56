using System.Globalization;
using LeadToCash.Access;
using LeadToCash.Api.OpenApi;
using LeadToCash.Cases;
using LeadToCash.Catalog;
using LeadToCash.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Net.Http.Headers;

namespace LeadToCash.Availability;

/// <summary>Says what can be promised.</summary>
public sealed class AvailabilityApi(AvailabilityQuestions questions, StockedItems items, StockRules rules, StockBook book, Staff staff)
{
    /// <summary>
    /// What can be promised of an item, as dated portions with reasons: <c>quantity</c> (1 unless given), <c>date</c> (today), <c>warehouse</c> (any),
    /// <c>postCode</c> of the delivery, <c>wholeOnly=true</c> for all at once. Nothing is reserved. The ETag changes with the stock and the day.
    /// </summary>
    [Function("GetAvailability")]
    [Describes(Answer = typeof(AvailabilityAnswer), Query = ["quantity", "date", "warehouse", "postCode", "wholeOnly"])]
    public async Task<IResult> GetAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/availability/{sku}")] HttpRequest request, string sku, CancellationToken cancellationToken)
    {
        if (!staff.May(request, Permission.ReadCases, out IResult? refusal))
        {
            return refusal!;
        }

        if (items.Find(sku) is not { } product)
        {
            return Problem.NotFound($"There are no goods '{sku}'.");
        }

        StockQuery query = new(rules);
        if (query.Read(request, product) is not { } line)
        {
            return Problem.Invalid(query.Errors);
        }

        AvailabilityAnswer answer = await questions.AskAsync(product, line, cancellationToken);
        EntityTagHeaderValue tag = new(string.Create(CultureInfo.InvariantCulture, $"\"{book.Today:yyyyMMdd}-{answer.Revision}\""), isWeak: true);
        request.HttpContext.Response.Headers.ETag = tag.ToString();
        return request.GetTypedHeaders().IfNoneMatch.Any(known => known.Compare(tag, useStrongComparison: false))
            ? Results.StatusCode(StatusCodes.Status304NotModified)
            : Results.Json(answer, CaseJson.Options);
    }
}
