using System.Net;
using System.Text.Json;
using LeadToCash.Tests.OrderToCash;
using LeadToCash.Local.Testing;
using LeadToCash.Tests;
using Microsoft.DurableTask.Client;

namespace LeadToCash.Functions.Tests.OrderManagement;

public sealed class OrderManagementTests
{
    [Fact]
    public async Task Orders_AreListedWhereTheyStand_OnceEach()
    {
        await using LocalApp app = await TestApp.StartAsync();
        OrderDesk desk = new(app);
        string service = await desk.PlaceReferenceAsync(7001);
        string goods = await desk.PlaceAsync(7002, ("P-100", 1, 100m, true));
        string second = await desk.PlaceAsync(7003, ("P-100", 1, 200m, true));
        await desk.CancelAsync(7004); // comes before its order
        string cancelled = await desk.PlaceReferenceAsync(7004);

        JsonElement view = await app.GetJsonAsync("/api/orders");
        Assert.Equal([("inProgress", service), ("unpaid", goods), ("unpaid", second)], RowsOf(view));
        Assert.Equal([("inProgress", 1), ("unpaid", 2), ("cancelled", 1)], CountsOf(view));
        Assert.Equal([("cancelled", cancelled)], RowsOf(await app.GetJsonAsync("/api/orders?stage=Cancelled")));
        Assert.Contains("service:", view.GetProperty("orders")[0].GetProperty("waitsFor")[0].GetString(), StringComparison.Ordinal);

        JsonElement bill = (await desk.OrderAsync(goods)).GetProperty("bills")[0];
        await PayAsync(app, bill.GetProperty("number").GetString()!, 11_900);
        Assert.Equal([("paid", goods)], RowsOf(await app.GetJsonAsync("/api/orders?stage=paid")));
        Assert.Equal([("inProgress", 1), ("unpaid", 1), ("paid", 1), ("cancelled", 1)], CountsOf(await app.GetJsonAsync("/api/orders")));

        string page = await app.Http.GetStringAsync("/orders");
        Assert.Contains("In progress (1)", page, StringComparison.Ordinal);
        Assert.Contains($"/staff/orders/{service}", page, StringComparison.Ordinal);
        Assert.DoesNotContain($"/staff/orders/{goods}\"", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("stage=lost", "There is no stage 'lost'")]
    [InlineData("stage=1", "There is no stage '1'")]
    [InlineData("after=x'y", "Take it from the 'next'")]
    public async Task Orders_AskedForInAWrongWay_AreRefusedWithTheParameter(string query, string sentence)
    {
        await using LocalApp app = await TestApp.StartAsync();
        using HttpResponseMessage answer = await app.Http.GetAsync($"/api/orders?{query}");
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(sentence, (await answer.Content.ReadAsStringAsync()).Replace("\\u0027", "'", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Order_WhoseProcessWasTerminated_IsFlaggedAtNightAndOperationsAreToldOnce()
    {
        await using LocalApp app = await TestApp.StartAsync();
        OrderDesk desk = new(app);
        string id = await desk.PlaceReferenceAsync(7101);
        string sound = await desk.PlaceReferenceAsync(7102);
        await app.Durable.TerminateInstanceAsync($"order-{id}", new TerminateInstanceOptions { Recursive = true });
        await app.SettleAsync();

        await app.AdvanceToAsync("2026-03-04T06:00Z"); // two nights
        string[] concerns = [.. (await desk.OrderAsync(id)).GetProperty("concerns").EnumerateArray().Select(one => one.GetString()!)];
        Assert.Equal([$"Nothing carries the order on: its process was terminated.", "Nothing carries its part 'service' on: its process was terminated."], concerns);
        Assert.Equal([("stuck", id), ("inProgress", sound)], RowsOf(await app.GetJsonAsync("/api/orders")));
        JsonElement mail = Assert.Single(await app.MailsAsync(), mail => mail.GetProperty("key").GetString()!.Contains("/stuck-", StringComparison.Ordinal));
        Assert.Contains("was terminated", mail.GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.Contains("Nothing can move this order any more", await app.Http.GetStringAsync($"/staff/orders/{id}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Order_WhoseProcessIsSuspended_IsFlaggedUntilItGoesOn()
    {
        await using LocalApp app = await TestApp.StartAsync();
        OrderDesk desk = new(app);
        string id = await desk.PlaceReferenceAsync(7201);
        await app.Durable.SuspendInstanceAsync($"order-{id}", "look at it first");
        await app.AdvanceToAsync("2026-03-03T06:00Z");
        Assert.Equal([("stuck", id)], RowsOf(await app.GetJsonAsync("/api/orders?stage=stuck")));

        await app.Durable.ResumeInstanceAsync($"order-{id}", "all is well");
        await app.AdvanceToAsync("2026-03-04T06:00Z");
        Assert.Equal([("inProgress", id)], RowsOf(await app.GetJsonAsync("/api/orders")));
        Assert.Empty((await desk.OrderAsync(id)).GetProperty("concerns").EnumerateArray());
    }

    private static IEnumerable<(string? Stage, string? Id)> RowsOf(JsonElement view) =>
        view.GetProperty("orders").EnumerateArray().Select(order => (order.GetProperty("stage").GetString(), order.GetProperty("orderId").GetString()));

    private static IEnumerable<(string? Stage, int Orders)> CountsOf(JsonElement view) =>
        view.GetProperty("counts").EnumerateArray().Select(count => (count.GetProperty("stage").GetString(), count.GetProperty("orders").GetInt32())).Where(count => count.Item2 != 0);

    private static async Task PayAsync(LocalApp app, string number, long cents)
    {
        using HttpRequestMessage request = Signatures.Stripe(ShopOrders.StripePayment($"evt_{number}", number, cents));
        using HttpResponseMessage answer = await app.Http.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        await app.SettleAsync();
    }
}
