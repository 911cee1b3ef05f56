using System.Net;
using System.Text.Json;
using LeadToCash.Local.Testing;
using LeadToCash.Tests.Billing;

namespace LeadToCash.Tests.CollectiveBilling;

public sealed class CollectivePageTests
{
    [Fact]
    public async Task Customer_SeesWhatWillBeOnTheNextInvoice_AndNothingAfterIt()
    {
        await using LocalApp app = await TestApp.StartAsync();
        CollectiveDesk desk = new(app);
        await desk.BeginAsync();
        string order = await desk.PlaceAsync(8501, ("P-100", 2, 100.00m, true));
        await app.AdvanceToAsync("2026-03-10T08:00Z");
        string page = await app.Http.GetStringAsync(await desk.Orders.StatusLinkAsync(order));
        Assert.Matches("On the collective invoice of [^<]*31 March 2026", page);
        Uri link = LinkIn(page, "/collected/");
        string collected = WebUtility.HtmlDecode(await app.Http.GetStringAsync(link));
        Assert.Matches("Collective invoice of [^<]*31 March 2026", collected);
        Assert.Contains("€238.00", collected, StringComparison.Ordinal);
        JsonElement asJson = Assert.Single((await app.GetJsonAsync(link.ToString())).EnumerateArray());
        Assert.Equal(238m, BillingDesk.Amount(asJson.GetProperty("bill").GetProperty("gross")));

        await app.AdvanceToAsync("2026-04-02T08:00Z");
        Assert.Contains("Nothing is waiting for an invoice", await app.Http.GetStringAsync(link), StringComparison.Ordinal);
        using HttpResponseMessage forged = await app.Http.GetAsync(new Uri(link + "x", UriKind.Relative));
        Assert.NotEqual(HttpStatusCode.OK, forged.StatusCode);
    }

    [Fact]
    public async Task Staff_AgreesByTheForm_LooksAndCloses()
    {
        await using LocalApp app = await TestApp.StartAsync();
        CollectiveDesk desk = new(app);
        await desk.BecomeKnownAsync();
        Uri form = new($"/customers/{CollectiveDesk.CustomerId}/invoicing", UriKind.Relative);
        using HttpResponseMessage wrong = await app.PostFormAsync(form, ("revision", "0"), ("cycle", "monthly"), ("mostLines", "many"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        Assert.Contains("1 to 200", await wrong.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using HttpResponseMessage agreed = await app.PostFormAsync(form, ("revision", "0"), ("cycle", "Monthly"), ("separation", "none"), ("mostLines", "200"), ("from", "2026-03-02"));
        Assert.Equal(HttpStatusCode.SeeOther, agreed.StatusCode);
        using HttpResponseMessage stale = await app.PostFormAsync(form, ("revision", "0"), ("cycle", "Weekly"), ("mostLines", "200"), ("from", "2026-03-02"));
        Assert.Equal(HttpStatusCode.Conflict, stale.StatusCode);

        await desk.PlaceAsync(8502, ("P-100", 2, 100.00m, true));
        await app.AdvanceToAsync("2026-03-10T08:00Z");
        string customer = await app.Http.GetStringAsync(new Uri($"/customers/{CollectiveDesk.CustomerId}", UriKind.Relative));
        Assert.Contains("Monthly collective invoices since 2 Mar 2026", customer, StringComparison.Ordinal);
        string all = await app.Http.GetStringAsync(new Uri("/collective-bills", UriKind.Relative));
        Assert.Contains("<svg", all, StringComparison.Ordinal);
        Uri one = LinkIn(all, "/collective-bills/k-");
        Assert.Contains("What the invoice would say now", await app.Http.GetStringAsync(one), StringComparison.Ordinal);
        using HttpResponseMessage closed = await app.PostFormAsync(new Uri($"/api{one}/close", UriKind.Relative), ("id", "1"));
        await app.SettleAsync();
        string after = await app.Http.GetStringAsync(one);
        Assert.Contains("What the invoice says", after, StringComparison.Ordinal);
        Assert.Contains("RE-2026-00001", after, StringComparison.Ordinal);
        Assert.Contains("Collects", await app.Http.GetStringAsync(LinkIn(after, "/staff/invoices/")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_ThatIsStopped_GoesOnWhenItIsResumed()
    {
        await using LocalApp app = await TestApp.StartAsync();
        CollectiveDesk desk = new(app);
        await desk.BeginAsync();
        await desk.TakeOverAsync("C-9", new DateOnly(2026, 3, 2), 89.00m); // due, and no run of the night has begun: the closing waits for it
        await desk.PlaceAsync(8503, ("P-100", 2, 100.00m, true));
        JsonElement run = await desk.PostAsync("/api/collective-bills/closings", new { requestId = "now" });
        string path = $"/api/collective-bills/closings/{run.GetProperty("id").GetString()}";
        Assert.Equal("suspended", (await desk.PostAsync($"{path}/stop")).GetProperty("status").GetString());
        await app.AdvanceToAsync("2026-03-10T08:00Z");
        Assert.Equal("suspended", (await desk.PostAsync($"{path}/stop")).GetProperty("status").GetString());
        await desk.PostAsync($"{path}/resume");
        JsonElement ended = await app.GetJsonAsync(path);
        Assert.Equal(("completed", 1), (ended.GetProperty("status").GetString(), ended.GetProperty("progress").GetProperty("pages").GetInt32()));
        using HttpResponseMessage unknown = await app.SendJsonAsync(HttpMethod.Get, "/api/collective-bills/closings/20260302-never");
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
    }

    private static Uri LinkIn(string page, string beginning)
    {
        int start = page.IndexOf("\"" + beginning, StringComparison.Ordinal) + 1;
        Assert.True(start > 0, $"There is no link to {beginning}.");
        return new Uri(WebUtility.HtmlDecode(page[start..page.IndexOf('"', start)]), UriKind.Relative);
    }
}
