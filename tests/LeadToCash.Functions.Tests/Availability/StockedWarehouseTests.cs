using System.Net;
using System.Text;
using System.Text.Json;
using LeadToCash.Local.Testing;

namespace LeadToCash.Tests.Availability;

public sealed class StockedWarehouseTests : IAsyncLifetime
{
    private LocalApp _app = null!;

    public async Task InitializeAsync() => _app = await TestApp.StartAsync();

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    [Trait("Scenario", "D6")]
    public async Task Order_OfWhatIsKeptInStock_WaitsForItsDateAndTakesTheGoodsOut()
    {
        await PostAsync("/api/stock/P-100/counts", new { warehouse = "NUE", onHand = 1, reason = "inventory" });
        await PostAsync("/api/stock/P-100/receipts", new { warehouse = "NUE", reference = "PO-1", quantity = 5, date = "2026-04-10" });
        await PlaceAsync(7001, pumps: 2);

        JsonElement hold = Assert.Single((await StockAsync()).GetProperty("holds").EnumerateArray());
        Assert.Equal(("ordered", "shopify-7001", 1), (hold.GetProperty("kind").GetString(), hold.GetProperty("orderId").GetString(), hold.GetProperty("quantity").GetInt32()));
        Assert.Equal(["reserved", "shipped", "delivered"], await StepsAsync(7001));

        await _app.AdvanceToAsync("2026-04-10T06:59:00Z");
        Assert.Equal(["reserved", "shipped", "delivered"], await StepsAsync(7001));
        await PostAsync("/api/stock/P-100/arrivals", new { warehouse = "NUE", reference = "PO-1", delivery = "LS-1", quantity = 5 });
        await _app.AdvanceToAsync("2026-04-10T07:01:00Z");

        Assert.Equal(["reserved", "shipped", "delivered", "shipped", "delivered"], await StepsAsync(7001));
        JsonElement stock = await StockAsync();
        Assert.Equal((4, 0), (stock.GetProperty("onHand").GetInt32(), stock.GetProperty("holds").GetArrayLength()));
    }

    [Fact]
    public async Task Order_ThatIsCancelled_GivesItsGoodsBack()
    {
        await PostAsync("/api/stock/P-100/receipts", new { warehouse = "NUE", reference = "PO-1", quantity = 5, date = "2026-04-10" });
        await PlaceAsync(7002, pumps: 2);
        Assert.Equal(3, (await StockAsync()).GetProperty("available")[1].GetProperty("quantity").GetInt32());

        byte[] cancelled = Encoding.UTF8.GetBytes("""{"id":7002,"cancelled_at":"2026-03-02T10:00:00Z","cancel_reason":"customer"}""");
        await DeliverAsync(cancelled, "orders/cancelled", "cancel-7002");

        Assert.Equal(5, (await StockAsync()).GetProperty("available")[1].GetProperty("quantity").GetInt32());
    }

    private Task PlaceAsync(long id, int pumps) => DeliverAsync(ShopOrders.Shopify(id, "k@kunde.example", ("P-100", pumps, 4200m, true)), "orders/create", $"create-{id}");

    private async Task DeliverAsync(byte[] body, string topic, string delivery)
    {
        using HttpRequestMessage request = Signatures.Shopify(topic, body, delivery);
        using HttpResponseMessage answer = await _app.Http.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        await _app.SettleAsync();
    }

    private async Task PostAsync(string path, object document)
    {
        using HttpResponseMessage answer = await _app.SendJsonAsync(HttpMethod.Post, path, document);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }

    private async Task<JsonElement> StockAsync() => (await _app.GetJsonAsync("/api/stock/P-100")).GetProperty("warehouses")[0];

    private async Task<IEnumerable<string?>> StepsAsync(long id) => (await _app.GetJsonAsync($"/api/orders/shopify-{id}")).GetProperty("parts")[0]
        .GetProperty("steps").EnumerateArray().Select(step => step.GetProperty("name").GetString());
}
