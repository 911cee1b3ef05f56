using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using LeadToCash.Local.Testing;
using LeadToCash.Tests.ContactToLead;
using LeadToCash.Tests.LeadToOpportunity;
using LeadToCash.Tests.OpportunityToQuote;

namespace LeadToCash.Tests.Traces;

public sealed class TrailTests
{
    [Fact]
    [Trait("Scenario", "F7")]
    public async Task InvoiceLines_OfAQuoteFromACampaign_LeadBackToItWithoutGaps()
    {
        await using LocalApp app = await TestApp.StartAsync(settings: SalesDesk.Team);
        string orderId = await CampaignToOrderAsync(app);
        await ReportVisitAsync(app, orderId);
        JsonElement order = await app.GetJsonAsync($"/api/orders/{orderId}");
        List<string> kinds = [];
        foreach (string? invoiceId in order.GetProperty("bills").EnumerateArray().Select(bill => bill.GetProperty("invoiceId").GetString()))
        {
            JsonElement trail = await app.GetJsonAsync($"/api/invoices/{invoiceId}/trail");
            var documents = trail.GetProperty("documents").EnumerateArray().ToDictionary(one => one.GetProperty("key").GetString()!, one => one.GetProperty("kind").GetString()!);
            foreach (JsonElement line in trail.GetProperty("lines").EnumerateArray())
            {
                Assert.Empty(line.GetProperty("gaps").EnumerateArray());
                string[] way = [.. line.GetProperty("way").EnumerateArray().Select(key => documents[key.GetString()!])];
                Assert.Equal(["orderLine", "order", "quote", "opportunity", "campaign"], way.Where(kind => kind is not ("delivery" or "serviceLog")));
                kinds.AddRange(way);
            }
        }

        Assert.Superset(new HashSet<string> { "delivery", "serviceLog" }, kinds.ToHashSet());
        string page = await PageAsync(app, $"/api/orders/{orderId}/trail");
        Assert.Contains("<svg class=\"trail\"", page, StringComparison.Ordinal);
        Assert.Contains("spring-2026", page, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Scenario", "F5")]
    public async Task Order_ReadAsOfAnyInstant_HasTheDocumentsOfThen()
    {
        await using LocalApp app = await TestApp.StartAsync();
        using HttpResponseMessage placed = await app.Http.SendAsync(Signatures.Shopify("orders/create", ShopOrders.Reference(7001)));
        await app.SettleAsync();
        await app.AdvanceToAsync("2026-03-05T12:00:00Z");
        await ReportVisitAsync(app, "shopify-7001");

        string[] now = await KindsAsync(app, "");
        string[] then = await KindsAsync(app, "?asOf=2026-03-04T00:00:00Z");
        Assert.Equal(["delivery", "invoice", "order", "orderLine", "quote", "serviceLog"], now.Distinct());
        Assert.Equal(now.Count(kind => kind == "invoice") - 1, then.Count(kind => kind == "invoice")); // the work was billed after that
        using HttpResponseMessage before = await app.SendJsonAsync(HttpMethod.Get, "/api/orders/shopify-7001/trail?asOf=2026-03-01T00:00:00Z");
        using HttpResponseMessage wrong = await app.SendJsonAsync(HttpMethod.Get, "/api/orders/shopify-7001/trail?asOf=yesterday");
        Assert.Equal([HttpStatusCode.NotFound, HttpStatusCode.BadRequest], [before.StatusCode, wrong.StatusCode]);
    }

    private static async Task<string[]> KindsAsync(LocalApp app, string query) =>
        [.. (await app.GetJsonAsync("/api/orders/shopify-7001/trail" + query)).GetProperty("documents").EnumerateArray().Select(one => one.GetProperty("kind").GetString()!).Order()];

    private static async Task<string> CampaignToOrderAsync(LocalApp app)
    {
        await app.ConfirmedAsync();
        foreach (string interaction in (string[])["1", "2"])
        {
            using HttpResponseMessage counted = await app.InteractAsync(interaction, "request");
        }

        await app.SettleAsync();
        SalesDesk anna = new(app, SalesDesk.Anna);
        using HttpResponseMessage converted = await anna.SendAsync(HttpMethod.Post, $"/api/leads/lead-{ContactApp.ContactId}/conversion");
        await app.SettleAsync();
        Dictionary<string, object> request = QuoteDesk.Request(requester: SalesDesk.Anna);
        request["opportunityId"] = $"opp-lead-{ContactApp.ContactId}";
        request["customer"] = new
        {
            name = "Kim Keller",
            email = ContactApp.Email,
            company = "Keller GmbH",
            language = "en",
            address = new { street = "Am Werk 1", postCode = "90402", city = "Nürnberg", country = "DE" },
        };
        using HttpResponseMessage asked = await anna.SendAsync(HttpMethod.Post, "/forms/quote", request);
        Assert.True(asked.StatusCode == HttpStatusCode.Created, await asked.Content.ReadAsStringAsync());
        string quoteId = (await asked.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString()!;
        await app.SettleAsync();
        QuoteDesk desk = new(app);
        using HttpResponseMessage accepted = await desk.AcceptAsync(await desk.QuoteLinkAsync(quoteId));
        await app.SettleAsync();
        return $"quote-{quoteId}";
    }

    private static async Task ReportVisitAsync(LocalApp app, string orderId)
    {
        JsonElement mail = (await app.MailsAsync()).First(sent => sent.GetProperty("key").GetString()!.StartsWith($"visit/{orderId}-service/technician", StringComparison.Ordinal));
        using HttpResponseMessage report = await app.PostFormAsync(mail.Link("visits"), ("hoursWorked", "3.5"), ("findings", "Runs."), ("customerName", "Kim Keller"), ("confirmed", "on"));
        Assert.Equal(HttpStatusCode.OK, report.StatusCode);
        await app.SettleAsync();
    }

    private static async Task<string> PageAsync(LocalApp app, string path)
    {
        using HttpRequestMessage request = new(HttpMethod.Get, new Uri(path, UriKind.Relative));
        request.Headers.Accept.ParseAdd("text/html");
        using HttpResponseMessage answer = await app.Http.SendAsync(request);
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
    }
}
