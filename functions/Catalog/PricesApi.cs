using LeadToCash.Api.OpenApi;
using LeadToCash.Calendar;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace LeadToCash.Catalog;

/// <summary>Prices of products in price lists over HTTP. Every price begins on a date and the history stays: what held before today can't be changed.</summary>
public sealed class PricesApi(CatalogueResources resources, BusinessCalendars calendars, TimeProvider time)
{
    /// <summary>The prices of a product in a list by date, with their ETag.</summary>
    [Function("GetPrices")]
    [Describes(Answer = typeof(ItemPrices))]
    public Task<IResult> GetPricesAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/catalog/price-lists/{list}/prices/{sku}")] HttpRequest request, string list, string sku, CancellationToken cancellationToken) =>
        resources.GetAsync(request, Kind, ItemPrices.KeyOf(list, sku), cancellationToken);

    /// <summary>Adds a price from a date on, or replaces the one of that date. Needs <c>If-Match</c>, or <c>If-None-Match: *</c> for the first one.</summary>
    [Function("PutPrice")]
    [Describes(Body = typeof(DatedPrice), Answer = typeof(ItemPrices))]
    public Task<IResult> PutPriceAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "api/catalog/price-lists/{list}/prices/{sku}")] HttpRequest request, string list, string sku, CancellationToken cancellationToken) =>
        resources.PutAsync<DatedPrice, ItemPrices>(
            request, Kind, ItemPrices.KeyOf(list, sku), (price, before) => With(list, sku, before, price), Set, cancellationToken);

    /// <summary>Takes a product off a list from today on, with what was planned for later. Needs <c>If-Match</c>.</summary>
    [Function("EndPrice")]
    [Describes(Answer = typeof(ItemPrices))]
    public Task<IResult> EndPriceAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "api/catalog/price-lists/{list}/prices/{sku}")] HttpRequest request, string list, string sku, CancellationToken cancellationToken) =>
        resources.DeleteAsync(request, Kind, ItemPrices.KeyOf(list, sku), Ended, Set, cancellationToken);

    private DateOnly Today => calendars.Today(time);

    private ItemPrices Ended(ItemPrices prices) =>
        prices with { Prices = [.. prices.Prices.Where(price => price.ValidFrom < Today), new DatedPrice { ValidFrom = Today }] };

    private static ItemPrices With(string list, string sku, ItemPrices? before, DatedPrice price) => before is null
        ? new ItemPrices { List = list, Sku = sku, Prices = [price] }
        : before with { Prices = before.Prices.With([price]) };

    private static CatalogueEntries<ItemPrices> Kind(Catalogue catalogue) => catalogue.Prices;

    private static CatalogueDocument Set(ItemPrices prices) => new() { Prices = [prices] };
}
