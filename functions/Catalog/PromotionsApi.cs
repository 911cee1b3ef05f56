using LeadToCash.Api.OpenApi;
using LeadToCash.Calendar;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace LeadToCash.Catalog;

/// <summary>Promotions over HTTP.</summary>
public sealed class PromotionsApi(CatalogueResources resources, BusinessCalendars calendars, TimeProvider time)
{
    /// <summary>Promotions by id, up to 200 after the one that <c>after</c> names.</summary>
    [Function("ListPromotions")]
    [Describes(Answer = typeof(IReadOnlyList<Promotion>), Query = ["after"])]
    public Task<IResult> ListPromotionsAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/catalog/promotions")] HttpRequest request, CancellationToken cancellationToken) =>
        resources.ListAsync(request, Kind, cancellationToken);

    /// <summary>A promotion, with its ETag.</summary>
    [Function("GetPromotion")]
    [Describes(Answer = typeof(Promotion))]
    public Task<IResult> GetPromotionAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/catalog/promotions/{id}")] HttpRequest request, string id, CancellationToken cancellationToken) =>
        resources.GetAsync(request, Kind, id, cancellationToken);

    /// <summary>Sets a promotion. Needs <c>If-Match</c>, or <c>If-None-Match: *</c> for a new one.</summary>
    [Function("PutPromotion")]
    [Describes(Body = typeof(Promotion), Answer = typeof(Promotion))]
    public Task<IResult> PutPromotionAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "api/catalog/promotions/{id}")] HttpRequest request, string id, CancellationToken cancellationToken) =>
        resources.PutAsync<Promotion, Promotion>(request, Kind, id, (body, _) => body with { Id = id }, Set, cancellationToken);

    /// <summary>Ends a promotion with yesterday; one that has not begun is over before it begins. Needs <c>If-Match</c>.</summary>
    [Function("EndPromotion")]
    [Describes(Answer = typeof(Promotion))]
    public Task<IResult> EndPromotionAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "api/catalog/promotions/{id}")] HttpRequest request, string id, CancellationToken cancellationToken) =>
        resources.DeleteAsync(request, Kind, id, Ended, Set, cancellationToken);

    private DateOnly Today => calendars.Today(time);

    private Promotion Ended(Promotion promotion)
    {
        DateOnly last = Today.AddDays(-1) < promotion.ValidTo ? Today.AddDays(-1) : promotion.ValidTo;
        return promotion with { ValidFrom = last < promotion.ValidFrom ? last : promotion.ValidFrom, ValidTo = last };
    }

    private static CatalogueEntries<Promotion> Kind(Catalogue catalogue) => catalogue.Promotions;

    private static CatalogueDocument Set(Promotion promotion) => new() { Promotions = [promotion] };
}
