using System.Net;
using System.Text.Json;
using LeadToCash.Local.Testing;
using LeadToCash.Tests.Billing;
using LeadToCash.Tests.Books;

namespace LeadToCash.Tests.CollectiveBilling;

public sealed class CollectiveInvoiceTests
{
    /// <summary>Cents of a pump, a seal and a month of care.</summary>
    public static TheoryData<int, int, int> Prices => new() { { 4_200_00, 34_90, 89_00 }, { 999_99, 3_33, 17_05 } };

    [Theory]
    [Trait("Scenario", "F6")]
    [Trait("Scenario", "F13")]
    [MemberData(nameof(Prices))]
    public async Task Month_OfTwoOrdersAndAContract_IsOneInvoiceThatOnePaymentPays(int pump, int seal, int care)
    {
        (decimal pumpPrice, decimal sealPrice, decimal carePrice) = (pump / 100m, seal / 100m, care / 100m);
        await using LocalApp app = await TestApp.StartAsync();
        CollectiveDesk desk = new(app);
        await desk.BeginAsync();
        string first = await desk.PlaceAsync(8101, ("P-100", 2, pumpPrice, true));
        string second = await desk.PlaceAsync(8102, ("SP-SEAL", 3, sealPrice, true), ("P-100", 1, pumpPrice, true));
        await desk.TakeOverAsync("C-9", new DateOnly(2026, 3, 2), carePrice);
        await app.AdvanceToAsync("2026-03-31T20:00Z");

        JsonElement collecting = Assert.Single(await desk.CollectingAsync());
        Assert.Equal((3, "2026-03-31"), (collecting.GetProperty("bills").GetInt32(), collecting.GetProperty("to").GetString()));
        Assert.Empty(await desk.InvoiceMailsAsync());
        Assert.Equal(("completed", "collective invoice of 2026-03-31"), (await desk.StatusAsync(first), (await desk.Orders.OrderAsync(first)).GetProperty("waitsFor")[0].GetString()));
        decimal net = (3 * pumpPrice) + (3 * sealPrice) + carePrice;
        decimal tax = Tax(2 * pumpPrice) + Tax(pumpPrice + (3 * sealPrice)) + Tax(carePrice);
        Assert.Equal((net, tax), (BillingDesk.Amount(collecting.GetProperty("net")), BillingDesk.Amount(collecting.GetProperty("tax"))));

        string id = collecting.GetProperty("id").GetString()!;
        await app.AdvanceToAsync("2026-04-01T08:00Z");
        await desk.PostAsync("/api/collective-bills/closings", new { requestId = "again" });
        await desk.PostAsync($"/api/collective-bills/{id}/close");
        await app.AdvanceToAsync("2026-04-02T08:00Z");
        Assert.Equal([$"invoice/{id}-invoice/issued"], await desk.InvoiceMailsAsync());
        JsonElement invoice = await app.GetJsonAsync($"/api/invoices/{id}-invoice");
        Assert.Equal(("RE-2026-00001", "2026-04-01", net, tax), (invoice.GetProperty("number").GetString(), invoice.GetProperty("date").GetString(), Amount(invoice, "net"), Amount(invoice, "tax")));
        Assert.All(invoice.GetProperty("lines").EnumerateArray(), line => Assert.StartsWith("2026-03-", line.GetProperty("period").GetProperty("from").GetString(), StringComparison.Ordinal));
        foreach (string order in new[] { first, second })
        {
            JsonElement bill = await desk.BillAsync(order);
            Assert.Equal(($"{id}-invoice", "RE-2026-00001"), (bill.GetProperty("invoiceId").GetString(), bill.GetProperty("number").GetString()));
            Assert.Equal("invoiced", await desk.StatusAsync(order));
        }

        JsonElement ofContract = (await desk.Billing.BillingAsync("C-9")).GetProperty("account").GetProperty("bills")[0];
        Assert.Equal(($"{id}-invoice", "RE-2026-00001"), (ofContract.GetProperty("issuedAs").GetString(), ofContract.GetProperty("number").GetString()));

        await desk.PayAsync("evt_1", "RE-2026-00001", net + tax);
        Assert.Equal(("paid", "paid"), (await desk.StatusAsync(first), await desk.StatusAsync(second)));
        Assert.Equal("RE-2026-00001", (await app.GetJsonAsync($"/api/collective-bills/{id}")).GetProperty("invoiceNumber").GetString());
        await BooksAgreeAsync(app);
        Assert.Equal((3 * pumpPrice) + (3 * sealPrice), await RevenueAsync(app, "goods", "2026-03")); // it was supplied in March, whenever it is billed
    }

    [Fact]
    [Trait("Scenario", "F6")]
    public async Task Return_OfGoodsOnACollectiveInvoice_CreditsTheLinesOfItsOrderAlone()
    {
        await using LocalApp app = await TestApp.StartAsync();
        (CollectiveDesk desk, string first, string second, string id) = await MarchAsync(app);
        JsonElement invoice = await app.GetJsonAsync($"/api/invoices/{id}-invoice");
        await desk.PayAsync("evt_1", "RE-2026-00001", Amount(invoice, "gross"));
        await desk.PostAsync($"/api/orders/{second}/returns", new { lines = new[] { new { position = 1, quantity = 1 } }, reason = "Too small" }, "k-1");
        await desk.PostAsync($"/api/orders/{second}/returns/1/arrival", new { goods = new[] { new { position = 1, quantity = 1 } } }, "k-2");

        JsonElement back = (await desk.Orders.OrderAsync(second)).GetProperty("returns")[0];
        string noteId = Assert.Single(back.GetProperty("creditNotes").EnumerateArray()).GetString()!;
        JsonElement note = await app.GetJsonAsync($"/api/invoices/{noteId}");
        Assert.Equal((300m, 57m, second), (Amount(note, "net"), Amount(note, "tax"), note.GetProperty("orderId").GetString()));
        Assert.Equal($"{second}/1", note.GetProperty("lines")[0].GetProperty("sources").EnumerateArray().First(source => source.GetProperty("kind").GetString() == "order-line").GetProperty("id").GetString());
        Assert.Equal(357m, Amount(await app.GetJsonAsync($"/api/invoices/{id}-invoice"), "surplus"));

        JsonElement trail = await app.GetJsonAsync($"/api/orders/{first}/trail");
        Assert.Equal(["RE-2026-00001"], Documents(trail, "invoice"));
        Assert.Empty(Documents(trail, "creditNote"));
        Assert.Equal([200m], Lines(trail));
        JsonElement whole = await app.GetJsonAsync($"/api/invoices/{id}-invoice/trail");
        Assert.Equal(2, Documents(whole, "order").Count());
        Assert.Equal([200m, 600m, 89m, 300m], Lines(whole).OrderBy(net => Array.IndexOf([200m, 600m, 89m, 300m], net)));
        Assert.All(whole.GetProperty("lines").EnumerateArray(), line => Assert.Empty(line.GetProperty("gaps").EnumerateArray()));
        await BooksAgreeAsync(app);
    }

    [Fact]
    [Trait("Scenario", "F6")]
    public async Task Bill_ThatComesAfterStaffClosed_IsOnTheNextInvoiceOfThePeriod()
    {
        await using LocalApp app = await TestApp.StartAsync();
        CollectiveDesk desk = new(app);
        await desk.BeginAsync();
        string first = await desk.PlaceAsync(8201, ("P-100", 2, 100.00m, true));
        await app.AdvanceToAsync("2026-03-10T08:00Z");
        string id = Assert.Single(await desk.CollectingAsync()).GetProperty("id").GetString()!;
        JsonElement preview = await app.GetJsonAsync($"/api/collective-bills/{id}/invoice");
        await desk.PostAsync($"/api/collective-bills/{id}/close");
        await desk.PostAsync($"/api/collective-bills/{id}/close");
        Assert.Equal(Amount(preview, "gross"), Amount(await app.GetJsonAsync($"/api/invoices/{id}-invoice"), "gross"));
        Assert.Equal(first, (await app.GetJsonAsync($"/api/invoices/{id}-invoice")).GetProperty("orderId").GetString());

        string late = await desk.PlaceAsync(8202, ("P-100", 1, 100.00m, true));
        await app.AdvanceToAsync("2026-03-20T08:00Z");
        JsonElement next = Assert.Single(await desk.CollectingAsync());
        Assert.Equal(id[..^1] + "2", next.GetProperty("id").GetString());
        await app.AdvanceToAsync("2026-04-02T08:00Z");
        Assert.Equal("RE-2026-00002", (await desk.BillAsync(late)).GetProperty("number").GetString());
        Assert.Equal(2, (await desk.InvoiceMailsAsync()).Count);
    }

    [Fact]
    [Trait("Scenario", "F13")]
    public async Task Money_ThatNamesAnOrderWhileItsBillWaits_PaysItsShareOfTheCollectiveInvoice()
    {
        await using LocalApp app = await TestApp.StartAsync();
        CollectiveDesk desk = new(app);
        await desk.BeginAsync();
        string first = await desk.PlaceAsync(8301, ("P-100", 2, 100.00m, true));
        string second = await desk.PlaceAsync(8302, ("P-100", 1, 300.00m, true));
        await desk.Orders.CountAsync("SP-SEAL", 0);
        string prepaid = await desk.PlaceAsync(8303, ("SP-SEAL", 1, 50.00m, true));
        await desk.PayAsync("evt_0", prepaid, 59.50m, "order");
        await desk.Orders.CountAsync("SP-SEAL", 10);
        await app.AdvanceToAsync("2026-03-10T08:00Z");
        Assert.Equal(("paid", "RE-2026-00001"), (await desk.StatusAsync(prepaid), (await desk.BillAsync(prepaid)).GetProperty("number").GetString()));
        string id = Assert.Single(await desk.CollectingAsync()).GetProperty("id").GetString()!;

        await desk.PayAsync("evt_1", first, 300.00m, "order"); // 238.00 are its share
        await app.AdvanceToAsync("2026-04-02T08:00Z");
        JsonElement invoice = await app.GetJsonAsync($"/api/invoices/{id}-invoice");
        Assert.Equal((595m, 357m), (Amount(invoice, "gross"), Amount(invoice, "open")));
        Assert.Equal(("invoiced", "invoiced"), (await desk.StatusAsync(first), await desk.StatusAsync(second)));
        await desk.PayAsync("evt_2", second, 357.00m, "order");
        Assert.Equal(("paid", "paid"), (await desk.StatusAsync(first), await desk.StatusAsync(second)));
        Assert.Equal(0m, Amount(await app.GetJsonAsync($"/api/invoices/{id}-invoice"), "surplus"));
        await BooksAgreeAsync(app);
    }

    [Fact]
    public async Task Agreement_IsChangedByWhoReadIt_AndEndsByAnotherOne()
    {
        await using LocalApp app = await TestApp.StartAsync();
        CollectiveDesk desk = new(app);
        using HttpResponseMessage nobody = await desk.PutAsync(new { cycle = "monthly" });
        Assert.Equal(HttpStatusCode.NotFound, nobody.StatusCode);
        await desk.BecomeKnownAsync();
        using HttpResponseMessage wrong = await desk.PutAsync(new { cycle = "yearly", separation = "colour", mostLines = 0, from = "soon" });
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        using HttpResponseMessage past = await desk.PutAsync(new { cycle = "weekly", from = "2026-03-01" });
        Assert.Equal(HttpStatusCode.Conflict, past.StatusCode);
        using HttpResponseMessage agreed = await desk.PutAsync(new { cycle = "weekly", separation = "order", mostLines = 50 });
        using HttpResponseMessage again = await desk.PutAsync(new { cycle = "weekly", separation = "order", mostLines = 50 });
        Assert.Equal(("\"1\"", "\"1\""), (agreed.Headers.ETag!.Tag, again.Headers.ETag!.Tag));
        using HttpResponseMessage blind = await desk.PutAsync(new { cycle = "none" });
        using HttpResponseMessage stale = await desk.PutAsync(new { cycle = "none" }, "\"7\"");
        Assert.Equal((HttpStatusCode.PreconditionRequired, HttpStatusCode.PreconditionFailed), (blind.StatusCode, stale.StatusCode));
        using HttpResponseMessage ended = await desk.PutAsync(new { cycle = "none", from = "2026-03-09" }, "\"1\"");
        Assert.Equal(("\"2\"", HttpStatusCode.OK), (ended.Headers.ETag!.Tag, ended.StatusCode));

        await desk.PlaceAsync(8401, ("P-100", 1, 100.00m, true));
        await app.AdvanceToAsync("2026-03-08T20:00Z");
        Assert.Empty(await desk.InvoiceMailsAsync());
        await app.AdvanceToAsync("2026-03-09T08:00Z");
        Assert.Single(await desk.InvoiceMailsAsync()); // of the week that ended on Sunday
        string late = await desk.PlaceAsync(8402, ("P-100", 1, 100.00m, true));
        await app.AdvanceToAsync("2026-03-13T08:00Z");
        Assert.Equal($"{late}-invoice", (await desk.BillAsync(late)).GetProperty("invoiceId").GetString());
        Assert.False((await desk.InvoicingAsync()).GetProperty("now").TryGetProperty("cycle", out _));
    }

    /// <summary>Two orders and a month of care, collected in March and billed on 1 April.</summary>
    private static async Task<(CollectiveDesk Desk, string First, string Second, string Id)> MarchAsync(LocalApp app)
    {
        CollectiveDesk desk = new(app);
        await desk.BeginAsync();
        string first = await desk.PlaceAsync(8101, ("P-100", 2, 100.00m, true));
        string second = await desk.PlaceAsync(8102, ("P-100", 2, 300.00m, true));
        await desk.TakeOverAsync("C-9", new DateOnly(2026, 3, 2), 89.00m);
        await app.AdvanceToAsync("2026-03-31T20:00Z");
        string id = Assert.Single(await desk.CollectingAsync()).GetProperty("id").GetString()!;
        await app.AdvanceToAsync("2026-04-02T08:00Z");
        return (desk, first, second, id);
    }

    private static IEnumerable<string?> Documents(JsonElement trail, string kind) => trail.GetProperty("documents").EnumerateArray()
        .Where(document => document.GetProperty("kind").GetString() == kind).Select(document => document.GetProperty("number").GetString());

    private static IEnumerable<decimal> Lines(JsonElement trail) => trail.GetProperty("lines").EnumerateArray().Select(line => Amount(line, "net"));

    private static Task BooksAgreeAsync(LocalApp app) => new BooksDesk(app).AssertAgreesAsync("2026-03", "2026-04");

    /// <summary>Revenue of a business unit.</summary>
    private static async Task<decimal> RevenueAsync(LocalApp app, string unit, string month) => (await app.GetJsonAsync($"/api/books/trial-balance?from={month}&to={month}&unit={unit}"))
        .GetProperty("rows").EnumerateArray().Where(row => row.GetProperty("type").GetString() == "income").Sum(row => Amount(row, "credit") - Amount(row, "debit"));

    private static decimal Amount(JsonElement of, string name) => BillingDesk.Amount(of.GetProperty(name));

    private static decimal Tax(decimal net) => Math.Round(net * 0.19m, 2, MidpointRounding.AwayFromZero);
}
