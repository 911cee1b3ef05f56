using LeadToCash.Api.OpenApi;
using LeadToCash.Calendar;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace LeadToCash.Catalog;

/// <summary>Price lists over HTTP. Their prices are resources of their own.</summary>
public sealed class PriceListsApi(CatalogueResources resources, BusinessCalendars calendars, TimeProvider time)
{
    /// <summary>Price lists by id, up to 200 after the one that <c>after</c> names.</summary>
    [Function("ListPriceLists")]
    [Describes(Answer = typeof(IReadOnlyList<PriceList>), Query = ["after"])]
    public Task<IResult> ListPriceListsAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/catalog/price-lists")] HttpRequest request, CancellationToken cancellationToken) =>
        resources.ListAsync(request, Kind, cancellationToken);

    /// <summary>A price list, with its ETag.</summary>
    [Function("GetPriceList")]
    [Describes(Answer = typeof(PriceList))]
    public Task<IResult> GetPriceListAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/catalog/price-lists/{list}")] HttpRequest request, string list, CancellationToken cancellationToken) =>
        resources.GetAsync(request, Kind, list, cancellationToken);

    /// <summary>Sets a price list. Needs <c>If-Match</c>, or <c>If-None-Match: *</c> for a new one.</summary>
    [Function("PutPriceList")]
    [Describes(Body = typeof(PriceList), Answer = typeof(PriceList))]
    public Task<IResult> PutPriceListAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "api/catalog/price-lists/{list}")] HttpRequest request, string list, CancellationToken cancellationToken) =>
        resources.PutAsync<PriceList, PriceList>(request, Kind, list, (body, _) => body with { Id = list }, Set, cancellationToken);

    /// <summary>Ends a price list with yesterday; one that has not begun ends with its first day. Needs <c>If-Match</c>.</summary>
    [Function("EndPriceList")]
    [Describes(Answer = typeof(PriceList))]
    public Task<IResult> EndPriceListAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "api/catalog/price-lists/{list}")] HttpRequest request, string list, CancellationToken cancellationToken) =>
        resources.DeleteAsync(request, Kind, list, Ended, Set, cancellationToken);

    private DateOnly Today => calendars.Today(time);

    private PriceList Ended(PriceList list)
    {
        DateOnly last = Today.AddDays(-1) < list.ValidFrom ? list.ValidFrom : Today.AddDays(-1);
        return list with { ValidTo = list.ValidTo is { } to && to < last ? to : last };
    }

    private static CatalogueEntries<PriceList> Kind(Catalogue catalogue) => catalogue.PriceLists;

    private static CatalogueDocument Set(PriceList list) => new() { PriceLists = [list] };
}
