using System.Net;
using System.Text;
using System.Text.Json;
using LeadToCash.Local.Testing;

namespace LeadToCash.Tests.Proposals;

public sealed class ProductProposalsTests : IAsyncLifetime
{
    private LocalApp _app = null!;
    private HistoryDesk _desk = null!;

    public async Task InitializeAsync()
    {
        _app = await TestApp.StartAsync();
        _desk = new HistoryDesk(_app);
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    [Trait("Scenario", "D7")]
    public async Task Proposals_ForAPump_AreInstallationAndCareAtTodaysPrices()
    {
        JsonElement answer = await _desk.ProposalsAsync();

        Assert.Equal(["SVC-INST 780.00 goes with P-100", "SUB-CARE 89.00 goes with P-100"], Lines(answer));
        Assert.False(answer.GetProperty("items")[0].GetProperty("isEnough").GetBoolean());
    }

    [Fact]
    [Trait("Scenario", "D7")]
    public async Task Proposals_WithHistory_SayInHowManyOrders()
    {
        using HttpResponseMessage imported = await _desk.ImportOrdersAsync(HistoryDesk.Orders(
            (38, ["P-100", "SP-SEAL"]), (82, ["P-100"]), (82, ["SP-SEAL"]), (98, ["SVC-INST"])));
        Assert.Equal(300, (await HistoryDesk.JsonAsync(imported)).GetProperty("counted").GetInt32());

        JsonElement answer = await _desk.ProposalsAsync("sku=p-100&quantity=2");

        Assert.Equal(
            ["SVC-INST 780.00 goes with P-100", "SUB-CARE 89.00 goes with P-100"],
            Lines(answer)); // 38 of 120 with, 82 of 180 without: less often than by chance
        using HttpResponseMessage more = await _desk.ImportOrdersAsync(HistoryDesk.Orders((0, ["x"]), (0, ["x"]), (0, ["x"]), (0, ["x"]), (700, ["SVC-INST"])));
        await HistoryDesk.JsonAsync(more);
        Assert.Equal("SP-SEAL 34.90 in 38 of 120 orders with P-100 (lift 2.6, 95 % 2.1–3.3)", Lines(await _desk.ProposalsAsync()).Last());
    }

    [Fact]
    public async Task Orders_AreCountedOnce_AndCancelledOnesTakenOut()
    {
        await DeliverAsync(ShopOrders.Shopify(7001, "k@kunde.example", ("P-100", 2, 4200m, true), ("SP-SEAL", 1, 34.90m, true)), "orders/create", "c-1");
        await DeliverAsync(ShopOrders.Shopify(7001, "k@kunde.example", ("P-100", 2, 4200m, true), ("SP-SEAL", 1, 34.90m, true)), "orders/create", "c-1b");
        await DeliverAsync(ShopOrders.Shopify(7002, "k@kunde.example", ("P-100", 1, 4200m, true), ("SVC-INST", 1, 780m, false)), "orders/create", "c-2"); // waits for the visit
        Assert.Equal((2, 2), await _desk.CountsAsync());
        Assert.Equal((2, 1), await _desk.CountsAsync("SP-SEAL"));

        await DeliverAsync(Encoding.UTF8.GetBytes("""{"id":7002,"cancelled_at":"2026-03-02T10:00:00Z","cancel_reason":"customer"}"""), "orders/cancelled", "x-2");
        await DeliverAsync(Encoding.UTF8.GetBytes("""{"id":7003,"cancelled_at":"2026-03-02T10:00:00Z","cancel_reason":"customer"}"""), "orders/cancelled", "x-3");
        await DeliverAsync(ShopOrders.Shopify(7003, "k@kunde.example", ("P-100", 1, 4200m, true)), "orders/create", "c-3");

        Assert.Equal((1, 1), await _desk.CountsAsync());
        Assert.Equal((1, 1), await _desk.CountsAsync("SP-SEAL"));
    }

    [Fact]
    public async Task Import_SentTwice_CountsOnce_AndALaterFileCorrects()
    {
        string file = HistoryDesk.Orders((40, ["P-100", "SP-SEAL"]), (100, ["SVC-INST"]));
        (await _desk.ImportOrdersAsync(file)).Dispose();
        (await _desk.ImportOrdersAsync(file)).Dispose();
        await _app.AdvanceAsync(TimeSpan.FromMinutes(1));
        (await _desk.ImportOrdersAsync(file)).Dispose();
        Assert.Equal((140, 40), await _desk.CountsAsync("SP-SEAL"));

        await _app.AdvanceAsync(TimeSpan.FromMinutes(1));
        (await _desk.ImportOrdersAsync("order,sku,amount\nH-0-0,P-100,\n")).Dispose();

        Assert.Equal((140, 39), await _desk.CountsAsync("SP-SEAL"));
        Assert.Equal((140, 40), await _desk.CountsAsync());
    }

    [Fact]
    public async Task Import_WithAnOrderOfOurs_LeavesItOut()
    {
        await DeliverAsync(ShopOrders.Shopify(7001, "k@kunde.example", ("P-100", 2, 4200m, true)), "orders/create", "c-1");
        string number = (await _app.GetJsonAsync("/api/orders/shopify-7001")).GetProperty("number").GetString()!;

        using HttpResponseMessage answer = await _desk.ImportOrdersAsync($"order,sku,amount\n{number},P-100,8400\nOLD-1,P-100,4200\n");

        JsonElement result = await HistoryDesk.JsonAsync(answer);
        Assert.Equal((2, 1, 1), (result.GetProperty("rows").GetInt32(), result.GetProperty("counted").GetInt32(), result.GetProperty("known").GetInt32()));
        Assert.Equal((2, 2), await _desk.CountsAsync());
    }

    [Fact]
    public async Task Import_WithAWrongRow_ChangesNothingAndNamesRowAndColumn()
    {
        using HttpResponseMessage answer = await _desk.ImportOrdersAsync("order,sku,amount\nA,P-100,1\n,P-100,1\nB,,-3\n");

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        JsonElement problem = JsonSerializer.Deserialize<JsonElement>(await answer.Content.ReadAsStringAsync());
        Assert.Equal(["row 3, column order", "row 4, column amount", "row 4, column sku"], problem.GetProperty("errors").EnumerateObject().Select(error => error.Name).Order());
        Assert.Equal((0, 0), await _desk.CountsAsync());
    }

    [Theory]
    [InlineData("/api/proposals", HttpStatusCode.BadRequest)]
    [InlineData("/api/proposals?sku=NOTHING", HttpStatusCode.NotFound)]
    [InlineData("/api/proposals?sku=P-100&quantity=0", HttpStatusCode.BadRequest)]
    [InlineData("/api/proposals?sku=P-100&quantity=1,5", HttpStatusCode.BadRequest)]
    [InlineData("/api/discount-proposals?sku=P-100&sku=SP-SEAL", HttpStatusCode.BadRequest)]
    [InlineData("/proposals/NOTHING", HttpStatusCode.NotFound)]
    public async Task Questions_ThatMakeNoSense_AreRefused(string path, HttpStatusCode status)
    {
        using HttpResponseMessage answer = await _app.SendJsonAsync(HttpMethod.Get, path);

        Assert.Equal(status, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task Proposals_AreForSales_AndHistoryForOperations()
    {
        using HttpResponseMessage finance = await _app.SendJsonAsync(HttpMethod.Get, "/api/proposals?sku=P-100", null, ("X-MS-CLIENT-PRINCIPAL", Principal("finance")));
        using HttpResponseMessage sales = await _app.SendJsonAsync(HttpMethod.Get, "/api/proposals?sku=P-100", null, ("X-MS-CLIENT-PRINCIPAL", Principal("sales")));
        using HttpResponseMessage import = await _app.SendJsonAsync(HttpMethod.Post, "/api/proposals/history/orders", new { }, ("X-MS-CLIENT-PRINCIPAL", Principal("sales")));

        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.OK, HttpStatusCode.Forbidden), (finance.StatusCode, sales.StatusCode, import.StatusCode));
    }

    private async Task DeliverAsync(byte[] body, string topic, string delivery)
    {
        using HttpRequestMessage request = Signatures.Shopify(topic, body, delivery);
        using HttpResponseMessage answer = await _app.Http.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        await _app.SettleAsync();
    }

    private static IEnumerable<string> Lines(JsonElement answer) => answer.GetProperty("proposals").EnumerateArray().Select(proposal =>
        $"{proposal.GetProperty("sku").GetString()} {proposal.GetProperty("unitPrice").GetProperty("amount").GetDecimal():0.00} {proposal.GetProperty("reason").GetString()}");

    private static string Principal(string role) => Convert.ToBase64String(JsonSerializer.SerializeToUtf8Bytes(
        new { claims = new[] { new { typ = "name", val = "kim" }, new { typ = "roles", val = role } } }));
}
