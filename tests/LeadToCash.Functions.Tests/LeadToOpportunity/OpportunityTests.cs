using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using LeadToCash.Local.Testing;
using LeadToCash.Tests.ContactToLead;
using LeadToCash.Tests.OpportunityToQuote;

namespace LeadToCash.Tests.LeadToOpportunity;

public sealed class OpportunityTests
{
    [Fact]
    [Trait("Scenario", "D1")]
    public async Task ShopRequest_MakesAnOpportunityAndADraftQuoteWithin60Seconds()
    {
        await using LocalApp app = await TestApp.StartAsync();
        Dictionary<string, object> request = QuoteDesk.Request(lines: ("P-100", 2));
        request["source"] = "shop";
        using HttpResponseMessage answer = await new QuoteDesk(app).PostAsync("/forms/quote", request, "cart-17");
        using HttpResponseMessage again = await new QuoteDesk(app).PostAsync("/forms/quote", request, "cart-17");
        string quoteId = (await again.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString()!;
        await app.AdvanceAsync(TimeSpan.FromSeconds(59));

        JsonElement quote = await app.GetJsonAsync($"/api/quotes/{quoteId}");
        JsonElement opportunity = await app.GetJsonAsync($"/api/opportunities/{quote.GetProperty("opportunityId").GetString()}");
        Assert.Equal(("shop", "shop"), (quote.GetProperty("source").GetString(), opportunity.GetProperty("source").GetString()));
        Assert.Equal($"opp-{quoteId}", opportunity.GetProperty("id").GetString());
        Assert.Equal(quoteId, Assert.Single(opportunity.GetProperty("quotes").EnumerateArray()).GetProperty("quoteId").GetString());
        Assert.False(opportunity.TryGetProperty("owner", out _));
        Assert.Single((await app.GetJsonAsync("/api/opportunities?owner=")).GetProperty("items").EnumerateArray());
    }

    [Fact]
    [Trait("Scenario", "D1")]
    public async Task RequestOfARep_ForAnOpportunity_BelongsToIt_AndToNoOtherCustomers()
    {
        await using LocalApp app = await TestApp.StartAsync(settings: SalesDesk.Team);
        SalesDesk anna = new(app, SalesDesk.Anna);
        string id = await anna.OpenAsync();
        Dictionary<string, object> request = QuoteDesk.Request();
        request["opportunityId"] = id;
        using HttpResponseMessage asked = await anna.SendAsync(HttpMethod.Post, "/forms/quote", request);
        request["customer"] = new { name = "Else", email = "else@other.example", address = new { street = "A 1", postCode = "1", city = "B", country = "DE" } };
        using HttpResponseMessage other = await anna.SendAsync(HttpMethod.Post, "/forms/quote", request);
        await app.SettleAsync();

        JsonElement opportunity = await anna.OpportunityAsync(id);
        string quoteId = (await asked.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString()!;
        JsonElement quote = await app.GetJsonAsync($"/api/quotes/{quoteId}");
        Assert.Equal(HttpStatusCode.BadRequest, other.StatusCode);
        Assert.Equal(id, quote.GetProperty("opportunityId").GetString());
        Assert.Equal(quoteId, Assert.Single(opportunity.GetProperty("quotes").EnumerateArray()).GetProperty("quoteId").GetString());
        Assert.Equal(quote.GetProperty("content").GetProperty("net").GetRawText(), opportunity.GetProperty("expected").GetProperty("value").GetRawText());
        Assert.Equal(("quoted", "quote"), (opportunity.GetProperty("stage").GetString(), opportunity.GetProperty("expected").GetProperty("basis").GetString()));
        Assert.Single((await anna.GetAsync("/api/opportunities")).GetProperty("items").EnumerateArray());
    }

    [Fact]
    [Trait("Scenario", "D1")]
    public async Task Quote_WhenAccepted_WinsItsOpportunity()
    {
        await using LocalApp app = await TestApp.StartAsync();
        QuoteDesk desk = new(app);
        string quoteId = await desk.AskAsync();
        using HttpResponseMessage accepted = await desk.AcceptAsync(await desk.QuoteLinkAsync(quoteId));
        await app.SettleAsync();

        JsonElement won = await app.GetJsonAsync($"/api/opportunities/opp-{quoteId}");
        Assert.Equal("won", won.GetProperty("status").GetString());
        Assert.Equal("rep@leadtocash.example", won.GetProperty("owner").GetString());
        Assert.Empty((await app.GetJsonAsync("/api/opportunities")).GetProperty("items").EnumerateArray());
        using HttpResponseMessage board = await app.Http.GetAsync(new Uri("/pipeline", UriKind.Relative));
        string page = await board.Content.ReadAsStringAsync();
        Assert.Contains("Won this month", page, StringComparison.Ordinal);
        Assert.Contains(won.GetProperty("title").GetString()!, WebUtility.HtmlDecode(page), StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Scenario", "C6")]
    public async Task Lead_WhenTakenOver_MakesOneOpportunity_LinkedToLeadAndCampaign()
    {
        await using LocalApp app = await TestApp.StartAsync();
        await app.ConfirmedAsync();
        foreach (string id in (string[])["1", "2"])
        {
            using HttpResponseMessage counted = await app.InteractAsync(id, "request");
        }

        await app.SettleAsync();
        string lead = $"lead-{ContactApp.ContactId}";
        HttpResponseMessage[] answers = await Task.WhenAll(
            Enumerable.Range(0, 4).Select(i => new SalesDesk(app, i % 2 == 0 ? SalesDesk.Anna : SalesDesk.Ben).SendAsync(HttpMethod.Post, $"/api/leads/{lead}/conversion")));
        await app.SettleAsync();

        JsonElement[] opportunities = await Task.WhenAll(answers.Select(answer => answer.Content.ReadFromJsonAsync<JsonElement>()));
        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.Created, answer.StatusCode));
        Assert.Equal($"opp-{lead}", Assert.Single(opportunities.Select(one => one.GetProperty("id").GetString()).Distinct()));
        Assert.Single(opportunities.Select(one => one.GetProperty("owner").GetString()).Distinct());
        Assert.Equal(("lead", lead, "spring-2026"), (
            opportunities[0].GetProperty("source").GetString(), opportunities[0].GetProperty("leadId").GetString(), opportunities[0].GetProperty("campaign").GetString()));
        Assert.Equal($"opp-{lead}", (await app.GetJsonAsync($"/api/leads/{lead}")).GetProperty("opportunityId").GetString());
        Assert.Single((await app.GetJsonAsync("/api/opportunities")).GetProperty("items").EnumerateArray());
    }

    [Fact]
    [Trait("Scenario", "D13")]
    public async Task Visit_IsShownAndRemindedOnce_AndMustBeClosedBeforeStage70()
    {
        await using LocalApp app = await TestApp.StartAsync(settings: SalesDesk.Team);
        SalesDesk anna = new(app, SalesDesk.Anna);
        string id = await anna.OpenAsync(value: 20_000, closeOn: "2026-05-01");
        await QuoteForAsync(app, anna, id);
        using HttpResponseMessage planned = await anna.PlanAsync(id, "2026-04-02");
        using HttpResponseMessage again = await anna.PlanAsync(id, "2026-04-02");
        using HttpResponseMessage other = await anna.PlanAsync(id, "2026-04-09");
        using HttpResponseMessage early = await anna.MoveAsync(id, "negotiation");
        using HttpResponseMessage page = await anna.BrowseAsync($"/opportunities/{id}");
        await app.AdvanceToAsync("2026-04-01T08:59+02:00");
        int before = await ReminderCountAsync(app, id);
        await app.AdvanceToAsync("2026-04-20T12:00+02:00");

        Assert.Equal(
            [HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.UnprocessableEntity, HttpStatusCode.Conflict], new[] { planned, again, other, early }.Select(answer => answer.StatusCode));
        Assert.Contains("visit on 2026-04-02", await early.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("Look at the old pumps", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal((0, 1), (before, await ReminderCountAsync(app, id)));
        JsonElement mail = await app.MailAsync($"opportunity/{id}/activity/v-1/1/reminder");
        Assert.Equal(SalesDesk.Anna, mail.GetProperty("to").GetString());
        Assert.Equal(DateTimeOffset.Parse("2026-04-01T09:00+02:00"), mail.GetProperty("sentAt").GetDateTimeOffset());
        using HttpResponseMessage closed = await anna.ChangeAsync(HttpMethod.Post, id, "activities/v-1/outcome", new { outcome = "They want two." });
        using HttpResponseMessage moved = await anna.MoveAsync(id, "negotiation");
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (closed.StatusCode, moved.StatusCode));
    }

    [Fact]
    [Trait("Scenario", "D13")]
    public async Task Reminder_SurvivesAKilledHost_AndFollowsAnotherDate()
    {
        string storage = $"EmbeddedStorage=:memory:{Guid.NewGuid():N}";
        LocalApp app = await TestApp.StartAsync(storage: storage, settings: SalesDesk.Team);
        SalesDesk anna = new(app, SalesDesk.Anna);
        string id = await anna.OpenAsync();
        using HttpResponseMessage planned = await anna.PlanAsync(id, "2026-03-05");
        using HttpResponseMessage called = await anna.PlanAsync(id, "2026-03-05", "c-1", "call");
        using HttpResponseMessage moved = await anna.ChangeAsync(HttpMethod.Put, id, "activities/v-1/date", new { dueOn = "2026-03-12" });
        await app.KillAsync();

        await using LocalApp second = await TestApp.StartAsync(TestApp.MondayMorning.AddHours(1), storage, SalesDesk.Team);
        await second.AdvanceToAsync("2026-03-04T12:00+01:00");
        Assert.Equal(0, await ReminderCountAsync(second, id));
        await second.AdvanceToAsync("2026-03-05T12:00+01:00");
        Assert.Equal(1, await ReminderCountAsync(second, id));
        await second.AdvanceToAsync("2026-03-20T12:00+01:00");
        Assert.Equal(2, await ReminderCountAsync(second, id));
        JsonElement mail = await second.MailAsync($"opportunity/{id}/activity/v-1/2/reminder");
        Assert.Equal(DateTimeOffset.Parse("2026-03-11T09:00+01:00"), mail.GetProperty("sentAt").GetDateTimeOffset());
    }

    [Fact]
    [Trait("Scenario", "D14")]
    public async Task MailCallAndChat_OnAQuote_AreInOneTimeline_AndASubstituteGoesOn()
    {
        await using LocalApp app = await TestApp.StartAsync(settings: SalesDesk.Team);
        SalesDesk anna = new(app, SalesDesk.Anna);
        SalesDesk ben = new(app, SalesDesk.Ben);
        string id = await anna.OpenAsync();
        string number = await QuoteForAsync(app, anna, id);
        SalesDesk telephone = new(app, "telephone", "partner");
        foreach ((string name, string channel) in new[] { ("m-1", "mail"), ("c-1", "call"), ("h-1", "chat"), ("c-1", "call") })
        {
            using HttpResponseMessage taken = await telephone.CommunicateAsync(number, name, channel, $"by {channel}", at: "2026-03-02T08:00:00Z");
            Assert.Equal(HttpStatusCode.OK, taken.StatusCode);
        }

        using HttpResponseMessage reused = await telephone.CommunicateAsync(number, "c-1", "call", "something else");
        using HttpResponseMessage mayNotYet = await ben.MoveAsync(id, "negotiation");
        using HttpResponseMessage away = await anna.SendAsync(
            HttpMethod.Put, "/api/approvals/delegations", new { delegations = new[] { new { substitute = SalesDesk.Ben, from = "2026-03-02", until = "2026-03-06" } } });
        await app.AdvanceAsync(TimeSpan.FromSeconds(59));

        IReadOnlyList<JsonElement> timeline = await ben.TimelineAsync(id);
        List<string> names = [.. timeline.Select(entry => entry.GetProperty("name").GetString()!)];
        Assert.Equal(3, names.Count(name => name == "CommunicationRecorded"));
        Assert.Contains("MailSent", names);
        Assert.Contains("StageChanged", names);
        Assert.Contains("QuoteReleased", names);
        Assert.Contains("ApprovalRequested", await NamesAfterADiscountAsync(app, anna, id));
        Assert.Equal(timeline.OrderBy(entry => entry.GetProperty("at").GetDateTimeOffset()).Select(entry => entry.GetRawText()), timeline.Select(entry => entry.GetRawText()));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, HttpStatusCode.Forbidden, HttpStatusCode.OK), (reused.StatusCode, mayNotYet.StatusCode, away.StatusCode));
        using HttpResponseMessage board = await ben.BrowseAsync("/pipeline?owner=mine");
        using HttpResponseMessage goesOn = await ben.PlanAsync(id, "2026-03-04", "b-1", "call");
        Assert.Contains("Pumps for the waterworks", await board.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, goesOn.StatusCode);
        await app.AdvanceToAsync("2026-03-04T12:00+01:00");
        Assert.Equal(SalesDesk.Ben, (await app.MailAsync($"opportunity/{id}/activity/b-1/1/reminder")).GetProperty("to").GetString());
        await app.AdvanceToAsync("2026-03-09T12:00+01:00");
        using HttpResponseMessage over = await ben.PlanAsync(id, "2026-03-12", "b-2", "call");
        Assert.Equal(HttpStatusCode.Forbidden, over.StatusCode);
    }

    [Fact]
    public async Task Change_WithAStaleTag_IsRefused_AndWithNoneIsToo()
    {
        await using LocalApp app = await TestApp.StartAsync(settings: SalesDesk.Team);
        SalesDesk anna = new(app, SalesDesk.Anna);
        string id = await anna.OpenAsync(key: "once");
        string again = await anna.OpenAsync(key: "once");
        string tag = await anna.TagAsync(id);
        using HttpResponseMessage first = await anna.ChangeAsync(HttpMethod.Put, id, "estimate", new { value = 50_000, closeOn = "2026-05-01" }, tag);
        using HttpResponseMessage stale = await anna.ChangeAsync(HttpMethod.Put, id, "estimate", new { value = 60_000 }, tag);
        using HttpResponseMessage none = await anna.ChangeAsync(HttpMethod.Put, id, "estimate", new { value = 60_000 }, etag: null);
        using HttpResponseMessage wrong = await anna.ChangeAsync(HttpMethod.Post, id, "loss", new { reason = "weather" });

        Assert.Equal(id, again);
        Assert.Equal(
            [HttpStatusCode.OK, HttpStatusCode.PreconditionFailed, HttpStatusCode.PreconditionRequired, HttpStatusCode.BadRequest],
            new[] { first, stale, none, wrong }.Select(answer => answer.StatusCode));
        Assert.Equal("50000.00", (await anna.OpportunityAsync(id)).GetProperty("expected").GetProperty("value").GetProperty("amount").GetRawText());
    }

    [Fact]
    public async Task Board_MovesACardByAForm_AndSaysWhyNot()
    {
        await using LocalApp app = await TestApp.StartAsync(settings: SalesDesk.Team);
        SalesDesk anna = new(app, SalesDesk.Anna);
        string id = await anna.OpenAsync(value: 1_000);
        using HttpResponseMessage moved = await anna.BrowseAsync($"/opportunities/{id}/stage", ("stage", "needs"), ("from", "qualification"), ("back", "pipeline"), ("key", "1"));
        using HttpResponseMessage stale = await anna.BrowseAsync($"/opportunities/{id}/stage", ("stage", "qualification"), ("from", "qualification"), ("key", "2"));
        using HttpResponseMessage unmet = await anna.BrowseAsync($"/opportunities/{id}/stage", ("stage", "quoted"), ("from", "needs"), ("key", "3"));
        await app.SettleAsync();

        Assert.Equal("needs", (await anna.OpportunityAsync(id)).GetProperty("stage").GetString());
        Assert.Equal("needs", Assert.Single((await anna.GetAsync($"/api/opportunities?stage=needs&owner={SalesDesk.Anna}")).GetProperty("items").EnumerateArray()).GetProperty("stage").GetString());
        Assert.Empty((await anna.GetAsync("/api/opportunities?stage=qualification")).GetProperty("items").EnumerateArray());
        Assert.Equal((HttpStatusCode.Conflict, HttpStatusCode.Conflict), (stale.StatusCode, unmet.StatusCode));
        Assert.Contains("release a quote to the customer", await unmet.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.True(moved.StatusCode is HttpStatusCode.OK or HttpStatusCode.SeeOther, moved.StatusCode.ToString());
    }

    [Fact]
    public async Task List_IsPaged_ByExpectedDate()
    {
        await using LocalApp app = await TestApp.StartAsync(settings: SalesDesk.Team);
        SalesDesk anna = new(app, SalesDesk.Anna);
        foreach (int day in (int[])[3, 1, 5, 2, 4])
        {
            await anna.OpenAsync($"Deal {day}", day, $"2026-05-0{day}");
        }

        List<string> titles = [];
        string? after = null;
        do
        {
            JsonElement page = await anna.GetAsync($"/api/opportunities?limit=2&owner={SalesDesk.Anna}{(after is null ? "" : $"&after={Uri.EscapeDataString(after)}")}");
            titles.AddRange(page.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("title").GetString()!));
            after = page.TryGetProperty("next", out JsonElement next) ? next.GetString() : null;
        }
        while (after is not null);

        Assert.Equal(["Deal 1", "Deal 2", "Deal 3", "Deal 4", "Deal 5"], titles);
    }

    /// <summary>A quote for the opportunity; returns its number.</summary>
    private static async Task<string> QuoteForAsync(LocalApp app, SalesDesk desk, string id, decimal discount = 0)
    {
        Dictionary<string, object> request = QuoteDesk.Request(discount);
        request["opportunityId"] = id;
        using HttpResponseMessage asked = await desk.SendAsync(HttpMethod.Post, "/forms/quote", request);
        Assert.Equal(HttpStatusCode.Created, asked.StatusCode);
        await app.SettleAsync();
        return (await asked.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("number").GetString()!;
    }

    private static async Task<IReadOnlyList<string>> NamesAfterADiscountAsync(LocalApp app, SalesDesk desk, string id)
    {
        await QuoteForAsync(app, desk, id, discount: 12);
        return [.. (await desk.TimelineAsync(id)).Select(entry => entry.GetProperty("name").GetString()!)];
    }

    private static async Task<int> ReminderCountAsync(LocalApp app, string id) =>
        (await app.MailsAsync()).Count(mail => mail.Key().StartsWith($"opportunity/{id}/", StringComparison.Ordinal));
}
