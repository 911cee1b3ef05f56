using System.Net;
using System.Text.Json;
using LeadToCash.Local.Testing;

namespace LeadToCash.Tests.ContactToLead;

public sealed class DoubleOptInTests
{
    [Fact]
    [Trait("Scenario", "B2")]
    public async Task Form_WhenSent_CausesOneMailAndNoAdvertising()
    {
        await using LocalApp app = await TestApp.StartAsync();
        using HttpResponseMessage first = await app.RegisterAsync();
        using HttpResponseMessage second = await app.RegisterAsync(email: " kim.keller@EXAMPLE.com ");
        await app.AdvanceAsync(TimeSpan.FromDays(6));

        Assert.Equal((HttpStatusCode.Accepted, HttpStatusCode.Accepted), (first.StatusCode, second.StatusCode));
        JsonElement mail = Assert.Single(await app.MailsAsync());
        Assert.Equal(ContactApp.Email, mail.GetProperty("to").GetString());
        Assert.Single(mail.GetProperty("links").EnumerateArray());
        Assert.False(mail.TryGetProperty("unsubscribeUrl", out _));
    }

    [Fact]
    [Trait("Scenario", "B2")]
    public async Task Form_WhenNobodyConfirms_LeavesNothingAfterSevenDays()
    {
        await using LocalApp app = await TestApp.StartAsync();
        using HttpResponseMessage registered = await app.RegisterAsync();
        await app.SettleAsync();
        Uri link = Assert.Single(await app.MailsAsync()).Link("confirm");
        Assert.Equal(HttpStatusCode.OK, await app.StatusAsync($"/customers/{ContactApp.ContactId}"));

        await app.AdvanceAsync(TimeSpan.FromDays(7));

        Assert.Equal(HttpStatusCode.NotFound, await app.StatusAsync($"/api/contacts/{ContactApp.ContactId}"));
        Assert.Equal(HttpStatusCode.NotFound, await app.StatusAsync($"/api/contacts/{ContactApp.ContactId}/timeline"));
        Assert.Equal(HttpStatusCode.NotFound, await app.StatusAsync($"/api/customers/{ContactApp.ContactId}/timeline"));
        Assert.Equal(HttpStatusCode.NotFound, await app.StatusAsync($"/customers/{ContactApp.ContactId}"));
        using HttpResponseMessage late = await app.PostFormAsync(link);
        Assert.Equal(HttpStatusCode.Gone, late.StatusCode);
        Assert.Single(await app.MailsAsync());
    }

    [Fact]
    public async Task Form_AfterTheProfileWasDeleted_StartsAfresh()
    {
        await using LocalApp app = await TestApp.StartAsync();
        using HttpResponseMessage registered = await app.RegisterAsync();
        await app.AdvanceAsync(TimeSpan.FromDays(8));

        await app.RegisterAsync();
        await app.SettleAsync();
        IReadOnlyList<JsonElement> mails = await app.MailsAsync();
        using HttpResponseMessage old = await app.PostFormAsync(mails[1].Link("confirm"));
        using HttpResponseMessage confirmed = await app.PostFormAsync(mails[0].Link("confirm"));

        Assert.Equal((HttpStatusCode.Gone, HttpStatusCode.OK), (old.StatusCode, confirmed.StatusCode));
        Assert.Equal("confirmed", (await app.ContactAsync()).GetProperty("status").GetString());
    }

    [Fact]
    public async Task Form_SentAgainAfterAnHour_SendsTheMailAgain()
    {
        await using LocalApp app = await TestApp.StartAsync();
        using HttpResponseMessage first = await app.RegisterAsync();
        await app.AdvanceAsync(TimeSpan.FromMinutes(61));
        using HttpResponseMessage second = await app.RegisterAsync();
        using HttpResponseMessage third = await app.RegisterAsync();
        await app.SettleAsync();

        IReadOnlyList<JsonElement> mails = await app.MailsAsync();
        Assert.Equal(2, mails.Count);
        Assert.Equal(mails[0].Link("confirm"), mails[1].Link("confirm"));
    }

    [Fact]
    public async Task Form_WhenTheAddressIsKnown_AnswersTheSameAndSendsNothing()
    {
        await using LocalApp app = await TestApp.StartAsync();
        using HttpResponseMessage unknown = await app.RegisterAsync(email: "someone.else@example.com");
        await app.SettleAsync();
        using HttpResponseMessage confirm = await app.PostFormAsync(Assert.Single(await app.MailsAsync()).Link("confirm"));
        await app.AdvanceAsync(TimeSpan.FromHours(2));
        int before = (await app.MailsAsync()).Count;

        using HttpResponseMessage known = await app.RegisterAsync(email: "someone.else@example.com");
        await app.SettleAsync();

        Assert.Equal(await unknown.Content.ReadAsStringAsync(), await known.Content.ReadAsStringAsync());
        Assert.Equal(before, (await app.MailsAsync()).Count);
    }

    [Fact]
    [Trait("Scenario", "B2")]
    public async Task Link_WhenLookedAt_ChangesNothing()
    {
        await using LocalApp app = await TestApp.StartAsync();
        using HttpResponseMessage registered = await app.RegisterAsync();
        await app.SettleAsync();
        Uri link = Assert.Single(await app.MailsAsync()).Link("confirm");

        foreach (HttpMethod method in new[] { HttpMethod.Get, HttpMethod.Head, HttpMethod.Get })
        {
            using HttpRequestMessage look = new(method, link);
            using HttpResponseMessage answer = await app.Http.SendAsync(look);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Equal("no-referrer", answer.Headers.GetValues("Referrer-Policy").Single());
        }

        await app.SettleAsync();
        Assert.Equal("registered", (await app.ContactAsync()).GetProperty("status").GetString());
        Assert.Equal(["ContactRegistered"], await app.EventsAsync());
    }

    [Fact]
    [Trait("Scenario", "B2")]
    public async Task Confirm_Twice_GivesTheSameAnswerAndKeepsTheProof()
    {
        await using LocalApp app = await TestApp.StartAsync();
        using HttpResponseMessage registered = await app.RegisterAsync();
        await app.AdvanceAsync(TimeSpan.FromMinutes(5));
        Uri link = Assert.Single(await app.MailsAsync()).Link("confirm");

        using HttpRequestMessage post = new(HttpMethod.Post, link);
        post.Headers.Add("X-Forwarded-For", "10.1.1.1, 203.0.113.7:4711");
        post.Headers.UserAgent.ParseAdd("Browser/1.0");
        using HttpResponseMessage first = await app.Http.SendAsync(post);
        using HttpResponseMessage second = await app.PostFormAsync(link);
        await app.SettleAsync();

        Assert.Equal(await first.Content.ReadAsStringAsync(), await second.Content.ReadAsStringAsync());
        JsonElement proof = (await app.ContactAsync()).GetProperty("consent");
        Assert.Equal("2026-01", proof.GetProperty("textVersion").GetString());
        Assert.Equal("203.0.113.7", proof.GetProperty("ipAddress").GetString());
        Assert.Equal(64, proof.GetProperty("userAgentHash").GetString()!.Length);
        Assert.Equal(TestApp.MondayMorning.AddMinutes(5), proof.GetProperty("confirmedAt").GetDateTimeOffset());
        Assert.Single(await app.EventsAsync(), name => name == "ContactConfirmed");
        Assert.Single(await app.NurturingMailsAsync());
    }

    [Fact]
    public async Task Confirm_WithAForgedLink_IsNotFound()
    {
        await using LocalApp app = await TestApp.StartAsync();
        using HttpResponseMessage answer = await app.PostFormAsync(new Uri("/confirm/dev1.e30.AAAA", UriKind.Relative));

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal("text/html", answer.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    [Trait("Scenario", "B5")]
    public async Task Confirmed_BecomesACustomerWithAReadableTimeline()
    {
        await using LocalApp app = await TestApp.StartAsync();
        await app.ConfirmedAsync();

        JsonElement customer = await app.GetJsonAsync($"/api/customers/{ContactApp.ContactId}");
        Assert.Equal("Keller GmbH", customer.GetProperty("party").GetProperty("company").GetString());
        string page = await app.Http.GetStringAsync(new Uri($"/customers/{ContactApp.ContactId}", UriKind.Relative));
        Assert.Contains("Confirmed the address (double opt-in)", page, StringComparison.Ordinal);
        Assert.Contains($"/api/contacts/{ContactApp.ContactId}", page, StringComparison.Ordinal);
    }
}
