using System.Globalization;
using LeadToCash.Access;
using LeadToCash.Api.OpenApi;
using LeadToCash.Pages;
using LeadToCash.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace LeadToCash.Availability;

/// <summary>The stock of an item for people.</summary>
public sealed class StockPageTrigger(StockBook book, StockedItems items, Staff staff, TimeProvider time)
{
    /// <summary>What is there, what comes, how much can be promised when, and who holds what; German or English as the browser asks.</summary>
    [Function("ShowStock")]
    [Describes(Page = true)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "stock/{sku}")] HttpRequest request, string sku, CancellationToken cancellationToken)
    {
        if (!staff.May(request, Permission.ReadCases, out IResult? refusal))
        {
            return refusal!;
        }

        if (items.Find(sku) is not { } product)
        {
            return Problem.NotFound($"There are no goods '{sku}'.");
        }

        CultureInfo culture = Cultures.Of(request);
        StockView view = StockView.Of(product, await book.ReadAsync(product.Sku, null, null, cancellationToken), time.GetUtcNow());
        return Page.Of<StockPage>(culture, new Dictionary<string, object?> { ["Stock"] = view, ["Today"] = book.Today });
    }
}
