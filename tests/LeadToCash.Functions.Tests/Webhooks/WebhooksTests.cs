using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using LeadToCash.Local.Testing;
using LeadToCash.Tests;

namespace LeadToCash.Functions.Tests.Webhooks;

public sealed class WebhooksTests
{
    private const long OrderId = 450789469;

    [Theory]
    [Trait("Scenario", "E4")]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Order_WhenDeliveredThreeTimesTwoAtOnce_IsOne(bool sameWebhookId)
    {
        await using LocalApp app = await TestApp.StartAsync();
        byte[] body = WebhookFixtures.Read("shopify_order");
        HttpResponseMessage[] answers =
        [
            .. await Task.WhenAll(Enumerable.Range(1, 2).Select(i => app.Http.SendAsync(Signatures.Shopify("orders/create", body, sameWebhookId ? "w-1" : $"w-{i}")))),
            await app.Http.SendAsync(Signatures.Shopify("orders/create", body, sameWebhookId ? "w-1" : "w-3")),
        ];
        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer.StatusCode));
        await app.SettleAsync();

        JsonElement order = await app.GetJsonAsync($"/api/orders?source=shopify&sourceId={OrderId}");
        Assert.Equal("A-2026-00001", order.GetProperty("number").GetString());
        Assert.Equal(409.94m, order.GetProperty("gross").GetProperty("amount").GetDecimal());
        JsonElement timeline = await app.GetJsonAsync($"/api/orders/shopify-{OrderId}/timeline");
        Assert.Single(timeline.GetProperty("events").EnumerateArray(), @event => @event.GetProperty("name").GetString() == "OrderPlaced");
        await app.MailAsync($"order/shopify-{OrderId}/confirmation");
    }

    [Fact]
    public async Task Delivery_WhenItsSignatureIsWrongOrMissing_IsRefusedAndNotKept()
    {
        await using LocalApp app = await TestApp.StartAsync();
        byte[] body = WebhookFixtures.Read("shopify_order");
        using HttpRequestMessage unsigned = Signatures.Shopify("orders/create", body, "w-2");
        unsigned.Headers.Remove("X-Shopify-Hmac-Sha256");
        using HttpResponseMessage wrong = await app.Http.SendAsync(Signatures.Shopify("orders/create", body, "w-1", secret: "guess"));
        using HttpResponseMessage missing = await app.Http.SendAsync(unsigned);
        await app.SettleAsync();

        Assert.All([wrong, missing], answer => Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode));
        Assert.Equal("application/problem+json", wrong.Content.Headers.ContentType!.MediaType);
        foreach (string path in new[] { "/api/webhooks/deliveries/shopify/w-1", "/api/webhooks/deliveries/shopify/w-2", $"/api/orders?source=shopify&sourceId={OrderId}" })
        {
            using HttpResponseMessage kept = await app.Http.GetAsync(new Uri(path, UriKind.Relative));
            Assert.Equal(HttpStatusCode.NotFound, kept.StatusCode);
        }
    }

    [Fact]
    public async Task Delivery_WhenItsBodyIsBroken_SaysWhere()
    {
        await using LocalApp app = await TestApp.StartAsync();
        using HttpResponseMessage answer = await app.Http.SendAsync(Signatures.Shopify("orders/create", "{\n  \"id\": 1,\n  \"name\": x\n}"u8.ToArray()));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        JsonElement problem = JsonSerializer.Deserialize<JsonElement>(await answer.Content.ReadAsStringAsync());
        Assert.Equal((3, 11), (problem.GetProperty("line").GetInt32(), problem.GetProperty("position").GetInt32()));
    }

    [Fact]
    public async Task Delivery_WhenEmptyOrTooLargeOrUnknown_IsRefused()
    {
        await using LocalApp app = await TestApp.StartAsync();
        using HttpResponseMessage empty = await app.Http.SendAsync(Signatures.Shopify("orders/create", []));
        using HttpResponseMessage large = await app.Http.SendAsync(Signatures.Shopify("orders/create", new byte[900_001]));
        using HttpResponseMessage unknown = await app.Http.PostAsync(new Uri("/webhooks/ebay", UriKind.Relative), new StringContent("{}"));
        Assert.Equal(
            [HttpStatusCode.BadRequest, HttpStatusCode.RequestEntityTooLarge, HttpStatusCode.NotFound], [empty.StatusCode, large.StatusCode, unknown.StatusCode]);
    }

    [Fact]
    public async Task Delivery_WhenOfHundredsOfKilobytes_BecomesAnOrder()
    {
        await using LocalApp app = await TestApp.StartAsync();
        JsonNode order = JsonNode.Parse(ShopOrders.Shopify(900, "k@kunde.example", [.. Enumerable.Range(1, 500).Select(i => ($"X-{i}", 1, 1.00m, true))]))!;
        order["note"] = new string('n', 700_000);
        using HttpResponseMessage answer = await app.Http.SendAsync(Signatures.Shopify("orders/create", JsonSerializer.SerializeToUtf8Bytes(order)));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        await app.SettleAsync();
        Assert.Equal(500, (await app.GetJsonAsync("/api/orders?source=shopify&sourceId=900")).GetProperty("lines").GetArrayLength());
        Assert.Equal("invoiced", (await app.GetJsonAsync("/api/orders/shopify-900")).GetProperty("status").GetString());
    }

    [Fact]
    public async Task Content_WhenItHasTooManyLines_IsRejectedAndNotTriedForEver()
    {
        await using LocalApp app = await TestApp.StartAsync();
        byte[] body = ShopOrders.Shopify(901, "k@kunde.example", [.. Enumerable.Range(1, 501).Select(i => ($"X-{i}", 1, 1.00m, true))]);
        using HttpResponseMessage answer = await app.Http.SendAsync(Signatures.Shopify("orders/create", body, "w-901"));
        await app.SettleAsync();
        JsonElement delivery = await app.GetJsonAsync("/api/webhooks/deliveries/shopify/w-901");
        Assert.Equal("rejected", delivery.GetProperty("status").GetString());
        Assert.Contains("501 lines", delivery.GetProperty("reason").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task WooCommerce_WhenItTriesTheHook_IsAnsweredWithoutSignature()
    {
        await using LocalApp app = await TestApp.StartAsync();
        using FormUrlEncodedContent ping = new([KeyValuePair.Create("webhook_id", "12")]);
        using HttpResponseMessage answer = await app.Http.PostAsync(new Uri("/webhooks/woocommerce", UriKind.Relative), ping);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task WooCommerce_WhenTheShopTookTheMoney_IsBilledAsPaid()
    {
        await using LocalApp app = await TestApp.StartAsync();
        byte[] body = WebhookFixtures.Read("woocommerce_order_1");
        using HttpResponseMessage first = await app.Http.SendAsync(Signatures.WooCommerce("order.created", body, "d-1"));
        using HttpResponseMessage second = await app.Http.SendAsync(Signatures.WooCommerce("order.updated", body, "d-2"));
        await app.SettleAsync();

        JsonElement order = await app.GetJsonAsync("/api/orders?source=woocommerce&sourceId=727");
        Assert.Equal("paid", order.GetProperty("status").GetString());
        JsonElement invoice = await app.GetJsonAsync("/api/invoices/woocommerce-727-invoice");
        Assert.Equal((29.35m, 0m, "paid"), (
            invoice.GetProperty("gross").GetProperty("amount").GetDecimal(), invoice.GetProperty("open").GetProperty("amount").GetDecimal(), invoice.GetProperty("status").GetString()));
        foreach (string key in new[] { "order/woocommerce-727/confirmation", "invoice/woocommerce-727-invoice/issued", "invoice/woocommerce-727-invoice/receipt" })
        {
            await app.MailAsync(key);
        }
    }

    [Fact]
    public async Task Cancellation_WhenItComesFirst_Wins()
    {
        await using LocalApp app = await TestApp.StartAsync();
        using HttpResponseMessage cancelled = await app.Http.SendAsync(Signatures.Shopify(
            "orders/cancelled", Encoding.UTF8.GetBytes($$"""{"id":{{OrderId}},"cancelled_at":"2026-03-02T09:00:00+01:00","cancel_reason":"customer"}""")));
        await app.SettleAsync();
        using HttpResponseMessage created = await app.Http.SendAsync(Signatures.Shopify("orders/create", WebhookFixtures.Read("shopify_order")));
        await app.SettleAsync();

        JsonElement order = await app.GetJsonAsync($"/api/orders?source=shopify&sourceId={OrderId}");
        Assert.Equal(("cancelled", 4), (order.GetProperty("status").GetString(), order.GetProperty("lines").GetArrayLength()));
        Assert.Empty(await app.MailsAsync());
    }

    [Fact]
    public async Task Content_WhenUnusable_IsShownToStaffAndCanBeDrivenAgain()
    {
        await using LocalApp app = await TestApp.StartAsync();
        using HttpResponseMessage answer = await app.Http.SendAsync(Signatures.Shopify("orders/create", """{"id":5,"currency":"EUR","total_price":"1.00","email":"k@k.example"}"""u8.ToArray(), "w-9"));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        await app.SettleAsync();
        JsonElement delivery = await app.GetJsonAsync("/api/webhooks/deliveries/shopify/w-9");
        Assert.Equal("rejected", delivery.GetProperty("status").GetString());
        Assert.Contains("line_items", delivery.GetProperty("reason").GetString(), StringComparison.Ordinal);

        using HttpResponseMessage redriven = await app.Http.PostAsync(new Uri("/api/webhooks/deliveries/shopify/w-9/redrive", UriKind.Relative), content: null);
        Assert.Equal(HttpStatusCode.Accepted, redriven.StatusCode);
        await app.SettleAsync();
        Assert.Equal("rejected", (await app.GetJsonAsync("/api/webhooks/deliveries/shopify/w-9")).GetProperty("status").GetString());
    }

    [Fact]
    public async Task WooCommerce_WhenPaidLater_SettlesTheInvoice()
    {
        await using LocalApp app = await TestApp.StartAsync();
        JsonNode order = JsonNode.Parse(WebhookFixtures.Read("woocommerce_order_1"))!;
        (order["status"], order["date_paid"], order["date_paid_gmt"]) = ("on-hold", null, null);
        using HttpResponseMessage created = await app.Http.SendAsync(Signatures.WooCommerce("order.created", JsonSerializer.SerializeToUtf8Bytes(order)));
        await app.SettleAsync();
        Assert.Equal("invoiced", (await app.GetJsonAsync("/api/orders/woocommerce-727")).GetProperty("status").GetString());
        using HttpResponseMessage paid = await app.Http.SendAsync(Signatures.WooCommerce("order.updated", WebhookFixtures.Read("woocommerce_order_1")));
        await app.SettleAsync();
        Assert.Equal("paid", (await app.GetJsonAsync("/api/orders/woocommerce-727")).GetProperty("status").GetString());
    }

    [Fact]
    public async Task Topic_WhenUnknown_IsKeptAndIgnored()
    {
        await using LocalApp app = await TestApp.StartAsync();
        using HttpResponseMessage answer = await app.Http.SendAsync(Signatures.Shopify("products/create", """{"id":5}"""u8.ToArray(), "w-7"));
        await app.SettleAsync();
        Assert.Equal("ignored", (await app.GetJsonAsync("/api/webhooks/deliveries/shopify/w-7")).GetProperty("status").GetString());
    }
}
