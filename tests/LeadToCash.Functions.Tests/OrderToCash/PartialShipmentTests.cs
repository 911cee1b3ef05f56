using System.Net;
using System.Text.Json;
using LeadToCash.Cases;
using LeadToCash.Local.Testing;
using LeadToCash.OrderToCash;
using Microsoft.Extensions.DependencyInjection;

namespace LeadToCash.Tests.OrderToCash;

public sealed class PartialShipmentTests : IAsyncLifetime
{
    private LocalApp _app = null!;
    private OrderDesk _desk = null!;

    public async Task InitializeAsync()
    {
        _app = await TestApp.StartAsync();
        _desk = new OrderDesk(_app);
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    [Trait("Scenario", "E9")]
    public async Task StatusLink_WhenOneOfTwoPumpsHasLeft_ShowsWhatHasLeftAndWhatIsDue()
    {
        await _desk.CountAsync("P-100", 1);
        await _desk.PlanReceiptAsync("P-100", 5, "2026-04-10");
        string id = await _desk.PlaceReferenceAsync(9001);

        JsonElement summary = await _desk.SummaryAsync(id);
        JsonElement pumps = summary.GetProperty("lines")[0];
        JsonElement due = Assert.Single(pumps.GetProperty("due").EnumerateArray());
        JsonElement delivery = Assert.Single(summary.GetProperty("deliveries").EnumerateArray());
        string tracking = delivery.GetProperty("trackingNumber").GetString()!;
        Assert.Equal((2, 1), (pumps.GetProperty("quantity").GetInt32(), pumps.GetProperty("shipped").GetInt32()));
        Assert.Equal((1, "2026-04-10", true), (due.GetProperty("quantity").GetInt32(), due.GetProperty("on").GetString(), due.GetProperty("firm").GetBoolean()));
        Assert.StartsWith("TRK-", tracking, StringComparison.Ordinal);
        Assert.Equal("L-2026-00001", delivery.GetProperty("number").GetString());
        Assert.True(summary.GetProperty("subscriptionActive").GetBoolean());
        Assert.Equal(JsonValueKind.String, summary.GetProperty("serviceAppointment").GetProperty("start").ValueKind);
        Assert.Contains("physical: waits for 1 P-100, due 2026-04-10", (await _desk.OrderAsync(id)).GetProperty("waitsFor").EnumerateArray().Select(wait => wait.GetString()));

        string page = WebUtility.HtmlDecode(await _app.Http.GetStringAsync(await _desk.StatusLinkAsync(id)));
        Assert.Contains("1 of 2 sent", page, StringComparison.Ordinal);
        Assert.Contains("1 on Friday, 10 April 2026", page, StringComparison.Ordinal);
        Assert.Contains(tracking, page, StringComparison.Ordinal);
        Assert.Contains("Your subscription is active.", page, StringComparison.Ordinal);
        Assert.Contains("Our technician comes on", page, StringComparison.Ordinal);

        JsonElement mail = await _app.MailAsync($"order/{id}/delivery-physical-1");
        Assert.Contains("1 on Friday, 10 April 2026", mail.GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.EndsWith(".pdf", Assert.Single(mail.GetProperty("attachments").EnumerateArray()).GetProperty("name").GetString(), StringComparison.Ordinal);
        using HttpResponseMessage pdf = await _app.Http.GetAsync(new Uri($"{await _desk.StatusLinkAsync(id)}/deliveries/L-2026-00001", UriKind.Relative));
        Assert.Equal((HttpStatusCode.OK, "application/pdf"), (pdf.StatusCode, pdf.Content.Headers.ContentType!.MediaType));
        using HttpResponseMessage none = await _app.Http.GetAsync(new Uri($"{await _desk.StatusLinkAsync(id)}/deliveries/L-2026-00002", UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
    }

    [Fact]
    [Trait("Scenario", "E9")]
    [Trait("Scenario", "F4")]
    [Trait("Scenario", "F6")]
    public async Task Rest_WhenItComes_LeavesOnceAndBothInvoicesSumToTheOrder()
    {
        await _desk.CountAsync("P-100", 1);
        await _desk.PlanReceiptAsync("P-100", 5, "2026-04-10");
        string id = await _desk.PlaceAsync(9002, ("P-100", 3, 4200m, true));
        await _app.AdvanceToAsync("2026-04-10T06:59:00Z");
        Assert.Equal(["reserved", "shipped", "delivered"], await _desk.StepsAsync(id));
        Assert.Equal((4200m, 4998m), await BilledAsync($"{id}-invoice-1"));

        await _desk.ArriveAsync("P-100", 5, "LS-1");
        await _app.AdvanceToAsync("2026-04-10T07:01:00Z");
        Assert.Equal(["reserved", "shipped", "delivered", "shipped", "delivered"], await _desk.StepsAsync(id));
        JsonElement stock = await _desk.StockAsync("P-100");
        Assert.Equal((3, 0), (stock.GetProperty("onHand").GetInt32(), stock.GetProperty("holds").GetArrayLength()));
        Assert.Equal((8400m, 9996m), await BilledAsync($"{id}-invoice-2"));
    }

    [Fact]
    public async Task Rest_ThatComesEarly_LeavesWithoutWaitingForItsDate()
    {
        await _desk.PlanReceiptAsync("P-100", 5, "2026-04-10");
        string id = await _desk.PlaceAsync(9003, ("P-100", 2, 4200m, true));
        Assert.Equal(["reserved"], await _desk.StepsAsync(id));
        await _app.AdvanceToAsync("2026-03-20T10:00:00Z");
        await _desk.ArriveAsync("P-100", 5, "LS-1");
        Assert.Equal(["reserved", "shipped", "delivered"], await _desk.StepsAsync(id));
    }

    [Fact]
    public async Task Rest_ThatIsLate_BlocksThePartAndTellsOperationsOnce()
    {
        await _desk.PlanReceiptAsync("P-100", 5, "2026-04-10");
        string id = await _desk.PlaceAsync(9004, ("P-100", 2, 4200m, true));
        await _app.AdvanceToAsync("2026-04-15T10:00:00Z");
        JsonElement part = (await _desk.OrderAsync(id)).GetProperty("parts")[0];
        Assert.Equal(("blocked", "2 P-100 were due on 2026-04-10 and are not there."), (part.GetProperty("status").GetString(), part.GetProperty("reason").GetString()));
        await _app.MailAsync($"order/{id}/blocked-physical-1");

        await _desk.ArriveAsync("P-100", 5, "LS-1");
        Assert.Equal("completed", (await _desk.OrderAsync(id)).GetProperty("parts")[0].GetProperty("status").GetString());
    }

    [Fact]
    public async Task EarlierOrder_IsServedBeforeALaterOne()
    {
        await _desk.PlanReceiptAsync("P-100", 5, "2026-04-10");
        string first = await _desk.PlaceAsync(9005, ("P-100", 2, 4200m, true));
        string second = await _desk.PlaceAsync(9006, ("P-100", 2, 4200m, true));
        await _desk.ArriveAsync("P-100", 2, "LS-1");
        await _app.AdvanceToAsync("2026-04-10T10:00:00Z");
        Assert.Equal((2, 0), (await ShippedAsync(first), await ShippedAsync(second)));
        await _desk.ArriveAsync("P-100", 3, "LS-2");
        Assert.Equal(2, await ShippedAsync(second));
    }

    [Fact]
    public async Task Cancellation_AfterOnePumpHasLeft_BillsThatOneAndGivesTheOtherBack()
    {
        await _desk.CountAsync("P-100", 1);
        await _desk.PlanReceiptAsync("P-100", 5, "2026-04-10");
        string id = await _desk.PlaceAsync(9007, ("P-100", 2, 4200m, true));
        await _desk.CancelAsync(9007);

        JsonElement order = await _desk.OrderAsync(id);
        Assert.Equal((1, "invoiced"), (order.GetProperty("lines")[0].GetProperty("quantity").GetInt32(), order.GetProperty("status").GetString()));
        Assert.Equal(4200m, (await BilledAsync($"{id}-invoice-1")).Net);
        Assert.Empty((await _desk.StockAsync("P-100")).GetProperty("holds").EnumerateArray());
    }

    [Theory]
    [InlineData("lost")]
    [InlineData("twice")]
    [InlineData("failing")]
    public async Task Warehouse_WhenItMisbehaves_LosesNoPieceAndSendsNoneTwice(string mode)
    {
        await _desk.CountAsync("P-100", 3);
        using HttpResponseMessage set = await _app.SendJsonAsync(HttpMethod.Put, "/api/backends/warehouse", new { mode, times = 3 });
        string id = await _desk.PlaceAsync(9008, ("P-100", 2, 4200m, true), ("SP-SEAL", 4, 34.90m, true));
        await _app.AdvanceAsync(TimeSpan.FromMinutes(5));
        Assert.Equal((2, 1), (await ShippedAsync(id), (await _desk.StockAsync("P-100")).GetProperty("onHand").GetInt32()));
        Assert.Single((await _desk.OrderAsync(id)).GetProperty("deliveries").EnumerateArray());
    }

    [Fact]
    public async Task Activities_AndObservers_ThatRunTwice_DoNothingTwice()
    {
        await _desk.CountAsync("P-100", 1);
        await _desk.PlanReceiptAsync("P-100", 5, "2026-04-10");
        string id = await _desk.PlaceAsync(9009, ("P-100", 2, 4200m, true));
        var look = ActivatorUtilities.CreateInstance<LookAtGoodsActivity>(_app.Services);
        var send = ActivatorUtilities.CreateInstance<SendDeliveryActivity>(_app.Services);
        var notice = ActivatorUtilities.CreateInstance<SendDeliveryNoticeActivity>(_app.Services);
        for (int time = 0; time < 2; time++)
        {
            await look.RunAsync(new LookAtGoods(id, "physical", 1), CancellationToken.None);
            await send.RunAsync(new SendDelivery($"{id}:physical:1", id, "physical", 1), CancellationToken.None);
            await notice.RunAsync(new SendDeliveryNotice(id, "physical", 1), CancellationToken.None);
        }

        await _app.SettleAsync();
        JsonElement stock = await _desk.StockAsync("P-100");
        Assert.Equal((0, 1), (stock.GetProperty("onHand").GetInt32(), stock.GetProperty("holds")[0].GetProperty("quantity").GetInt32()));
        Assert.Single((await _desk.OrderAsync(id)).GetProperty("deliveries").EnumerateArray());
        await _app.MailAsync($"order/{id}/delivery-physical-1");
    }

    [Fact]
    public async Task Look_TakesAsManyRequestsAsTheDocumentSays()
    {
        await _desk.CountAsync("P-100", 1);
        await _desk.PlanReceiptAsync("P-100", 5, "2026-04-10");
        string id = await _desk.PlaceAsync(9010, ("P-100", 2, 4200m, true));
        var look = ActivatorUtilities.CreateInstance<LookAtGoodsActivity>(_app.Services);
        StorageRequests requests = (await StorageRequests.CountAsync(_app.Storage, () => look.RunAsync(new LookAtGoods(id, "physical", 99), CancellationToken.None)))
            .Where(table => table.Contains("order", StringComparison.OrdinalIgnoreCase) || table.Contains("stock", StringComparison.OrdinalIgnoreCase));
        int warehouses = (await _app.GetJsonAsync("/api/stock/P-100")).GetProperty("warehouses").GetArrayLength();
        Assert.True(requests.Total == 4 + warehouses, $"{requests} with {warehouses} warehouses");
    }

    private async Task<int> ShippedAsync(string id) => (await _desk.SummaryAsync(id)).GetProperty("lines")[0].GetProperty("shipped").GetInt32();

    private async Task<(decimal Net, decimal Gross)> BilledAsync(string invoiceId)
    {
        JsonElement invoice = await _app.GetJsonAsync($"/api/invoices/{invoiceId}");
        return (invoice.GetProperty("net").GetProperty("amount").GetDecimal(), invoice.GetProperty("gross").GetProperty("amount").GetDecimal());
    }
}
