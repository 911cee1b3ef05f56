using System.Net;
using System.Text.Json;
using LeadToCash.Local.Testing;

namespace LeadToCash.Tests.OrderToCash;

/// <summary>Places orders of the web shop and moves stock, over HTTP only.</summary>
internal sealed class OrderDesk(LocalApp app)
{
    public static string IdOf(long id) => $"shopify-{id}";

    /// <summary>Places an order and lets everything happen that happens at once.</summary>
    public async Task<string> PlaceAsync(long id, params (string Sku, int Quantity, decimal Price, bool RequiresShipping)[] lines)
    {
        using HttpRequestMessage request = Signatures.Shopify("orders/create", ShopOrders.Shopify(id, $"k{id}@kunde.example", lines), $"create-{id}");
        using HttpResponseMessage answer = await app.Http.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        await app.SettleAsync();
        return IdOf(id);
    }

    /// <summary>Places the blueprint's O-1.</summary>
    public Task<string> PlaceReferenceAsync(long id) => PlaceAsync(id, ("P-100", 2, 4200.00m, true), ("SVC-INST", 1, 780.00m, false), ("SUB-CARE", 1, 89.00m, false));

    /// <summary>The shop takes the order back.</summary>
    public async Task CancelAsync(long id)
    {
        byte[] body = JsonSerializer.SerializeToUtf8Bytes(new { id, cancelled_at = "2026-03-02T10:00:00+01:00", cancel_reason = "customer" });
        using HttpRequestMessage request = Signatures.Shopify("orders/cancelled", body, $"cancel-{id}");
        using HttpResponseMessage answer = await app.Http.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        await app.SettleAsync();
    }

    public Task CountAsync(string sku, decimal onHand) => PostAsync($"/api/stock/{sku}/counts", new { warehouse = "NUE", onHand, reason = "inventory" });

    public Task PlanReceiptAsync(string sku, decimal quantity, string date, string reference = "PO-1") =>
        PostAsync($"/api/stock/{sku}/receipts", new { warehouse = "NUE", reference, quantity, date });

    public Task ArriveAsync(string sku, decimal quantity, string delivery, string reference = "PO-1") =>
        PostAsync($"/api/stock/{sku}/arrivals", new { warehouse = "NUE", reference, delivery, quantity });

    public async Task<JsonElement> StockAsync(string sku) => (await app.GetJsonAsync($"/api/stock/{sku}")).GetProperty("warehouses")[0];

    public Task<JsonElement> OrderAsync(string id) => app.GetJsonAsync($"/api/orders/{id}");

    /// <summary>What the customer's link shows.</summary>
    public async Task<JsonElement> SummaryAsync(string id) => await app.GetJsonAsync((await StatusLinkAsync(id)).ToString());

    public async Task<Uri> StatusLinkAsync(string id) => new((await app.MailAsync($"order/{id}/confirmation")).Link("orders").PathAndQuery, UriKind.Relative);

    /// <summary>The steps of the goods.</summary>
    public async Task<IEnumerable<string?>> StepsAsync(string id) => (await OrderAsync(id)).GetProperty("parts")[0]
        .GetProperty("steps").EnumerateArray().Select(step => step.GetProperty("name").GetString());

    /// <summary>A merge patch.</summary>
    public async Task<HttpResponseMessage> PatchAsync(string id, object patch, string? etag, params (string Name, string Value)[] headers)
    {
        using HttpRequestMessage request = new(HttpMethod.Patch, new Uri($"/api/orders/{id}", UriKind.Relative))
        {
            Content = new StringContent(JsonSerializer.Serialize(patch), System.Text.Encoding.UTF8, "application/merge-patch+json"),
        };
        foreach ((string name, string value) in etag is null ? headers : [.. headers, ("If-Match", etag)])
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        HttpResponseMessage answer = await app.Http.SendAsync(request);
        await app.SettleAsync();
        return answer;
    }

    public async Task<string> ETagAsync(string id)
    {
        using HttpResponseMessage answer = await app.SendJsonAsync(HttpMethod.Get, $"/api/orders/{id}");
        return answer.Headers.ETag!.ToString();
    }

    private async Task PostAsync(string path, object document)
    {
        using HttpResponseMessage answer = await app.SendJsonAsync(HttpMethod.Post, path, document);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        await app.SettleAsync();
    }
}
