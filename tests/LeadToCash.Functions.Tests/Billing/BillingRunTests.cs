using System.Net;
using System.Text.Json;
using LeadToCash.Billing;
using LeadToCash.Local.Testing;

namespace LeadToCash.Tests.Billing;

public sealed class BillingRunTests
{
    private const int Contracts = 7;

    private static readonly Dictionary<string, string?> SmallPages = new() { ["Billing:PageSize"] = "3" };

    [Theory]
    [Trait("Scenario", "F9")]
    [InlineData("nights")]
    [InlineData("twice")]
    [InlineData("missed")]
    [InlineData("stopped")]
    public async Task Run_HoweverItIsSplit_GivesTheSameInvoices(string way)
    {
        await using LocalApp app = await TestApp.StartAsync(DateTimeOffset.Parse("2026-06-16T08:00Z"), settings: SmallPages);
        BillingDesk desk = new(app);
        for (int i = 0; i < Contracts; i++)
        {
            await desk.TakeOverAsync($"C-{i}", "2026-06-16", i % 2 == 0 ? "2026-06-15" : "2026-06-20");
            await desk.ReportAsync($"C-{i}", ("a", "2026-06-25", 200 + (10 * i)));
        }

        await GoAsync(app, desk, way);
        for (int i = 0; i < Contracts; i++)
        {
            decimal first = i % 2 == 0 ? 89.00m : 89.00m - Math.Round(89.00m * 5 / 30, 2, MidpointRounding.AwayFromZero);
            string begin = i % 2 == 0 ? "16" : "21";
            decimal free = i % 2 == 0 ? 200 : 200m * 25 / 30;
            decimal usage = Math.Round((200 + (10 * i) - free) * 0.12m, 2, MidpointRounding.AwayFromZero);
            Assert.Equal(
                [($"C-{i}-202606{begin}", first), ($"C-{i}-20260716", 89.00m + usage), ($"C-{i}-20260816", 89.00m)],
                await desk.BillsAsync($"C-{i}"));
        }

        string[] numbers = [.. (await app.GetJsonAsync("/mailbox")).EnumerateArray().Select(mail => mail.GetProperty("key").GetString()!).Where(key => key.EndsWith("/issued", StringComparison.Ordinal))];
        Assert.Equal(3 * Contracts, numbers.Distinct().Count());
        Assert.Equal(3 * Contracts, numbers.Length);
    }

    [Fact]
    public async Task Contract_ThatFails_IsListedAndHoldsUpNobody()
    {
        await using LocalApp app = await TestApp.StartAsync(DateTimeOffset.Parse("2026-06-16T08:00Z"), settings: SmallPages);
        BillingDesk desk = new(app);
        await app.PutSubscriptionAsync("SUB-ODD", 10.00m, new { periodMonths = 1 });
        await desk.TakeOverAsync("C-0", "2026-06-16", "2026-06-15", "SUB-ODD", 10.00m);
        await desk.TakeOverAsync("C-1", "2026-06-16", "2026-06-15");
        await SpoilAsync(app, "SUB-ODD", "noSuchClass");
        JsonElement preview = await desk.RunAsync("look", preview: true);
        Assert.Equal((1, 1, 89.00m), (preview.GetProperty("invoices").GetInt32(), preview.GetProperty("failed").GetInt32(), BillingDesk.Amount(preview.GetProperty("net")[0])));
        Assert.Empty(await desk.BillsAsync("C-1"));
        JsonElement run = await desk.RunAsync("now");
        Assert.Equal(("finished", 2, 1, 1), (
            run.GetProperty("status").GetString(), run.GetProperty("looked").GetInt32(), run.GetProperty("invoices").GetInt32(), run.GetProperty("failed").GetInt32()));
        Assert.Contains("vat-rate-missing", run.GetProperty("failures")[0].GetProperty("reason").GetString(), StringComparison.Ordinal);
        string page = WebUtility.HtmlDecode(await app.Http.GetStringAsync(new Uri("/billing", UriKind.Relative)));
        Assert.Contains("C-0", page, StringComparison.Ordinal);

        await SpoilAsync(app, "SUB-ODD", "standard");
        await desk.PostAsync("/api/contracts/C-0/billing");
        Assert.Equal([("C-0-20260616", 10.00m)], await desk.BillsAsync("C-0"));
    }

    [Fact]
    public async Task Run_StoppedInItsLastPage_HasFinishedWithItAndNeedsNoResuming()
    {
        await using LocalApp app = await TestApp.StartAsync(DateTimeOffset.Parse("2026-06-16T08:00Z"), settings: SmallPages);
        BillingDesk desk = new(app);
        await desk.TakeOverAsync("C-0", "2026-06-16", "2026-06-15");
        app.Faults.Activity(nameof(BillContract)).IsDelayedBy(TimeSpan.FromMinutes(1));
        await desk.RunAsync("s");
        await desk.PostAsync("/api/billing/runs/20260616-now-s/stop");
        await app.AdvanceAsync(TimeSpan.FromMinutes(2));
        Assert.Equal("finished", (await desk.PostAsync("/api/billing/runs/20260616-now-s/resume")).GetProperty("status").GetString());
        using HttpResponseMessage late = await app.SendJsonAsync(HttpMethod.Post, "/api/billing/runs/20260616-now-s/stop");
        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
    }

    private static async Task GoAsync(LocalApp app, BillingDesk desk, string way)
    {
        switch (way)
        {
            case "twice":
                foreach (string day in new[] { "2026-06-16", "2026-06-21", "2026-07-16", "2026-08-16" })
                {
                    await app.AdvanceToAsync($"{day}T09:00Z");
                    await Task.WhenAll(desk.RunAsync("one"), desk.RunAsync("two"));
                }

                break;
            case "missed":
                await app.AdvanceToAsync("2026-08-16T00:30Z");
                await desk.RunAsync("late");
                break;
            case "stopped":
                app.Faults.Activity(nameof(BillContract)).IsDelayedBy(TimeSpan.FromMinutes(1)); // holds the run in its first page, however fast the machine is
                Assert.Equal("running", (await desk.RunAsync("s")).GetProperty("status").GetString());
                await desk.PostAsync("/api/billing/runs/20260616-now-s/stop");
                await app.AdvanceAsync(TimeSpan.FromMinutes(2));
                JsonElement stopped = await app.GetJsonAsync("/api/billingruns/20260616-now-s");
                Assert.Equal(("stopped", 1), (stopped.GetProperty("status").GetString(), stopped.GetProperty("pages").GetInt32()));
                await desk.PostAsync("/api/billing/runs/20260616-now-s/resume");
                await app.AdvanceToAsync("2026-08-16T09:00Z");
                break;
            default:
                await desk.RunAsync("first");
                await app.AdvanceToAsync("2026-08-16T09:00Z");
                break;
        }
    }

    private static Task<JsonElement> SpoilAsync(LocalApp app, string sku, string taxClass) => new Catalog.CatalogDesk(app).SetAsync($"/api/catalog/products/{sku}", new
    {
        sku,
        name = new { en = sku, de = sku },
        kind = "subscription",
        unit = "MON",
        taxClass,
        subscription = new { periodMonths = 1 },
        costs = new[] { new { validFrom = "2026-06-16", cost = Catalog.CatalogDesk.Euro(5), marginFloor = 20 } },
    });
}
