using System.Net;
using System.Text.Json;
using LeadToCash.Local.Testing;

namespace LeadToCash.Tests.OrderToCash;

public sealed class SubstitutionTests
{
    [Fact]
    public async Task Item_ThatCantBeHad_IsSentAsAnotherAtTheSamePriceAndBilledOnce()
    {
        await using LocalApp app = await TestApp.StartAsync();
        OrderDesk desk = new(app);
        await desk.CountAsync("P-100", 1);
        await desk.PlanReceiptAsync("P-100", 5, "2026-05-04");
        string id = await desk.PlaceAsync(7401, ("P-100", 3, 100.00m, true));
        await app.AdvanceToAsync("2026-03-04T08:00Z");
        JsonElement before = await desk.OrderAsync(id);
        Assert.Equal(1, before.GetProperty("deliveries").GetArrayLength());

        using HttpResponseMessage unknown = await desk.PatchAsync(id, new { lines = new Dictionary<string, object> { ["1"] = new { sku = "SVC-INST" } } }, "*");
        Assert.Equal(HttpStatusCode.BadRequest, unknown.StatusCode);
        using HttpResponseMessage changed = await desk.PatchAsync(id, new { lines = new Dictionary<string, object> { ["1"] = new { sku = "SP-SEAL" } } }, "*");
        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
        await app.AdvanceToAsync("2026-03-09T08:00Z");

        JsonElement order = await desk.OrderAsync(id);
        Assert.Equal([("P-100", 1m), ("SP-SEAL", 2m)], order.GetProperty("lines").EnumerateArray().Select(line => (line.GetProperty("sku").GetString()!, line.GetProperty("quantity").GetDecimal())));
        Assert.Equal(357.00m, order.GetProperty("bills").EnumerateArray().Sum(bill => bill.GetProperty("bill").GetProperty("gross").GetProperty("amount").GetDecimal()));
        Assert.Equal("invoiced", order.GetProperty("status").GetString());
        JsonElement stock = await desk.StockAsync("P-100");
        Assert.Equal(0, stock.GetProperty("holds").GetArrayLength());
        Assert.Contains((await app.MailsAsync()).Select(mail => mail.GetProperty("text").GetString()!), text => text.Contains("Instead:", StringComparison.Ordinal));
    }
}
