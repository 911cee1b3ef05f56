using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using LeadToCash.Local.Testing;
using LeadToCash.Tests;

namespace LeadToCash.Functions.Tests.OrderToCash;

public sealed class OrderToCashTests
{
    private static readonly Dictionary<string, string?> OnCompletion = new() { ["Invoices:Moment"] = "OnCompletion" };

    [Fact]
    [Trait("Scenario", "F3")]
    [Trait("Scenario", "F13")]
    public async Task ReferenceOrder_FromItsWebhook_IsDeliveredBilledOnCompletionAndPaid()
    {
        await using LocalApp app = await TestApp.StartAsync(settings: OnCompletion);
        await PlaceAsync(app, ShopOrders.Reference(1001));
        JsonElement order = await app.GetJsonAsync("/api/orders/shopify-1001");
        Assert.Equal("in progress (2/3)", order.GetProperty("statusText").GetString());
        Assert.Equal(
            [("physical", 8400.00m), ("subscription", 89.00m), ("service", 780.00m)],
            order.GetProperty("parts").EnumerateArray().Select(part => (part.GetProperty("id").GetString(), Amount(part, "net"))));

        await ReportVisitAsync(app, "shopify-1001", hours: "4");
        JsonElement invoice = await app.GetJsonAsync("/api/invoices/shopify-1001-invoice");
        Assert.Equal((9269.00m, 1761.11m, 11030.11m, 11030.11m), (Amount(invoice, "net"), Amount(invoice, "tax"), Amount(invoice, "gross"), Amount(invoice, "open")));
        Assert.Equal("RE-2026-00001", invoice.GetProperty("number").GetString());
        Assert.Equal(4m, invoice.GetProperty("reportedHours").GetDecimal());
        Assert.Equal("invoiced", await StatusAsync(app, "shopify-1001"));

        await PayAsync(app, "evt_1", "RE-2026-00001", 1_103_011);
        await PayAsync(app, "evt_1", "RE-2026-00001", 1_103_011);
        Assert.Equal("paid", await StatusAsync(app, "shopify-1001"));
        string[] keys = ["order/shopify-1001/confirmation", "invoice/shopify-1001-invoice/issued", "invoice/shopify-1001-invoice/receipt"];
        foreach (string key in keys)
        {
            await app.MailAsync(key);
        }

        JsonElement confirmation = await app.MailAsync(keys[0]);
        using HttpResponseMessage page = await app.Http.GetAsync(confirmation.Link("orders"));
        string html = await page.Content.ReadAsStringAsync();
        Assert.Contains("RE-2026-00001", html, StringComparison.Ordinal);
        Assert.Contains("€11,030.11", WebUtility.HtmlDecode(html), StringComparison.Ordinal);
        Assert.Empty((await app.GetJsonAsync("/api/payments/unmatched")).EnumerateArray());
    }

    [Fact]
    [Trait("Scenario", "F6")]
    [Trait("Scenario", "F8")]
    public async Task ReferenceOrder_BilledAtOnce_HasAnInvoiceForEachThatIsDoneAndIsPaidWithTheLast()
    {
        await using LocalApp app = await TestApp.StartAsync();
        await PlaceAsync(app, ShopOrders.Reference(1020));
        Assert.Equal([8400.00m, 89.00m], await BilledLinesAsync(app, "shopify-1020"));

        await ReportVisitAsync(app, "shopify-1020", hours: "3.5");
        Assert.Equal([8400.00m, 682.50m, 89.00m], await BilledLinesAsync(app, "shopify-1020"));
        string last = (await app.GetJsonAsync("/api/orders/shopify-1020")).GetProperty("bills").EnumerateArray().Last().GetProperty("invoiceId").GetString()!;
        JsonElement line = (await app.GetJsonAsync($"/api/invoices/{last}")).GetProperty("lines")[0]; // the work was done last
        Assert.Equal((3.5m, "HUR", 195m), (line.GetProperty("quantity").GetDecimal(), line.GetProperty("unit").GetString(), Amount(line, "unitPrice")));
        Assert.Equal("shopify-1020-service", line.GetProperty("sources")[0].GetProperty("id").GetString());

        foreach (JsonElement bill in (await app.GetJsonAsync("/api/orders/shopify-1020")).GetProperty("bills").EnumerateArray())
        {
            Assert.Equal("invoiced", await StatusAsync(app, "shopify-1020"));
            string number = bill.GetProperty("number").GetString()!;
            await PayAsync(app, $"evt_{number}", number, (long)(Amount(bill.GetProperty("bill"), "gross") * 100));
        }

        Assert.Equal("paid", await StatusAsync(app, "shopify-1020"));
    }

    [Theory]
    [InlineData(1_103_011, 0)]
    [InlineData(1_103_111, 1)]
    public async Task Payment_ThatNamesAnOrderOfSeveralInvoices_PaysThemAllAndListsWhatIsTooMuch(long cents, int unmatched)
    {
        await using LocalApp app = await TestApp.StartAsync();
        await PlaceAsync(app, ShopOrders.Reference(1022));
        await ReportVisitAsync(app, "shopify-1022", hours: "4");
        for (int told = 1; told <= 2; told++)
        {
            using HttpResponseMessage paid = await app.Http.SendAsync(Signatures.Stripe(ShopOrders.StripePayment("evt_22", "A-2026-00001", cents, metadata: "order")));
            await app.SettleAsync();
        }

        Assert.Equal("paid", await StatusAsync(app, "shopify-1022"));
        Assert.Equal(unmatched, (await app.GetJsonAsync("/api/payments/unmatched")).GetArrayLength());
    }

    [Fact]
    public async Task Prepayment_ByOrder_PaysInvoicesOneAfterTheOther()
    {
        await using LocalApp app = await TestApp.StartAsync();
        await PlaceAsync(app, ShopOrders.Reference(1021));
        using HttpResponseMessage paid = await app.Http.SendAsync(
            Signatures.Stripe(ShopOrders.StripePayment("evt_21", "shopify-1021", 1_103_011, metadata: "order")));
        await app.SettleAsync();
        Assert.All(await OpenAsync(app, "shopify-1021"), open => Assert.Equal(0m, open));
        await ReportVisitAsync(app, "shopify-1021", hours: "4");
        Assert.Equal("paid", await StatusAsync(app, "shopify-1021"));
        Assert.Equal([0m, 0m, 0m], await OpenAsync(app, "shopify-1021"));
    }

    [Theory]
    [Trait("Scenario", "F2b")]
    [InlineData("2026-03-06T13:00:00Z", "2026-03-06", "2026-04-05")]
    [InlineData("2026-03-10T23:30:00Z", "2026-03-11", "2026-04-10")]
    public async Task Subscription_ThatBeginsWithTheInstallation_IsActiveFromItsAcceptanceAndNotBefore(string accepted, string from, string to)
    {
        await using LocalApp app = await TestApp.StartAsync(settings: new Dictionary<string, string?> { ["Contracts:BeginOnAcceptance:0"] = "SUB-CARE" });
        await PlaceAsync(app, ShopOrders.Reference(1030));
        await app.AdvanceToAsync(accepted);
        JsonElement order = await app.GetJsonAsync("/api/orders/shopify-1030");
        Assert.Contains("subscription: begins when the installation is accepted", order.GetProperty("waitsFor").EnumerateArray().Select(wait => wait.GetString()));
        Assert.Equal([8400.00m], await BilledLinesAsync(app, "shopify-1030"));

        await ReportVisitAsync(app, "shopify-1030", hours: "4");
        Assert.Equal([("physical", "completed"), ("subscription", "completed"), ("service", "completed")], await PartsAsync(app, "shopify-1030"));
        JsonElement period = (await app.GetJsonAsync("/api/orders/shopify-1030")).GetProperty("bills").EnumerateArray()
            .SelectMany(bill => bill.GetProperty("bill").GetProperty("lines").EnumerateArray()).Single(line => line.GetProperty("sku").GetString() == "SUB-CARE").GetProperty("period");
        Assert.Equal((from, to), (period.GetProperty("from").GetString(), period.GetProperty("to").GetString()));
        JsonElement contract = Assert.Single((await app.GetJsonAsync("/api/contracts")).GetProperty("contracts").EnumerateArray());
        Assert.Equal(from, (await app.GetJsonAsync($"/api/contracts/{contract.GetProperty("id").GetString()}")).GetProperty("start").GetString());
    }

    [Fact]
    public async Task Subscription_ThatBeginsWithTheInstallation_BeginsBeforeIfStaffSaysSo()
    {
        await using LocalApp app = await TestApp.StartAsync(settings: new Dictionary<string, string?> { ["Contracts:BeginOnAcceptance:0"] = "SUB-CARE" });
        await PlaceAsync(app, ShopOrders.Reference(1031));
        using HttpResponseMessage answer = await app.PostFormAsync(new Uri("/api/orders/shopify-1031/parts/subscription/resume", UriKind.Relative), ("part", "subscription"));
        await app.SettleAsync();
        Assert.Equal([("physical", "completed"), ("subscription", "completed"), ("service", "inProgress")], await PartsAsync(app, "shopify-1031"));
    }

    [Fact]
    [Trait("Scenario", "F2")]
    public async Task BackEnd_WhenDownForTwoHours_GetsTheRequestOnceAndTheOthersProceed()
    {
        await using LocalApp app = await TestApp.StartAsync();
        await SetBackEndAsync(app, "billing", new { mode = "down" });
        await PlaceAsync(app, ShopOrders.Shopify(1002, "k@kunde.example", ("P-100", 1, 4200m, true), ("SUB-CARE", 1, 89m, false)));
        await app.AdvanceAsync(TimeSpan.FromHours(2));
        Assert.Equal([("physical", "completed"), ("subscription", "blocked")], await PartsAsync(app, "shopify-1002"));
        await app.MailAsync("order/shopify-1002/blocked-subscription-1");

        await SetBackEndAsync(app, "billing", new { mode = "ok" });
        await app.AdvanceAsync(TimeSpan.FromMinutes(11));
        Assert.Equal([("physical", "completed"), ("subscription", "completed")], await PartsAsync(app, "shopify-1002"));
        Assert.Equal("invoiced", await StatusAsync(app, "shopify-1002"));
    }

    [Theory]
    [InlineData("lost")]
    [InlineData("twice")]
    [InlineData("failing")]
    public async Task BackEnd_WhenItMisbehavesThreeTimes_StillCarriesEachRequestOutOnce(string mode)
    {
        await using LocalApp app = await TestApp.StartAsync();
        await SetBackEndAsync(app, "warehouse", new { mode, times = 3 });
        await PlaceAsync(app, ShopOrders.SparePart(1003));
        await app.AdvanceAsync(TimeSpan.FromMinutes(2));
        Assert.Equal("invoiced", await StatusAsync(app, "shopify-1003"));
        JsonElement part = (await app.GetJsonAsync("/api/orders/shopify-1003")).GetProperty("parts")[0];
        Assert.Equal(["reserved", "shipped", "delivered"], part.GetProperty("steps").EnumerateArray().Select(step => step.GetProperty("name").GetString()));
        Assert.Equal(0, part.GetProperty("timesBlocked").GetInt32());
    }

    [Fact]
    public async Task Part_WhenBlocked_IsResumedByStaffOnTheirPage()
    {
        await using LocalApp app = await TestApp.StartAsync();
        await SetBackEndAsync(app, "warehouse", new { mode = "failing" });
        await PlaceAsync(app, ShopOrders.SparePart(1004));
        await app.AdvanceAsync(TimeSpan.FromHours(12));
        string page = await app.Http.GetStringAsync(new Uri("/staff/orders/shopify-1004", UriKind.Relative));
        Assert.Contains("warehouse answered with an error.", page, StringComparison.Ordinal);
        Assert.Contains("/api/orders/shopify-1004/parts/physical/resume", page, StringComparison.Ordinal);

        await SetBackEndAsync(app, "warehouse", new { mode = "ok" });
        Uri resume = new("/api/orders/shopify-1004/parts/physical/resume", UriKind.Relative);
        using HttpResponseMessage answer = await app.PostFormAsync(resume, ("part", "physical"));
        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        await app.SettleAsync();
        Assert.Equal("invoiced", await StatusAsync(app, "shopify-1004"));
        using HttpResponseMessage again = await app.Http.PostAsync(resume, content: null);
        Assert.Equal(HttpStatusCode.Accepted, again.StatusCode);
        JsonElement events = (await app.GetJsonAsync("/api/orders/shopify-1004/timeline")).GetProperty("events");
        Assert.Single(events.EnumerateArray(), @event => @event.GetProperty("name").GetString() == "PartResumed");
    }

    [Fact]
    public async Task Part_WhenItIsNotBlocked_RefusesToBeResumed()
    {
        await using LocalApp app = await TestApp.StartAsync();
        await PlaceAsync(app, ShopOrders.SparePart(1007));
        using HttpResponseMessage done = await app.Http.PostAsync(new Uri("/api/orders/shopify-1007/parts/physical/resume", UriKind.Relative), content: null);
        using HttpResponseMessage unknown = await app.Http.PostAsync(new Uri("/api/orders/shopify-1007/parts/digital/resume", UriKind.Relative), content: null);
        Assert.Equal([HttpStatusCode.Conflict, HttpStatusCode.NotFound], [done.StatusCode, unknown.StatusCode]);
    }

    [Fact]
    [Trait("Scenario", "F11")]
    public async Task Payment_WhenPartialUnmatchedOrTooMuch_IsKeptWhereItBelongs()
    {
        await using LocalApp app = await TestApp.StartAsync();
        await PlaceAsync(app, ShopOrders.SparePart(1005));
        await PayAsync(app, "evt_part", "RE-2026-00001", 1_000);
        await PayAsync(app, "evt_stray", "RE-1999-00001", 500);
        JsonElement invoice = await app.GetJsonAsync("/api/invoices/shopify-1005-invoice");
        Assert.Equal((31.53m, "partlyPaid"), (Amount(invoice, "open"), invoice.GetProperty("status").GetString()));
        Assert.Equal("invoiced", await StatusAsync(app, "shopify-1005"));

        await PayAsync(app, "evt_rest", "RE-2026-00001", 4_000);
        Assert.Equal("paid", await StatusAsync(app, "shopify-1005"));
        JsonElement unmatched = await app.GetJsonAsync("/api/payments/unmatched");
        Assert.Equal(["pi_evt_rest", "pi_evt_stray"], unmatched.EnumerateArray().Select(one => one.GetProperty("payment").GetProperty("paymentId").GetString()).Order());
    }

    [Theory]
    [InlineData("charge.succeeded", """ "id":"ch_1","payment_intent":"pi_1","amount":4153,"captured":true """)]
    [InlineData("checkout.session.completed", """ "id":"cs_1","payment_intent":"pi_1","amount_total":4153,"payment_status":"paid" """)]
    [InlineData("invoice.paid", """ "id":"in_1","payment_intent":"pi_1","amount_paid":4153 """)]
    public async Task Payment_WhenToldByTwoKindsOfEvent_CountsOnce(string type, string payment)
    {
        await using LocalApp app = await TestApp.StartAsync();
        await PlaceAsync(app, ShopOrders.SparePart(1012));
        await PayAsync(app, "1", "RE-2026-00001", 4_153);
        string body = "{\"id\":\"evt_2\",\"type\":\"" + type + "\",\"created\":1772438400,\"data\":{\"object\":{" + payment
            + ",\"currency\":\"eur\",\"metadata\":{\"invoice\":\"RE-2026-00001\"}}}}";
        using HttpResponseMessage answer = await app.Http.SendAsync(Signatures.Stripe(Encoding.UTF8.GetBytes(body)));
        await app.SettleAsync();

        Assert.Equal("processed", (await app.GetJsonAsync("/api/webhooks/deliveries/stripe/evt_2")).GetProperty("status").GetString());
        Assert.Single((await app.GetJsonAsync("/api/invoices/shopify-1012-invoice")).GetProperty("payments").EnumerateArray());
        Assert.Empty((await app.GetJsonAsync("/api/payments/unmatched")).EnumerateArray());
    }

    [Fact]
    [Trait("Scenario", "F13")]
    public async Task Invoice_WhenNotPaid_IsRemindedOfUntilItIs()
    {
        await using LocalApp app = await TestApp.StartAsync();
        await PlaceAsync(app, ShopOrders.SparePart(1006));
        await app.AdvanceAsync(TimeSpan.FromDays(23));
        JsonElement invoice = await app.GetJsonAsync("/api/invoices/shopify-1006-invoice");
        Assert.Equal(("2026-03-16", 1), (invoice.GetProperty("dueDate").GetString(), invoice.GetProperty("reminderLevel").GetInt32()));
        await app.MailAsync("invoice/shopify-1006-invoice/reminder-1");

        await PayAsync(app, "evt_6", "RE-2026-00001", 4_153);
        await app.AdvanceAsync(TimeSpan.FromDays(60));
        Assert.DoesNotContain(await app.MailsAsync(), mail => mail.GetProperty("key").GetString() == "invoice/shopify-1006-invoice/reminder-2");
    }

    [Fact]
    public async Task Cancellation_WhileTheVisitIsOpen_CallsItOffAndBillsWhatWasDone()
    {
        await using LocalApp app = await TestApp.StartAsync();
        await PlaceAsync(app, ShopOrders.Reference(1008));
        using HttpResponseMessage cancelled = await app.Http.SendAsync(
            Signatures.Shopify("orders/cancelled", """{"id":1008,"cancelled_at":"2026-03-02T10:00:00+01:00","cancel_reason":"customer"}"""u8.ToArray()));
        await app.SettleAsync();

        Assert.Equal([("physical", "completed"), ("subscription", "completed"), ("service", "cancelled")], await PartsAsync(app, "shopify-1008"));
        Assert.Equal("cancelled", (await app.GetJsonAsync("/api/visits/shopify-1008-service")).GetProperty("status").GetString());
        Assert.Equal([8400.00m, 89.00m], await BilledLinesAsync(app, "shopify-1008"));
        Assert.Equal("invoiced", await StatusAsync(app, "shopify-1008"));
    }

    [Fact]
    public async Task Cancellation_OfAPaidOrder_ListsThePaymentToBeGivenBack()
    {
        await using LocalApp app = await TestApp.StartAsync(settings: new Dictionary<string, string?> { ["Backends:Warehouse:LeadTime"] = "1.00:00:00" });
        await PlaceAsync(app, ShopOrders.SparePart(1009));
        using HttpResponseMessage paid = await app.Http.SendAsync(
            Signatures.Stripe(ShopOrders.StripePayment("evt_9", "shopify-1009", 4_153, metadata: "order")));
        await app.SettleAsync();
        Assert.Single((await app.GetJsonAsync("/api/orders/shopify-1009")).GetProperty("prepayments").EnumerateArray());
        using HttpResponseMessage cancelled = await app.Http.SendAsync(
            Signatures.Shopify("orders/cancelled", """{"id":1009,"cancelled_at":"2026-03-02T10:00:00+01:00"}"""u8.ToArray()));
        await app.SettleAsync();

        Assert.Equal([("physical", "cancelled")], await PartsAsync(app, "shopify-1009"));
        JsonElement open = Assert.Single((await app.GetJsonAsync("/api/payments/unmatched")).EnumerateArray());
        Assert.Contains("given back", open.GetProperty("reason").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Prepayment_ByOrder_IsOnTheInvoiceWhenItIsIssued()
    {
        await using LocalApp app = await TestApp.StartAsync(settings: new Dictionary<string, string?> { ["Backends:Warehouse:LeadTime"] = "1.00:00:00" });
        await PlaceAsync(app, ShopOrders.SparePart(1010));
        using HttpResponseMessage paid = await app.Http.SendAsync(
            Signatures.Stripe(ShopOrders.StripePayment("evt_10", "A-2026-00001", 4_153, metadata: "order")));
        await app.AdvanceAsync(TimeSpan.FromDays(3));
        Assert.Equal("paid", await StatusAsync(app, "shopify-1010"));
        Assert.Equal(0m, Amount(await app.GetJsonAsync("/api/invoices/shopify-1010-invoice"), "open"));
    }

    [Fact]
    [Trait("Scenario", "E9")]
    public async Task OrderPage_OfAGermanCustomer_ShowsStepsInGermanAndHidesWhatIsOurs()
    {
        await using LocalApp app = await TestApp.StartAsync();
        await SetBackEndAsync(app, "billing", new { mode = "down" });
        byte[] body = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(ShopOrders.Reference(1011)).Replace("\"customer_locale\":\"en\"", "\"customer_locale\":\"de\"", StringComparison.Ordinal));
        await PlaceAsync(app, body);
        await app.AdvanceAsync(TimeSpan.FromMinutes(5));
        JsonElement confirmation = await app.MailAsync("order/shopify-1011/confirmation");
        string html = WebUtility.HtmlDecode(await app.Http.GetStringAsync(confirmation.Link("orders")));
        Assert.Contains("geliefert", html, StringComparison.Ordinal);
        Assert.Contains("Sendungsnummer TRK-", html, StringComparison.Ordinal);
        Assert.Contains("11.030,11 €", html, StringComparison.Ordinal);
        Assert.DoesNotContain("can't be reached", html, StringComparison.Ordinal);
        Assert.Contains("can't be reached", string.Concat((await app.GetJsonAsync("/api/orders/shopify-1011")).GetProperty("waitsFor").EnumerateArray().Select(wait => wait.GetString())), StringComparison.Ordinal);
    }

    [Fact]
    public async Task OrderPage_WhenTheLinkIsForged_IsNotFound()
    {
        await using LocalApp app = await TestApp.StartAsync();
        using HttpResponseMessage answer = await app.Http.GetAsync(new Uri("/orders/dev1.e30.AAAA", UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    private static async Task PlaceAsync(LocalApp app, byte[] body)
    {
        using HttpResponseMessage answer = await app.Http.SendAsync(Signatures.Shopify("orders/create", body));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        await app.SettleAsync();
    }

    private static async Task PayAsync(LocalApp app, string eventId, string invoice, long cents)
    {
        using HttpResponseMessage answer = await app.Http.SendAsync(Signatures.Stripe(ShopOrders.StripePayment(eventId, invoice, cents)));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        await app.SettleAsync();
    }

    private static async Task SetBackEndAsync(LocalApp app, string name, object setting)
    {
        using HttpResponseMessage answer = await app.Http.PutAsJsonAsync(new Uri($"/api/backends/{name}", UriKind.Relative), setting);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    private static async Task<IEnumerable<decimal>> BilledLinesAsync(LocalApp app, string orderId) =>
        (await app.GetJsonAsync($"/api/orders/{orderId}")).GetProperty("bills").EnumerateArray()
            .SelectMany(bill => bill.GetProperty("bill").GetProperty("lines").EnumerateArray()).Select(line => Amount(line, "net")).OrderDescending();

    private static async Task<IReadOnlyList<decimal>> OpenAsync(LocalApp app, string orderId)
    {
        List<decimal> open = [];
        foreach (JsonElement bill in (await app.GetJsonAsync($"/api/orders/{orderId}")).GetProperty("bills").EnumerateArray())
        {
            open.Add(Amount(await app.GetJsonAsync($"/api/invoices/{bill.GetProperty("invoiceId").GetString()}"), "open"));
        }

        return open;
    }

    private static async Task ReportVisitAsync(LocalApp app, string orderId, string hours)
    {
        JsonElement[] mails = [.. (await app.MailsAsync()).Where(mail => mail.GetProperty("key").GetString()!.StartsWith($"visit/{orderId}-service/technician", StringComparison.Ordinal))];
        using HttpResponseMessage report = await app.PostFormAsync(
            mails[0].Link("visits"), ("hoursWorked", hours), ("findings", "Pump mounted and running."), ("customerName", "Karla Kunde"), ("confirmed", "on"));
        Assert.Equal(HttpStatusCode.OK, report.StatusCode);
        await app.SettleAsync();
    }

    private static async Task<string?> StatusAsync(LocalApp app, string orderId) => (await app.GetJsonAsync($"/api/orders/{orderId}")).GetProperty("status").GetString();

    private static async Task<IEnumerable<(string?, string?)>> PartsAsync(LocalApp app, string orderId) =>
        (await app.GetJsonAsync($"/api/orders/{orderId}")).GetProperty("parts").EnumerateArray().Select(part => (part.GetProperty("id").GetString(), part.GetProperty("status").GetString()));

    private static decimal Amount(JsonElement element, string name) => element.GetProperty(name).GetProperty("amount").GetDecimal();
}
