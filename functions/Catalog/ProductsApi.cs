using LeadToCash.Api.OpenApi;
using LeadToCash.Calendar;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace LeadToCash.Catalog;

/// <summary>Products over HTTP, with their costs by date. What has begun stays: a product that is ended can be read, but no longer sold.</summary>
public sealed class ProductsApi(CatalogueResources resources, BusinessCalendars calendars, TimeProvider time)
{
    /// <summary>Products by item number, up to 200 after the one that <c>after</c> names.</summary>
    [Function("ListProducts")]
    [Describes(Answer = typeof(IReadOnlyList<ProductEntry>), Query = ["after"])]
    public Task<IResult> ListProductsAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/catalog/products")] HttpRequest request, CancellationToken cancellationToken) =>
        resources.ListAsync(request, Kind, cancellationToken);

    /// <summary>A product, with its ETag.</summary>
    [Function("GetProduct")]
    [Describes(Answer = typeof(ProductEntry))]
    public Task<IResult> GetProductAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/catalog/products/{sku}")] HttpRequest request, string sku, CancellationToken cancellationToken) =>
        resources.GetAsync(request, Kind, sku, cancellationToken);

    /// <summary>Sets a product. Costs that held before today stay as they were. Needs <c>If-Match</c>, or <c>If-None-Match: *</c> for a new one.</summary>
    [Function("PutProduct")]
    [Describes(Body = typeof(ProductEntry), Answer = typeof(ProductEntry))]
    public Task<IResult> PutProductAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "api/catalog/products/{sku}")] HttpRequest request, string sku, CancellationToken cancellationToken) =>
        resources.PutAsync<ProductEntry, ProductEntry>(request, Kind, sku, (body, _) => body with { Sku = sku }, Set, cancellationToken);

    /// <summary>Ends the sale of a product from today on. Needs <c>If-Match</c>.</summary>
    [Function("EndProduct")]
    [Describes(Answer = typeof(ProductEntry))]
    public Task<IResult> EndProductAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "api/catalog/products/{sku}")] HttpRequest request, string sku, CancellationToken cancellationToken) =>
        resources.DeleteAsync(request, Kind, sku, product => product with { DiscontinuedFrom = product.DiscontinuedFrom ?? Today }, Set, cancellationToken);

    private DateOnly Today => calendars.Today(time);

    private static CatalogueEntries<ProductEntry> Kind(Catalogue catalogue) => catalogue.Products;

    private static CatalogueDocument Set(ProductEntry product) => new() { Products = [product] };
}
