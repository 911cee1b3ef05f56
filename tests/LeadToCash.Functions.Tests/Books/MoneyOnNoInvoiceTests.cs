using System.Net;
using System.Text.Json;
using LeadToCash.Functions.Tests.Banking;
using LeadToCash.Local.Testing;
using LeadToCash.Tests.OrderToCash;
using static LeadToCash.Functions.Tests.Banking.Statements;

namespace LeadToCash.Tests.Books;

/// <summary>Money that is on no invoice: it is in the books from the day on which it came, and can be given back.</summary>
[Trait("Scenario", "F13")]
public sealed class MoneyOnNoInvoiceTests
{
    private const string Bank = "1800";
    private const string Stripe = "1460";
    private const string Receivables = "1200";
    private const string Credit = "3500";

    [Fact]
    public async Task PaymentOfAnOrder_IsCreditUntilInvoicesTakeIt()
    {
        await using LocalApp app = await StartAsync();
        await new OrderDesk(app).PlaceAsync(1, ("SP-SEAL", 1, 34.90m, true));
        await PayAsync(app, "evt_1", "shopify-1", 5_000);
        await PayAsync(app, "evt_1", "shopify-1", 5_000);
        await AssertAsync(app, (Stripe, 50m), (Credit, -50m), (Receivables, 0m));

        await app.AdvanceAsync(TimeSpan.FromDays(3));
        await AssertAsync(app, (Stripe, 50m), (Credit, -8.47m), (Receivables, 0m));
        JsonElement left = Assert.Single(await app.UnclearAsync());
        Assert.Equal((8.47m, "pi_evt_1"), (left.GetProperty("payment").Amount("amount"), left.GetProperty("payment").GetProperty("paymentId").GetString()));
        JsonElement payment = (await app.GetJsonAsync("/api/invoices/shopify-1-invoice")).GetProperty("payments")[0];
        Assert.Equal(("stripe", true), (payment.GetProperty("means").GetString(), payment.GetProperty("fromCredit").GetBoolean()));
        await GiveBackAsync(app, "pi_evt_1", 8.47m);
        await AssertAsync(app, (Stripe, 50m), (Bank, -8.47m), (Credit, 0m));
    }

    [Fact]
    public async Task PaymentOfACancelledOrder_IsGivenBackOnce()
    {
        await using LocalApp app = await StartAsync();
        OrderDesk desk = new(app);
        await desk.PlaceAsync(2, ("SP-SEAL", 1, 34.90m, true));
        await PayAsync(app, "evt_2", "shopify-2", 4_153);
        await desk.CancelAsync(2);
        await GiveBackAsync(app, "pi_evt_2", 41.53m);
        await desk.CancelAsync(2);

        Assert.Empty(await app.UnclearAsync());
        await AssertAsync(app, (Stripe, 41.53m), (Bank, -41.53m), (Credit, 0m));
        JsonElement released = Assert.Single((await desk.OrderAsync("shopify-2")).GetProperty("prepaymentsReleased").EnumerateArray());
        Assert.Equal(41.53m, released.Amount("amount"));
    }

    [Fact]
    public async Task PaymentOfAnOrderThatBecameSmaller_IsGivenBackAsFarAsNoInvoiceTookIt()
    {
        await using LocalApp app = await TestApp.StartAsync();
        OrderDesk desk = new(app);
        await desk.CountAsync("P-100", 0);
        await desk.PlanReceiptAsync("P-100", 2, "2026-03-06");
        await desk.PlaceAsync(3, ("P-100", 2, 34.90m, true));
        await PayAsync(app, "evt_3", "shopify-3", 8_306);
        object fewer = new { lines = new Dictionary<string, object> { ["1"] = new { quantity = 1 } } };
        using HttpResponseMessage changed = await desk.PatchAsync("shopify-3", fewer, await desk.ETagAsync("shopify-3"));
        Assert.True(changed.IsSuccessStatusCode, await changed.Content.ReadAsStringAsync());
        await desk.ArriveAsync("P-100", 2, "D-1");
        await app.AdvanceAsync(TimeSpan.FromDays(3));

        Assert.Equal("paid", (await desk.OrderAsync("shopify-3")).GetProperty("status").GetString());
        await GiveBackAsync(app, "pi_evt_3", 41.53m);
        await AssertAsync(app, (Stripe, 83.06m), (Bank, -41.53m), (Credit, 0m), (Receivables, 0m));
    }

    [Fact]
    public async Task PaymentOfABilledOrder_NamedByItsNumber_IsListedAndGivenBackAsFarAsNoInvoiceTookIt()
    {
        await using LocalApp app = await StartAsync();
        await new OrderDesk(app).PlaceAsync(6, ("SP-SEAL", 1, 34.90m, true));
        await app.AdvanceAsync(TimeSpan.FromDays(3));
        await PayAsync(app, "evt_6", "A-2026-00001", 5_000);

        JsonElement left = Assert.Single(await app.UnclearAsync());
        Assert.Equal((8.47m, "shopify-6"), (left.GetProperty("payment").Amount("amount"), left.GetProperty("payment").GetProperty("order").GetString()));
        await GiveBackAsync(app, "pi_evt_6", 8.47m);
        await AssertAsync(app, (Stripe, 50m), (Bank, -8.47m), (Credit, 0m), (Receivables, 0m));
    }

    [Fact]
    public async Task PaymentOfAnOrder_WhenChargedBackBeforeTheInvoice_PaysNothing()
    {
        await using LocalApp app = await StartAsync();
        await new OrderDesk(app).PlaceAsync(4, ("SP-SEAL", 1, 34.90m, true));
        await PayAsync(app, "evt_4", "shopify-4", 4_153);
        await ReverseAsync(app, "evt_d1");
        await ReverseAsync(app, "evt_d2");
        await AssertAsync(app, (Stripe, 0m), (Credit, 0m));
        await app.AdvanceAsync(TimeSpan.FromDays(3));

        Assert.Equal(41.53m, (await app.GetJsonAsync("/api/invoices/shopify-4-invoice")).Amount("open"));
        Assert.Empty(await app.UnclearAsync());
        await AssertAsync(app, (Stripe, 0m), (Credit, 0m), (Receivables, 41.53m));
    }

    [Fact]
    public async Task BankLine_ThatNamesNothing_IsCreditUntilItIsAllocatedAndAgainWhenThatWasWrong()
    {
        await using LocalApp app = await TestApp.StartAsync();
        await new OrderDesk(app).PlaceAsync(5, ("SP-SEAL", 1, 100m, true));
        await app.UploadAsync(Camt(new Line("B-1", 150m, "Danke")));
        await AssertAsync(app, (Bank, 150m), (Credit, -150m), (Receivables, 119m));

        string movement = Assert.Single(await app.UnclearAsync()).GetProperty("movementId").GetString()!;
        using HttpResponseMessage allocated = await app.SendJsonAsync(
            HttpMethod.Post, $"/api/movements/{movement}/allocations", new { allocations = new[] { new { invoice = "RE-2026-00001" } } });
        Assert.True(allocated.IsSuccessStatusCode, await allocated.Content.ReadAsStringAsync());
        await app.SettleAsync();
        await AssertAsync(app, (Bank, 150m), (Credit, -31m), (Receivables, 0m));

        string payment = (await app.GetJsonAsync("/api/invoices/shopify-5-invoice")).GetProperty("payments")[0].GetProperty("paymentId").GetString()!;
        using HttpResponseMessage withdrawn = await app.SendJsonAsync(HttpMethod.Post, $"/api/movements/{movement}/allocations/{payment}/withdrawal", new { note = "Wrong customer" });
        Assert.True(withdrawn.IsSuccessStatusCode, await withdrawn.Content.ReadAsStringAsync());
        await app.SettleAsync();
        await AssertAsync(app, (Bank, 150m), (Credit, -150m), (Receivables, 119m));
    }

    /// <summary>Goods leave a day after the order, so that money can come before.</summary>
    private static Task<LocalApp> StartAsync() => TestApp.StartAsync(settings: new Dictionary<string, string?> { ["Backends:Warehouse:LeadTime"] = "1.00:00:00" });

    private static async Task PayAsync(LocalApp app, string id, string order, long cents)
    {
        using HttpResponseMessage paid = await app.Http.SendAsync(Signatures.Stripe(ShopOrders.StripePayment(id, order, cents, metadata: "order")));
        Assert.Equal(HttpStatusCode.OK, paid.StatusCode);
        await app.SettleAsync();
    }

    private static async Task ReverseAsync(LocalApp app, string id)
    {
        object dispute = new { id = "dp_4", payment_intent = "pi_evt_4", amount = 4_153, currency = "eur", reason = "fraudulent" };
        byte[] body = JsonSerializer.SerializeToUtf8Bytes(new { id, @object = "event", type = "charge.dispute.funds_withdrawn", created = 1_772_438_400, data = new { @object = dispute } });
        using HttpResponseMessage sent = await app.Http.SendAsync(Signatures.Stripe(body));
        Assert.Equal(HttpStatusCode.OK, sent.StatusCode);
        await app.SettleAsync();
    }

    /// <summary>Takes a payment up twice and gives it back twice, as two people do who don't know of each other.</summary>
    private static async Task GiveBackAsync(LocalApp app, string payment, decimal amount)
    {
        for (int person = 1; person <= 2; person++)
        {
            using HttpResponseMessage taken = await app.SendJsonAsync(HttpMethod.Post, $"/api/payments/unmatched/{payment}/movement");
            Assert.True(taken.IsSuccessStatusCode, await taken.Content.ReadAsStringAsync());
        }

        await app.SettleAsync();
        JsonElement listed = Assert.Single(await app.UnclearAsync());
        Assert.Equal(amount, listed.GetProperty("payment").Amount("amount"));
        for (int person = 1; person <= 2; person++)
        {
            using HttpResponseMessage refund = await app.SendJsonAsync(
                HttpMethod.Post, "/api/refunds", new { movement = listed.GetProperty("movementId").GetString(), iban = Payer, name = "Karla Kunde" });
            Assert.True(refund.IsSuccessStatusCode, await refund.Content.ReadAsStringAsync());
            await app.SettleAsync();
        }

        Assert.Empty(await app.UnclearAsync());
    }

    private static async Task AssertAsync(LocalApp app, params (string Account, decimal Balance)[] expected)
    {
        BooksDesk desk = new(app);
        List<(string, decimal)> actual = [];
        foreach ((string account, _) in expected)
        {
            actual.Add((account, await desk.ClosingAsync(account, "2026-03", "2026-03")));
        }

        Assert.Equal(expected, actual);
        await desk.AssertAgreesAsync("2026-03", "2026-03");
    }
}
