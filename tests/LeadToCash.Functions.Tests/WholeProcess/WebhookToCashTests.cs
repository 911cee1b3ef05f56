using System.Net;
using System.Text.Json;
using LeadToCash.Local.Testing;
using LeadToCash.Local.Tests.Storage;
using LeadToCash.Tests;

namespace LeadToCash.Functions.Tests.WholeProcess;

/// <summary>The reference order from its webhook to the paid invoice and the answered survey, over HTTP, on every storage.</summary>
public abstract class WebhookToCashTests(StorageFixture storage)
{
    private const long ShopOrderId = 450_001;
    private static readonly string OrderId = "shopify-" + ShopOrderId;

    [Fact]
    [Trait("Scenario", "E4")]
    [Trait("Scenario", "F1")]
    [Trait("Scenario", "F3")]
    public async Task Order_WhenItsWebhookComesThrice_IsOneOrderBilledAndPaidOnce()
    {
        await using LocalApp app = await TestApp.StartAsync(storage: storage.ConnectionString);
        await DeliverThriceAsync(app);
        await app.SettleAsync();

        JsonElement order = await app.GetJsonAsync($"/api/orders?source=shopify&sourceId={ShopOrderId}");
        Assert.Equal("in progress (2/3)", order.GetProperty("statusText").GetString());
        Assert.Equal([8_400.00m, 89.00m, 780.00m], order.GetProperty("parts").EnumerateArray().OrderByDescending(part => Amount(part, "net") == 8_400m).ThenBy(part => Amount(part, "net")).Select(part => Amount(part, "net")));

        await ReportVisitAsync(app);
        JsonElement[] invoices = [.. (await app.GetJsonAsync($"/api/orders/{OrderId}")).GetProperty("bills").EnumerateArray()];
        Assert.Equal((9_269.00m, 1_761.11m, 11_030.11m), (Sum(invoices, "net"), Sum(invoices, "tax"), Sum(invoices, "gross")));

        foreach (JsonElement invoice in invoices)
        {
            await PayTwiceAsync(app, invoice.GetProperty("number").GetString()!, (long)(Amount(invoice.GetProperty("bill"), "gross") * 100));
        }

        order = await app.GetJsonAsync($"/api/orders/{OrderId}");
        Assert.Equal("paid", order.GetProperty("status").GetString());

        await AnswerSurveyAsync(app);
        await CheckHistoryAsync(app, order);
    }

    private static async Task DeliverThriceAsync(LocalApp app)
    {
        byte[] body = ShopOrders.Reference(ShopOrderId);
        HttpResponseMessage[] both = await Task.WhenAll(DeliverAsync(app, body), DeliverAsync(app, body));
        using HttpResponseMessage third = await DeliverAsync(app, body);
        Assert.All([.. both, third], answer => Assert.Equal(HttpStatusCode.OK, answer.StatusCode));
    }

    private static async Task<HttpResponseMessage> DeliverAsync(LocalApp app, byte[] body)
    {
        using HttpRequestMessage request = Signatures.Shopify("orders/create", body, "delivery-1");
        return await app.Http.SendAsync(request);
    }

    private static async Task ReportVisitAsync(LocalApp app)
    {
        JsonElement mail = (await app.MailsAsync()).Single(sent => sent.GetProperty("key").GetString()!.Contains("/technician/", StringComparison.Ordinal));
        using HttpResponseMessage answer = await app.PostFormAsync(
            mail.Link("visits"), ("hoursWorked", "4"), ("findings", "Runs quietly."), ("customerName", "Karla Kunde"), ("confirmed", "on"));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        await app.SettleAsync();
    }

    private static async Task PayTwiceAsync(LocalApp app, string invoiceNumber, long cents)
    {
        byte[] body = ShopOrders.StripePayment($"evt_{invoiceNumber}", invoiceNumber, cents);
        for (int delivery = 1; delivery <= 2; delivery++)
        {
            using HttpRequestMessage request = Signatures.Stripe(body);
            using HttpResponseMessage answer = await app.Http.SendAsync(request);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }

        await app.SettleAsync();
    }

    private static async Task AnswerSurveyAsync(LocalApp app)
    {
        Assert.DoesNotContain(await app.MailsAsync(), IsInvitation);
        await app.AdvanceAsync(TimeSpan.FromDays(1));
        JsonElement mail = Assert.Single(await app.MailsAsync(), IsInvitation);
        using HttpResponseMessage answer = await app.PostFormAsync(mail.Link("surveys"), ("score", "9"), ("quality", "5"));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        await app.SettleAsync();
    }

    private static async Task CheckHistoryAsync(LocalApp app, JsonElement order)
    {
        string[] keys = [.. (await app.MailsAsync()).Select(mail => mail.GetProperty("key").GetString()!)];
        Assert.Equal(keys.Distinct(), keys);
        string customerId = order.GetProperty("customerId").GetString()!;
        JsonElement timeline = await app.GetJsonAsync($"/api/customers/{customerId}/timeline");
        string[] names = [.. timeline.GetProperty("events").EnumerateArray().Select(happened => happened.GetProperty("name").GetString()!)];
        Assert.Subset(names.ToHashSet(), new HashSet<string> { "OrderPlaced", "VisitBooked", "VisitCompleted", "OrderCompleted", "InvoiceIssued", "PaymentReceived", "SurveyAnswered" });
        JsonElement before = await app.GetJsonAsync($"/api/customers/{customerId}/timeline?asOf=2026-03-02T07:59:59Z");
        Assert.Equal(0, before.GetProperty("events").GetArrayLength());
    }

    private static bool IsInvitation(JsonElement mail) => mail.GetProperty("key").GetString()!.StartsWith("survey/", StringComparison.Ordinal);

    private static decimal Sum(JsonElement[] bills, string name) => bills.Sum(bill => Amount(bill.GetProperty("bill"), name));

    private static decimal Amount(JsonElement document, string name) => document.GetProperty(name).GetProperty("amount").GetDecimal();
}

/// <inheritdoc/>
public sealed class WebhookToCashOnEmbeddedStorage(FileStorage storage) : WebhookToCashTests(storage), IClassFixture<FileStorage>;

/// <inheritdoc/>
public sealed class WebhookToCashOnAzurite(AzuriteStorage storage) : WebhookToCashTests(storage), IClassFixture<AzuriteStorage>;
