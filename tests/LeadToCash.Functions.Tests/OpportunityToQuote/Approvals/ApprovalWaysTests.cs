using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using LeadToCash.Local.Testing;

namespace LeadToCash.Tests.OpportunityToQuote.Approvals;

/// <summary>Deciding by link, by API and from the approvals page; online and offline.</summary>
public sealed class ApprovalWaysTests
{
    private const string Manager = "manager@leadtocash.example";
    private const string Director = "director@leadtocash.example";

    private static readonly DateTimeOffset Friday = DateTimeOffset.Parse("2026-05-22T07:00Z");

    [Fact]
    [Trait("Scenario", "D11")]
    public async Task Approval_MadeOfflineBeforeTheQuoteChanged_IsRefusedAsStale()
    {
        await using LocalApp app = await TestApp.StartAsync(Friday); // nine o'clock in Nuremberg
        QuoteDesk desk = new(app);
        ApproverDesk manager = new(app, Manager);
        string id = await desk.AskAsync(discount: 12);
        JsonElement seen = Assert.Single(await manager.InboxAsync());
        object decision = new
        {
            quoteVersion = seen.GetProperty("quoteVersion").GetInt32(),
            fingerprint = seen.GetProperty("fingerprint").GetString(),
            decision = "approve",
            decidedAt = Friday,
        };
        await app.AdvanceToAsync("2026-05-22T08:00Z");
        using HttpResponseMessage revised = await desk.PostAsync(
            $"/api/quotes/{id}/revisions", new { fromVersion = 1, discountPercent = 14, lines = new[] { new { sku = "P-100", quantity = 2 } } });
        await app.AdvanceToAsync("2026-05-22T09:00Z");
        using HttpResponseMessage synced = await manager.DecideAsync(id, "manager", decision);
        Assert.Equal(
            (HttpStatusCode.Gone, "urn:leadtocash:problem:quote-superseded"),
            (synced.StatusCode, (await synced.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("type").GetString()));
        await app.SettleAsync();
        Assert.Equal("approvalPending", await desk.StatusAsync(id));
        Assert.Equal(2, Assert.Single(await manager.InboxAsync()).GetProperty("quoteVersion").GetInt32());
    }

    [Fact]
    [Trait("Scenario", "D11")]
    public async Task Approval_MadeOfflineOnWhatStillStands_CountsAndKeepsItsInstant()
    {
        await using LocalApp app = await TestApp.StartAsync(Friday);
        QuoteDesk desk = new(app);
        ApproverDesk manager = new(app, Manager);
        string id = await desk.AskAsync(discount: 12);
        await app.AdvanceToAsync("2026-05-22T09:00Z");
        using HttpResponseMessage other = await manager.DecideAsync(id, "manager", new { quoteVersion = 1, fingerprint = "0123456789ab", decision = "approve", decidedAt = Friday });
        using HttpResponseMessage future = await manager.DecideAsync(id, "manager", new { quoteVersion = 1, decision = "approve", decidedAt = Friday.AddDays(1) });
        using HttpResponseMessage nonsense = await manager.DecideAsync(id, "manager", new { quoteVersion = 1, decision = "approve", decidedAt = "yesterday" });
        Assert.Equal((HttpStatusCode.Conflict, HttpStatusCode.BadRequest, HttpStatusCode.BadRequest), (other.StatusCode, future.StatusCode, nonsense.StatusCode));
        string fingerprint = (await desk.QuoteAsync(id)).GetProperty("fingerprint").GetString()!;
        using HttpResponseMessage synced = await manager.DecideAsync(id, "manager", new { quoteVersion = 1, fingerprint, decision = "approve", decidedAt = Friday.AddMinutes(30) });
        Assert.Equal(HttpStatusCode.OK, synced.StatusCode);
        await app.SettleAsync();
        Assert.Equal("released", await desk.StatusAsync(id));
        JsonElement given = Assert.Single((await app.GetJsonAsync($"/api/quotes/{id}/timeline")).GetProperty("events").EnumerateArray(), one => one.GetProperty("name").GetString() == "ApprovalGiven");
        Assert.Equal(Friday.AddMinutes(30), given.GetProperty("data").GetProperty("madeAt").GetDateTimeOffset());
        Assert.Equal("staff:manager", given.GetProperty("actor").GetString());
    }

    [Fact]
    public async Task Approval_ByApiAndThenByLink_GivesTheFirstAnswer()
    {
        await using LocalApp app = await TestApp.StartAsync(Friday);
        QuoteDesk desk = new(app);
        string id = await desk.AskAsync(discount: 12);
        using HttpResponseMessage byApi = await new ApproverDesk(app, Manager).DecideAsync(id, "manager", new { quoteVersion = 1, decision = "approve" });
        using HttpResponseMessage byLink = await desk.PostAsync((await desk.ApprovalLinkAsync(id)).ToString(), new { decision = "reject", comment = "no" });
        Assert.Equal(await byApi.Content.ReadAsStringAsync(), await byLink.Content.ReadAsStringAsync());
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (byApi.StatusCode, byLink.StatusCode));
    }

    [Fact]
    public async Task Approval_ByApiAsSomebodyWhoWasNotAsked_IsForbidden()
    {
        await using LocalApp app = await TestApp.StartAsync(Friday);
        QuoteDesk desk = new(app);
        string id = await desk.AskAsync(discount: 12);
        using HttpResponseMessage director = await new ApproverDesk(app, Director).DecideAsync(id, "manager", new { quoteVersion = 1, decision = "approve" });
        using HttpResponseMessage partner = await new ApproverDesk(app, Manager, "partner").DecideAsync(id, "manager", new { quoteVersion = 1, decision = "approve" });
        using HttpResponseMessage noStep = await new ApproverDesk(app, Manager).DecideAsync(id, "director", new { quoteVersion = 1, decision = "approve" });
        using HttpResponseMessage noVersion = await new ApproverDesk(app, Manager).DecideAsync(id, "manager", new { decision = "approve" });
        Assert.Equal(
            (HttpStatusCode.Forbidden, HttpStatusCode.Forbidden, HttpStatusCode.NotFound, HttpStatusCode.BadRequest),
            (director.StatusCode, partner.StatusCode, noStep.StatusCode, noVersion.StatusCode));
    }

    [Fact]
    public async Task Inbox_OfAnApprover_ShowsWhatWaitsAndLeadsToTheDecision()
    {
        await using LocalApp app = await TestApp.StartAsync(Friday);
        QuoteDesk desk = new(app);
        ApproverDesk manager = new(app, Manager);
        string first = await desk.AskAsync(discount: 12);
        await app.AdvanceToAsync("2026-05-22T08:00Z");
        await desk.AskAsync(discount: 8);
        Assert.Equal(2, (await manager.InboxAsync()).Count);
        using HttpResponseMessage page = await manager.BrowseAsync("/approvals", "de");
        string html = await page.Content.ReadAsStringAsync();
        Assert.Contains("Wasserwerk Nord", html, StringComparison.Ordinal);
        JsonElement oldest = (await manager.InboxAsync())[0];
        Assert.Equal((first, Friday), (oldest.GetProperty("quoteId").GetString(), oldest.GetProperty("since").GetDateTimeOffset()));
        Uri link = new(new Uri(oldest.GetProperty("link").GetString()!).PathAndQuery, UriKind.Relative);
        Assert.Equal(await desk.ApprovalLinkAsync(first), link);
        using HttpResponseMessage decided = await app.PostFormAsync(link, ("decision", "approve"), ("fingerprint", oldest.GetProperty("fingerprint").GetString()!));
        Assert.Equal(HttpStatusCode.OK, decided.StatusCode);
        await app.SettleAsync();
        Assert.Single(await manager.InboxAsync());
        using HttpResponseMessage nosy = await new ApproverDesk(app, Director).SendAsync(HttpMethod.Get, $"/api/approvals?for={Manager}");
        Assert.Equal(HttpStatusCode.Forbidden, nosy.StatusCode);
        Assert.False(Assert.Single(await new ApproverDesk(app, Director, "admin").InboxAsync(Manager)).TryGetProperty("link", out _));
    }

    [Fact]
    public async Task Delegation_SetWhileSomethingWaits_HandsItOver()
    {
        await using LocalApp app = await TestApp.StartAsync(Friday);
        QuoteDesk desk = new(app);
        string id = await desk.AskAsync(discount: 12);
        Uri link = await desk.ApprovalLinkAsync(id);
        using HttpResponseMessage set = await new ApproverDesk(app, Manager).StandInAsync((Director, "2026-05-22", "2026-05-29"));
        Assert.Equal(HttpStatusCode.OK, set.StatusCode);
        await app.SettleAsync();
        JsonElement mail = await app.MailAsync($"quote/{id}/v1/manager/delegate");
        Assert.Equal(Director, mail.GetProperty("to").GetString());
        Assert.Contains(Manager, mail.GetProperty("text").GetString(), StringComparison.Ordinal);
        using HttpResponseMessage late = await desk.ApproveAsync(link);
        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        Assert.Empty(await new ApproverDesk(app, Manager).InboxAsync());
        Assert.Equal(Manager, Assert.Single(await new ApproverDesk(app, Director).InboxAsync()).GetProperty("insteadOf").GetString());
        using HttpResponseMessage approved = await desk.ApproveAsync(await desk.ApprovalLinkAsync(id, "delegate"));
        Assert.Equal(HttpStatusCode.OK, approved.StatusCode);
        await app.SettleAsync();
        Assert.Equal("released", await desk.StatusAsync(id));
    }

    [Fact]
    public async Task Delegation_ThatBeginsLater_HandsOverOnThatDay()
    {
        await using LocalApp app = await TestApp.StartAsync(Friday);
        QuoteDesk desk = new(app);
        string id = await desk.AskAsync(discount: 12);
        using HttpResponseMessage set = await new ApproverDesk(app, Manager).StandInAsync((Director, "2026-05-26", "2026-05-29"));
        await app.AdvanceToAsync("2026-05-25T21:59Z");
        Assert.Single(await new ApproverDesk(app, Manager).InboxAsync());
        await app.AdvanceToAsync("2026-05-25T22:00Z");
        Assert.Equal(Director, (await app.MailAsync($"quote/{id}/v1/manager/delegate")).GetProperty("to").GetString());
    }

    [Fact]
    public async Task Delegation_ByTheForm_IsAddedAndEnded()
    {
        await using LocalApp app = await TestApp.StartAsync(Friday);
        ApproverDesk manager = new(app, Manager);
        using HttpResponseMessage added = await manager.BrowseAsync("/approvals/delegations", "en", ("substitute", Director), ("from", "2026-06-01"), ("until", "2026-06-12"));
        Assert.Equal(HttpStatusCode.OK, added.StatusCode);
        using HttpResponseMessage overlap = await manager.BrowseAsync("/approvals/delegations", "de", ("substitute", Director), ("from", "2026-06-12"), ("until", "2026-06-15"));
        Assert.Equal(HttpStatusCode.BadRequest, overlap.StatusCode);
        Assert.Contains("vertritt Sie schon", await overlap.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using HttpResponseMessage circle = await new ApproverDesk(app, Director).StandInAsync((Manager, "2026-06-10", "2026-06-20"));
        Assert.Equal(HttpStatusCode.Conflict, circle.StatusCode);
        using HttpResponseMessage stranger = await manager.StandInAsync(("somebody@else.example", "2026-06-20", "2026-06-21"));
        Assert.Equal(HttpStatusCode.BadRequest, stranger.StatusCode);
        using HttpResponseMessage ended = await manager.BrowseAsync("/approvals/delegations", "en", ("remove", "2026-06-01"));
        using HttpResponseMessage list = await manager.SendAsync(HttpMethod.Get, "/api/approvals/delegations");
        Assert.Empty((await list.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("delegations").EnumerateArray());
    }
}
