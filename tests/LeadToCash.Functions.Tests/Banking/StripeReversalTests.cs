using System.Net;
using System.Text.Json;
using LeadToCash.Cases;
using LeadToCash.Local.Testing;
using LeadToCash.OrderToCash;
using LeadToCash.Tests;
using LeadToCash.Tests.OrderToCash;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace LeadToCash.Functions.Tests.Banking;

public sealed class StripeReversalTests
{
    [Fact]
    public async Task Dispute_OpensThePaymentAgainAndPaysItWhenWon()
    {
        await using LocalApp app = await TestApp.StartAsync();
        string order = await PaidAsync(app, 1);
        object dispute = new { id = "dp_1", payment_intent = "pi_evt_1", amount = 11_900, currency = "eur", reason = "fraudulent" };
        await SendAsync(app, "evt_d1", "charge.dispute.funds_withdrawn", dispute);
        await SendAsync(app, "evt_d2", "charge.dispute.funds_withdrawn", dispute);
        JsonElement invoice = await app.GetJsonAsync($"/api/invoices/{order}-invoice");
        Assert.Equal((119m, 1), (invoice.Amount("open"), invoice.GetProperty("returns").GetArrayLength()));
        await SendAsync(app, "evt_d3", "charge.dispute.funds_reinstated", dispute);
        Assert.Equal("paid", (await app.GetJsonAsync($"/api/invoices/{order}-invoice")).GetProperty("status").GetString());
        Assert.Empty(await app.UnclearAsync());
    }

    [Theory]
    [InlineData(11_900, 119, 0)]
    [InlineData(2_000, 0, 1)]
    public async Task Refund_OfAll_OpensThePaymentAndOfAPartIsToBeClarified(int cents, int open, int unclear)
    {
        await using LocalApp app = await TestApp.StartAsync();
        string order = await PaidAsync(app, 1);
        await SendAsync(app, "evt_r1", "charge.refunded", new { id = "ch_1", payment_intent = "pi_evt_1", amount_refunded = cents, currency = "eur" });
        Assert.Equal(open, (await app.GetJsonAsync($"/api/invoices/{order}-invoice")).Amount("open"));
        Assert.Equal(unclear, (await app.UnclearAsync()).Length);
    }

    [Fact]
    public async Task Refund_OfASurplus_TakesItOnce()
    {
        await using LocalApp app = await TestApp.StartAsync();
        string order = await PaidAsync(app, 1, cents: 13_900);
        object charge = new { id = "ch_1", payment_intent = "pi_evt_1", amount_refunded = 2_000, currency = "eur" };
        await SendAsync(app, "evt_r1", "charge.refunded", charge);
        await SendAsync(app, "evt_r2", "charge.refunded", charge);
        JsonElement invoice = await app.GetJsonAsync($"/api/invoices/{order}-invoice");
        Assert.Equal((0m, 0m, 1), (invoice.Amount("open"), invoice.Amount("surplus"), invoice.GetProperty("refunds").GetArrayLength()));
    }

    /// <summary>As when two of the invoice's events are shown at the same time: the slower one still sees it paid when the other has opened the order's bill again.</summary>
    [Fact]
    public async Task Dispute_LeavesTheOrderUnpaid_ThoughItsInvoiceIsSeenPaidMeanwhile()
    {
        await using LocalApp app = await TestApp.StartAsync();
        string order = await PaidAsync(app, 1, cents: 13_900);
        await SendAsync(app, "evt_r1", "charge.refunded", new { id = "ch_1", payment_intent = "pi_evt_1", amount_refunded = 2_000, currency = "eur" });
        CaseEvent refunded = await app.Services.GetRequiredService<CaseReader>().EventsAsync(Invoice.CaseType, $"{order}-invoice", asOf: null, default).LastAsync();
        Assert.True((await refunded.CaseAsync<Invoice>(default)).State.Open.IsZero);
        await SendAsync(app, "evt_d1", "charge.dispute.funds_withdrawn", new { id = "dp_1", payment_intent = "pi_evt_1", amount = 13_900, currency = "eur", reason = "fraudulent" });
        Assert.NotEqual("paid", (await app.GetJsonAsync($"/api/orders/{order}")).GetProperty("status").GetString());

        await app.Services.GetServices<ICaseObserver>().OfType<InvoiceObserver>().Single().OnAsync(refunded, new Processes(app.Durable, NullLogger.Instance), default);
        await app.SettleAsync();

        Assert.NotEqual("paid", (await app.GetJsonAsync($"/api/orders/{order}")).GetProperty("status").GetString());
    }

    private static async Task<string> PaidAsync(LocalApp app, long id, long cents = 11_900)
    {
        string order = await new OrderDesk(app).PlaceAsync(id, ("SP-SEAL", 1, 100m, true));
        using HttpResponseMessage paid = await app.Http.SendAsync(Signatures.Stripe(ShopOrders.StripePayment("evt_1", "RE-2026-00001", cents)));
        await app.SettleAsync();
        return order;
    }

    private static async Task SendAsync(LocalApp app, string id, string type, object subject)
    {
        byte[] body = JsonSerializer.SerializeToUtf8Bytes(new { id, @object = "event", type, created = 1_772_438_400, data = new { @object = subject } });
        using HttpResponseMessage sent = await app.Http.SendAsync(Signatures.Stripe(body));
        Assert.Equal(HttpStatusCode.OK, sent.StatusCode);
        await app.SettleAsync();
    }
}
