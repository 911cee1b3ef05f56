using System.Net;
using System.Text.Json;
using LeadToCash.Cases;
using LeadToCash.Local.Testing;
using LeadToCash.OrderToCash;
using LeadToCash.QuoteToOrder;
using LeadToCash.Reports;
using LeadToCash.Tests;
using LeadToCash.Tests.Books;
using LeadToCash.Tests.OrderToCash;
using Microsoft.Extensions.DependencyInjection;

namespace LeadToCash.Functions.Tests.Reports;

public sealed class YearReportTests
{
    public static TheoryData<int, int> Cents => new() { { 100_000, 20_000 }, { 3_490, 1_000 } };

    [Theory]
    [MemberData(nameof(Cents))]
    [Trait("Scenario", "F10")]
    public async Task Year_ShowsWhatWasOrderedBilledPaidAndIsOverdue(int net, int paid)
    {
        await using LocalApp app = await TestApp.StartAsync();
        await new OrderDesk(app).PlaceAsync(1, ("SP-SEAL", 1, net / 100m, true));
        await PayAsync(app, paid);
        await app.AdvanceToAsync("2026-04-20T08:00:00Z");
        JsonElement[] months = await MonthsAsync(app);
        decimal gross = Math.Round(net * 1.19m, MidpointRounding.AwayFromZero) / 100m;
        decimal open = gross - (paid / 100m);
        Assert.Equal(4, months.Length);
        Assert.Equal((1, net / 100m, gross), (months[2].GetProperty("orders").GetInt32(), BooksDesk.Amount(months[2], "orderValue"), BooksDesk.Amount(months[2], "billed")));
        Assert.Equal((paid / 100m, net / 100m), (BooksDesk.Amount(months[2], "received"), BooksDesk.Amount(months[2], "revenue")));
        Assert.Equal((open, open), (BooksDesk.Amount(months[2], "open"), BooksDesk.Amount(months[2], "overdue"))); // due on 16 March
        Assert.Equal((open, open), (BooksDesk.Amount(months[3], "open"), BooksDesk.Amount(months[3], "overdue")));
        Assert.True(months.Sum(month => month.GetProperty("letters").GetInt32()) > 0);
        Assert.Equal(0m, BooksDesk.Amount(months[1], "open"));
    }

    [Fact]
    public async Task Events_ShownAgainAndAtOnce_AreCountedOnce_AndRebuiltFromTheHistory()
    {
        await using LocalApp app = await TestApp.StartAsync();
        OrderDesk desk = new(app);
        foreach (long id in new long[] { 1, 2, 3 })
        {
            await desk.PlaceAsync(id, ("SP-SEAL", 1, 100m, true));
        }

        await PayAsync(app, 11_900);
        string before = (await app.GetJsonAsync("/api/reports/years/2026")).GetRawText();
        ReportObserver observer = app.Services.GetRequiredService<ReportObserver>();
        CaseReader reader = app.Services.GetRequiredService<CaseReader>();
        List<CaseEvent> events = [];
        foreach ((string type, string id) in new[] { 1, 2, 3 }.SelectMany(id => new[] { (Order.CaseType, $"shopify-{id}"), (Invoice.CaseType, $"shopify-{id}-invoice") }))
        {
            events.AddRange(await reader.EventsAsync(type, id, asOf: null, CancellationToken.None).ToListAsync());
        }

        await Task.WhenAll(events.Concat(events).Select(@event => observer.OnAsync(@event, null!, CancellationToken.None)));
        Assert.Equal(before, (await app.GetJsonAsync("/api/reports/years/2026")).GetRawText());

        await app.Services.GetRequiredService<CaseTables>().Named("reportmonths").DeleteAsync();
        await app.Services.GetRequiredService<CaseTables>().Named("reportmonths").CreateIfNotExistsAsync();
        Assert.NotEqual(before, (await app.GetJsonAsync("/api/reports/years/2026")).GetRawText());
        (string? kind, string? after) = ("order", "");
        while (kind is not null)
        {
            using HttpResponseMessage answer = await app.SendJsonAsync(HttpMethod.Post, $"/api/reports/rebuild?kind={kind}&after={after}");
            JsonElement done = JsonSerializer.Deserialize<JsonElement>(await answer.Content.ReadAsStringAsync());
            (kind, after) = (done.TryGetProperty("kind", out JsonElement next) ? next.GetString() : null, done.TryGetProperty("after", out JsonElement place) ? place.GetString() : null);
        }

        Assert.Equal(before, (await app.GetJsonAsync("/api/reports/years/2026")).GetRawText());
    }

    [Fact]
    public async Task Pages_LeadFromAFigureToItsEvents()
    {
        await using LocalApp app = await TestApp.StartAsync();
        await new OrderDesk(app).PlaceAsync(1, ("SP-SEAL", 1, 100m, true));
        using HttpResponseMessage now = await app.Http.GetAsync(new Uri("/reports/year", UriKind.Relative));
        Assert.Equal((HttpStatusCode.Found, "/reports/year/2026"), (now.StatusCode, now.Headers.Location?.ToString()));
        foreach ((string path, string text) in new[]
        {
            ("/", "/reports/year"), ("/reports/year/2026", "/reports/months/2026-03?figure=billed"), ("/reports/year/2026", "€119.00"),
            ("/reports/months/2026-03?figure=billed", "/staff/invoices/shopify-1-invoice"), ("/reports/months/2026-03?figure=orders", "/staff/orders/shopify-1"),
            ("/reports/months/2026-03?figure=letters", "Nothing."), ("/reports/year/2025", "The year 2025"),
        })
        {
            Assert.Contains(text, WebUtility.HtmlDecode(await app.Http.GetStringAsync(new Uri(path, UriKind.Relative))), StringComparison.Ordinal);
        }

        using HttpResponseMessage wrong = await app.SendJsonAsync(HttpMethod.Get, "/api/reports/months/2026-03?figure=profit");
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        Assert.Equal("shopify-1", (await app.GetJsonAsync("/api/reports/months/2026-03?figure=orders")).GetProperty("events")[0].GetProperty("caseId").GetString());
    }

    private static async Task PayAsync(LocalApp app, int cents)
    {
        using HttpResponseMessage paid = await app.Http.SendAsync(Signatures.Stripe(ShopOrders.StripePayment("evt_1", "RE-2026-00001", cents)));
        Assert.Equal(HttpStatusCode.OK, paid.StatusCode);
        await app.SettleAsync();
    }

    private static async Task<JsonElement[]> MonthsAsync(LocalApp app) =>
        [.. (await app.GetJsonAsync("/api/reports/years/2026")).GetProperty("currencies").EnumerateArray().Single().GetProperty("months").EnumerateArray()];
}
