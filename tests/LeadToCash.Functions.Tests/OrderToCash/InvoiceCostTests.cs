using LeadToCash.Local.Testing;
using Xunit.Abstractions;

namespace LeadToCash.Tests.OrderToCash;

/// <summary>What the steps of an invoice cost in storage requests, so that nobody makes them dearer unseen; docs/invoices.md states them.</summary>
public sealed class InvoiceCostTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Steps_OfAnInvoice_CostWhatTheDocumentationSays()
    {
        await using LocalApp app = await TestApp.StartAsync(settings: new Dictionary<string, string?> { ["Backends:Warehouse:LeadTime"] = "1.00:00:00" });
        OrderDesk desk = new(app);
        string id = $"{await desk.PlaceAsync(8101, ("P-100", 1, 4200m, true))}-invoice";
        await app.AdvanceAsync(TimeSpan.FromDays(5));
        Assert.Equal("RE-2026-00001", (await app.GetJsonAsync($"/api/invoices/{id}")).GetProperty("number").GetString());

        await app.AdvanceToAsync("2026-04-06T12:00:00Z");
        StorageRequests letter = await app.CountRequestsAsync(() => app.AdvanceToAsync("2026-04-09T12:00:00Z"));
        StorageRequests part = await app.CountRequestsAsync(() => PayAsync(app, "evt_1", 100_000));
        StorageRequests rest = await app.CountRequestsAsync(() => PayAsync(app, "evt_2", 399_800));
        StorageRequests claim = await app.CountRequestsAsync(() => app.GetJsonAsync($"/api/invoices/{id}/claim"));
        StorageRequests trail = await app.CountRequestsAsync(() => app.GetJsonAsync($"/api/invoices/{id}/trail"));
        output.WriteLine($"letter {letter.Total}, payment in part {part.Total}, the rest {rest.Total}, claim {claim.Total}, trail {trail.Total}");
        Assert.NotEmpty((await app.GetJsonAsync($"/api/invoices/{id}")).GetProperty("letters").EnumerateArray());
        Assert.InRange(letter.Total, 10, 112);
        Assert.InRange(part.Total, 10, 54);
        Assert.InRange(rest.Total, 10, 80);
        Assert.InRange(claim.Total, 1, 9);
        Assert.InRange(trail.Total, 1, 8);
    }

    private static async Task PayAsync(LocalApp app, string eventId, long cents)
    {
        using HttpResponseMessage answer = await app.Http.SendAsync(Signatures.Stripe(ShopOrders.StripePayment(eventId, "RE-2026-00001", cents)));
        answer.EnsureSuccessStatusCode();
    }
}
