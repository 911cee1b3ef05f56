using LeadToCash.Api.OpenApi;
using LeadToCash.Calendar;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace LeadToCash.Catalog;

/// <summary>Prices agreed with customers over HTTP. Every one begins on a date and the history stays: what held before today can't be changed.</summary>
public sealed class CustomerPricesApi(CatalogueResources resources, BusinessCalendars calendars, TimeProvider time)
{
    /// <summary>The prices agreed with a customer for a product by date, with their ETag.</summary>
    [Function("GetCustomerPrices")]
    [Describes(Answer = typeof(CustomerPrices))]
    public Task<IResult> GetCustomerPricesAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/catalog/customer-prices/{customer}/{sku}")] HttpRequest request, string customer, string sku, CancellationToken cancellationToken) =>
        resources.GetAsync(request, Kind, CustomerPrices.KeyOf(customer, sku), cancellationToken);

    /// <summary>Adds an agreed price from a date on, or replaces the one of that date. Needs <c>If-Match</c>, or <c>If-None-Match: *</c> for the first one.</summary>
    [Function("PutCustomerPrice")]
    [Describes(Body = typeof(AgreedPrice), Answer = typeof(CustomerPrices))]
    public Task<IResult> PutCustomerPriceAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "api/catalog/customer-prices/{customer}/{sku}")] HttpRequest request, string customer, string sku, CancellationToken cancellationToken) =>
        resources.PutAsync<AgreedPrice, CustomerPrices>(
            request, Kind, CustomerPrices.KeyOf(customer, sku), (price, before) => With(customer, sku, before, price), Set, cancellationToken);

    /// <summary>Ends an agreement from today on, with what was planned for later. Needs <c>If-Match</c>.</summary>
    [Function("EndCustomerPrice")]
    [Describes(Answer = typeof(CustomerPrices))]
    public Task<IResult> EndCustomerPriceAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "api/catalog/customer-prices/{customer}/{sku}")] HttpRequest request, string customer, string sku, CancellationToken cancellationToken) =>
        resources.DeleteAsync(request, Kind, CustomerPrices.KeyOf(customer, sku), Ended, Set, cancellationToken);

    private DateOnly Today => calendars.Today(time);

    private CustomerPrices Ended(CustomerPrices prices) =>
        prices with { Prices = [.. prices.Prices.Where(price => price.ValidFrom < Today), new AgreedPrice { ValidFrom = Today }] };

    private static CustomerPrices With(string customer, string sku, CustomerPrices? before, AgreedPrice price) => before is null
        ? new CustomerPrices { Customer = customer, Sku = sku, Prices = [price] }
        : before with { Prices = before.Prices.With([price]) };

    private static CatalogueEntries<CustomerPrices> Kind(Catalogue catalogue) => catalogue.CustomerPrices;

    private static CatalogueDocument Set(CustomerPrices prices) => new() { CustomerPrices = [prices] };
}
