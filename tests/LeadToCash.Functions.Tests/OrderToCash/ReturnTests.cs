using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using LeadToCash.Local.Testing;

namespace LeadToCash.Tests.OrderToCash;

public sealed class ReturnTests
{
    [Fact]
    public async Task Goods_ThatWerePaidAndComeBack_AreInStockAndCredited()
    {
        await using LocalApp app = await TestApp.StartAsync();
        OrderDesk desk = new(app);
        await desk.CountAsync("P-100", 10);
        string id = await desk.PlaceAsync(7301, ("P-100", 3, 100.00m, true));
        await app.AdvanceToAsync("2026-03-06T08:00Z");
        await PayAsync(app, "RE-2026-00001", 35_700);
        Assert.Equal(7, (await desk.StockAsync("P-100")).GetProperty("onHand").GetDecimal());

        object wish = new { lines = new[] { new { position = 1, quantity = 2 } }, reason = "Too small" };
        using HttpResponseMessage announced = await SendAsync(app, $"/api/orders/{id}/returns", wish, "k-1");
        using HttpResponseMessage again = await SendAsync(app, $"/api/orders/{id}/returns", wish, "k-1");
        JsonElement back = await announced.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal((HttpStatusCode.Created, "RT-2026-00001"), (announced.StatusCode, back.GetProperty("number").GetString()));
        Assert.Equal(back.GetRawText(), (await again.Content.ReadFromJsonAsync<JsonElement>()).GetRawText());
        await app.SettleAsync();
        Assert.Contains("RT-2026-00001", (await app.MailAsync($"order/{id}/return-1")).GetProperty("text").GetString(), StringComparison.Ordinal);
        using HttpResponseMessage tooMuch = await SendAsync(app, $"/api/orders/{id}/returns", wish, "k-2");
        Assert.Equal(HttpStatusCode.Conflict, tooMuch.StatusCode);
        Assert.Contains("1 can come back", await tooMuch.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        object goods = new { goods = new object[] { new { position = 1, quantity = 1 }, new { position = 1, quantity = 1, isSellable = false } } };
        using HttpResponseMessage came = await SendAsync(app, $"/api/orders/{id}/returns/1/arrival", goods, "k-3");
        using HttpResponseMessage cameAgain = await SendAsync(app, $"/api/orders/{id}/returns/1/arrival", goods, "k-3");
        Assert.Equal((HttpStatusCode.Accepted, HttpStatusCode.Accepted), (came.StatusCode, cameAgain.StatusCode));
        await app.SettleAsync();

        JsonElement settled = (await desk.OrderAsync(id)).GetProperty("returns")[0];
        string note = Assert.Single(settled.GetProperty("creditNotes").EnumerateArray()).GetString()!;
        Assert.Equal(238m, (await app.GetJsonAsync($"/api/invoices/{note}")).GetProperty("gross").GetProperty("amount").GetDecimal());
        Assert.Equal(238m, (await app.GetJsonAsync($"/api/invoices/{id}-invoice")).GetProperty("surplus").GetProperty("amount").GetDecimal());
        Assert.Equal(8, (await desk.StockAsync("P-100")).GetProperty("onHand").GetDecimal());
        await app.MailAsync($"invoice/{note}/issued");
    }

    [Fact]
    public async Task Goods_OfTwoDeliveries_AreCreditedOnTheInvoiceThatHasThem()
    {
        await using LocalApp app = await TestApp.StartAsync();
        OrderDesk desk = new(app);
        await desk.CountAsync("P-100", 1);
        await desk.PlanReceiptAsync("P-100", 2, "2026-03-10");
        string id = await desk.PlaceAsync(7302, ("P-100", 3, 100.00m, true));
        await app.AdvanceToAsync("2026-03-09T08:00Z");
        await desk.ArriveAsync("P-100", 2, "D-1");
        await app.AdvanceToAsync("2026-03-16T08:00Z");
        Assert.Equal(2, (await desk.OrderAsync(id)).GetProperty("bills").GetArrayLength());

        (await SendAsync(app, $"/api/orders/{id}/returns", new { lines = new[] { new { position = 1, quantity = 3 } }, reason = "All too small" }, "k-1")).Dispose();
        await app.SettleAsync();
        (await SendAsync(app, $"/api/orders/{id}/returns/1/arrival", new { goods = new[] { new { position = 1, quantity = 3 } } }, "k-2")).Dispose();
        await app.SettleAsync();
        Assert.Equal(2, (await desk.OrderAsync(id)).GetProperty("returns")[0].GetProperty("creditNotes").GetArrayLength());
        foreach (JsonElement bill in (await desk.OrderAsync(id)).GetProperty("bills").EnumerateArray())
        {
            JsonElement invoice = await app.GetJsonAsync($"/api/invoices/{bill.GetProperty("invoiceId").GetString()}");
            Assert.Equal(("cancelled", 0m), (invoice.GetProperty("status").GetString(), invoice.GetProperty("open").GetProperty("amount").GetDecimal()));
        }
    }

    [Fact]
    public async Task Return_ByTheFormsOfThePage_IsAnnouncedTakenInAndShown()
    {
        await using LocalApp app = await TestApp.StartAsync();
        OrderDesk desk = new(app);
        string id = await desk.PlaceAsync(7303, ("SP-SEAL", 1, 34.90m, true));
        await app.AdvanceToAsync("2026-03-06T08:00Z");
        Uri page = new($"/staff/orders/{id}", UriKind.Relative);
        Assert.Contains("Goods come back", await app.Http.GetStringAsync(page), StringComparison.Ordinal);
        using HttpResponseMessage announced = await app.PostFormAsync(new Uri($"{page}/returns", UriKind.Relative), ("key", "1"), ("quantity-1", "1"), ("reason", "Leaks"));
        using HttpResponseMessage twice = await app.PostFormAsync(new Uri($"{page}/returns", UriKind.Relative), ("key", "1"), ("quantity-1", "1"), ("reason", "Leaks"));
        Assert.Equal((HttpStatusCode.SeeOther, HttpStatusCode.SeeOther), (announced.StatusCode, twice.StatusCode));
        await app.SettleAsync();
        using HttpResponseMessage wrong = await app.PostFormAsync(new Uri($"{page}/returns/1/arrival", UriKind.Relative), ("quantity-1", "two"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        (await app.PostFormAsync(new Uri($"{page}/returns/1/arrival", UriKind.Relative), ("quantity-1", "1"), ("damaged-1", "on"))).Dispose();
        await app.SettleAsync();
        string html = await app.Http.GetStringAsync(page);
        Assert.Contains("settled", html, StringComparison.Ordinal);
        Assert.Contains("damaged", html, StringComparison.Ordinal);
        Assert.DoesNotContain("Goods come back", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Return_ThatNeverComes_EndsAfterItsDays()
    {
        await using LocalApp app = await TestApp.StartAsync();
        OrderDesk desk = new(app);
        string id = await desk.PlaceAsync(7304, ("SP-SEAL", 1, 34.90m, true));
        await app.AdvanceToAsync("2026-03-06T08:00Z");
        (await SendAsync(app, $"/api/orders/{id}/returns", new { lines = new[] { new { position = 1, quantity = 1 } }, reason = "Leaks" }, "k-1")).Dispose();
        await app.AdvanceToAsync("2026-04-06T08:00Z");
        JsonElement back = (await desk.OrderAsync(id)).GetProperty("returns")[0];
        Assert.Equal((JsonValueKind.String, false), (back.GetProperty("endedAt").ValueKind, back.TryGetProperty("received", out _)));
        using HttpResponseMessage late = await SendAsync(app, $"/api/orders/{id}/returns/1/arrival", new { goods = new[] { new { position = 1, quantity = 1 } } }, "k-2");
        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
    }

    private static Task<HttpResponseMessage> SendAsync(LocalApp app, string path, object document, string key) =>
        app.SendJsonAsync(HttpMethod.Post, path, document, ("Idempotency-Key", key));

    private static async Task PayAsync(LocalApp app, string number, long cents)
    {
        using HttpResponseMessage answer = await app.Http.SendAsync(Signatures.Stripe(ShopOrders.StripePayment($"evt_{number}", number, cents)));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        await app.SettleAsync();
    }
}
