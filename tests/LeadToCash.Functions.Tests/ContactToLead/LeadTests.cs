using System.Net;
using System.Text.Json;
using LeadToCash.Local.Testing;

namespace LeadToCash.Tests.ContactToLead;

public sealed class LeadTests
{
    [Fact]
    [Trait("Scenario", "B13")]
    [Trait("Scenario", "C3")]
    public async Task Interactions_WorthTheThreshold_MakeOneLeadThatSalesHearsOfOnce()
    {
        await using LocalApp app = await TestApp.StartAsync();
        await app.ConfirmedAsync();
        await app.AdvanceAsync(TimeSpan.FromDays(1));
        foreach ((string id, string kind) in new[] { ("1", "view"), ("2", "download"), ("2", "download"), ("3", "request"), ("4", "request") })
        {
            using HttpResponseMessage counted = await app.InteractAsync(id, kind);
            Assert.Equal(HttpStatusCode.OK, counted.StatusCode);
        }

        await app.AdvanceAsync(TimeSpan.FromDays(40));

        JsonElement lead = await app.GetJsonAsync($"/api/leads/lead-{ContactApp.ContactId}");
        Assert.Equal((55, "spring-2026"), (lead.GetProperty("score").GetInt32(), lead.GetProperty("campaign").GetString()));
        JsonElement mail = await app.MailAsync($"lead/lead-{ContactApp.ContactId}/notify-sales");
        Assert.Equal("sales@leadtocash.example", mail.GetProperty("to").GetString());
        Assert.Equal("New lead with score 55", mail.GetProperty("subject").GetString());
        Assert.Contains("Reason 1: request: 30 points from 1", mail.GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.Contains($"/customers/{ContactApp.ContactId}", mail.GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.Equal(TestApp.MondayMorning.AddDays(1), lead.GetProperty("salesNotifiedAt").GetDateTimeOffset());
        Assert.Single(await app.NurturingMailsAsync());
    }

    [Fact]
    [Trait("Scenario", "B13")]
    public async Task Interactions_AtOnce_MakeOneLead()
    {
        await using LocalApp app = await TestApp.StartAsync();
        await app.ConfirmedAsync();

        HttpResponseMessage[] answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => app.InteractAsync($"i-{i}", "request")));
        await app.SettleAsync();

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer.StatusCode));
        Assert.Equal(240, (await app.ContactAsync()).GetProperty("score").GetInt32());
        Assert.Single(await app.EventsAsync(), name => name == "LeadQualified");
        Assert.Equal(60, (await app.GetJsonAsync($"/api/leads/lead-{ContactApp.ContactId}")).GetProperty("score").GetInt32());
        await app.MailAsync($"lead/lead-{ContactApp.ContactId}/notify-sales");
    }

    [Fact]
    public async Task Content_CountsEachButtonOnceAndShowsTheArticle()
    {
        await using LocalApp app = await TestApp.StartAsync();
        Uri link = (await app.ConfirmedAsync()).Link("c");

        using HttpResponseMessage read = await app.PostFormAsync(link, ("action", "view"));
        using HttpResponseMessage readAgain = await app.PostFormAsync(link, ("action", "view"));
        using HttpResponseMessage asked = await app.PostFormAsync(link, ("action", "request"));

        Assert.Contains("Write down what the medium does", await readAgain.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(40, (await app.ContactAsync()).GetProperty("score").GetInt32());
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (read.StatusCode, asked.StatusCode));
    }

    [Fact]
    [Trait("Scenario", "C1")]
    public async Task Reply_OnDayFour_CancelsTheLaterMails()
    {
        await using LocalApp app = await TestApp.StartAsync();
        await app.ConfirmedAsync();
        await app.AdvanceAsync(TimeSpan.FromDays(4));
        using HttpResponseMessage reply = await app.InteractAsync("mail-1", "reply");
        await app.AdvanceAsync(TimeSpan.FromDays(40));

        Assert.Equal(2, (await app.NurturingMailsAsync()).Count);
    }

    [Fact]
    public async Task Interaction_ThatIsWrong_IsRefusedWithItsReason()
    {
        await using LocalApp app = await TestApp.StartAsync();
        using HttpResponseMessage unknown = await app.InteractAsync("1", "view");
        using HttpResponseMessage registered = await app.RegisterAsync();
        using HttpResponseMessage unconfirmed = await app.InteractAsync("1", "view");
        using HttpResponseMessage kind = await app.InteractAsync("1", "telepathy");
        using HttpResponseMessage nameless = await app.InteractAsync("", "view");

        Assert.Equal(
            [HttpStatusCode.NotFound, HttpStatusCode.Conflict, HttpStatusCode.BadRequest, HttpStatusCode.BadRequest],
            new[] { unknown, unconfirmed, kind, nameless }.Select(answer => answer.StatusCode));
    }

    [Fact]
    public async Task Interaction_FromNobody_IsNotTaken()
    {
        await using LocalApp app = await TestApp.StartAsync(settings: new Dictionary<string, string?> { ["Access:DevelopmentRole"] = "" });
        using HttpResponseMessage answer = await app.InteractAsync("1", "view");

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }
}
