using LeadToCash.Local.Testing;
using LeadToCash.Tests.Catalog;

namespace LeadToCash.Tests.Billing;

/// <summary>Changes of the catalogue, over HTTP only.</summary>
internal static class CatalogueSteps
{
    /// <summary>Adds a subscription with a price and a cost from a day on.</summary>
    public static async Task PutSubscriptionAsync(this LocalApp app, string sku, decimal price, object terms, string from = "2026-06-16", object[]? usage = null)
    {
        CatalogDesk desk = new(app);
        await desk.SetAsync($"/api/catalog/products/{sku}", new
        {
            sku,
            name = new { en = sku, de = sku },
            kind = "subscription",
            unit = "MON",
            subscription = terms,
            costs = new[] { new { validFrom = from, cost = CatalogDesk.Euro(price / 2), marginFloor = 20 } },
        });
        await desk.SetAsync($"/api/catalog/price-lists/EUR/prices/{sku}", new { validFrom = from, amount = CatalogDesk.Euro(price), usage = usage ?? [] });
        await app.SettleAsync();
    }
}
