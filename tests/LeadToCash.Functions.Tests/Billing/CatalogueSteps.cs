using System.Text.Json;
using LeadToCash.Local.Testing;

namespace LeadToCash.Tests.Billing;

/// <summary>Changes of the catalogue, over HTTP only.</summary>
internal static class CatalogueSteps
{
    /// <summary>Adds a product with a price that always held.</summary>
    public static async Task PutProductAsync(this LocalApp app, string sku, decimal price, object? subscription, string kind = "subscription", object? more = null, object[]? usage = null)
    {
        Dictionary<string, object?> product = new() { ["sku"] = sku, ["name"] = new { en = sku, de = sku }, ["kind"] = kind, ["unit"] = "MON", ["subscription"] = subscription };
        foreach (JsonProperty property in more is null ? [] : JsonSerializer.SerializeToElement(more).EnumerateObject().ToArray())
        {
            product[property.Name] = property.Value;
        }

        await PutAsync(app, $"/api/catalog/products/{sku}", product, ("If-None-Match", "*"));
        await PutAsync(
            app, $"/api/catalog/price-lists/{ListId}/prices/{sku}",
            new { prices = new[] { new { validFrom = "2026-01-01", amount = new { amount = price, currency = "EUR" }, usage = usage ?? [] } } }, ("If-None-Match", "*"));
    }

    public const string ListId = "EUR";

    public static async Task PutAsync(this LocalApp app, string path, object document, (string, string) condition)
    {
        using HttpResponseMessage answer = await app.SendJsonAsync(HttpMethod.Put, path, document, condition);
        Assert.True(answer.IsSuccessStatusCode, $"{path} answered {(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
        await app.SettleAsync();
    }
}
