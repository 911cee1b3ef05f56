using System.Net;
using System.Text.Json;
using LeadToCash.ContactToLead;
using LeadToCash.Local.Testing;
using LeadToCash.Mail;
using Microsoft.Extensions.DependencyInjection;
using ContactStore = LeadToCash.Cases.CaseStore<LeadToCash.ContactToLead.Contact, LeadToCash.ContactToLead.ContactCommand, LeadToCash.ContactToLead.ContactEvent>;

namespace LeadToCash.Tests.ContactToLead;

public sealed class NurturingTests
{
    [Fact]
    [Trait("Scenario", "C1")]
    public async Task Series_ReachesTheContactOnItsDaysInItsLanguage()
    {
        await using LocalApp app = await TestApp.StartAsync();
        JsonElement welcome = await app.ConfirmedAsync("de");
        await app.AdvanceAsync(TimeSpan.FromDays(40));

        IReadOnlyList<JsonElement> mails = await app.NurturingMailsAsync();
        Assert.Equal(
            [0, 3, 10, 21], mails.Select(mail => (int)Math.Round((mail.GetProperty("sentAt").GetDateTimeOffset() - TestApp.MondayMorning).TotalDays)));
        Assert.Equal("Schön, dass Sie da sind", welcome.GetProperty("subject").GetString());
        Assert.Contains("Guten Tag Kim Keller,", welcome.GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.Contains("Weil Sie sich für Pumpen interessieren", welcome.GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.All(mails, mail => Assert.Contains("/unsubscribe/", mail.GetProperty("unsubscribeUrl").GetString(), StringComparison.Ordinal));
        Assert.Equal(4, (await app.ContactAsync()).GetProperty("nurturingMails").GetInt32());
    }

    [Fact]
    public async Task Unsubscribe_ByOneClickOnDayFive_StopsAtOnce()
    {
        await using LocalApp app = await TestApp.StartAsync();
        JsonElement mail = await app.ConfirmedAsync();
        await app.AdvanceAsync(TimeSpan.FromDays(5));
        Uri link = new(mail.GetProperty("unsubscribeUrl").GetString()!);

        using HttpResponseMessage first = await app.PostFormAsync(link, ("List-Unsubscribe", "One-Click"));
        using HttpResponseMessage second = await app.PostFormAsync(link, ("List-Unsubscribe", "One-Click"));
        await app.AdvanceAsync(TimeSpan.FromDays(40));

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (first.StatusCode, second.StatusCode));
        Assert.False(first.Headers.Contains("Set-Cookie"));
        Assert.Equal(2, (await app.NurturingMailsAsync()).Count);
        JsonElement left = (await app.GetJsonAsync($"/api/contacts/{ContactApp.ContactId}/timeline"))
            .GetProperty("events").EnumerateArray().Single(@event => @event.GetProperty("name").GetString() == nameof(ContactUnsubscribed));
        Assert.Equal("one-click", left.GetProperty("data").GetProperty("channel").GetString());
        Assert.Equal("customer", left.GetProperty("actor").GetString());
    }

    [Fact]
    public async Task Unsubscribe_WithoutABody_WorksTooAndAfterComingBackAgain()
    {
        await using LocalApp app = await TestApp.StartAsync();
        Uri link = new((await app.ConfirmedAsync()).GetProperty("unsubscribeUrl").GetString()!);
        using HttpResponseMessage first = await app.Http.PostAsync(link, content: null);
        await app.AdvanceAsync(TimeSpan.FromDays(1));

        using HttpResponseMessage again = await app.RegisterAsync();
        await app.SettleAsync();
        using HttpResponseMessage confirmed = await app.PostFormAsync((await app.MailsAsync())[0].Link("confirm"));
        Assert.Equal("confirmed", (await app.ContactAsync()).GetProperty("status").GetString());

        using HttpResponseMessage second = await app.Http.PostAsync(link, content: null);
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (first.StatusCode, second.StatusCode));
        Assert.Equal("unsubscribed", (await app.ContactAsync()).GetProperty("status").GetString());
    }

    [Fact]
    public async Task Links_WhenScanned_ChangeNothing()
    {
        await using LocalApp app = await TestApp.StartAsync();
        JsonElement mail = await app.ConfirmedAsync();
        IReadOnlyList<string> before = await app.EventsAsync();

        foreach (string link in mail.GetProperty("links").EnumerateArray().Select(link => link.GetString()!))
        {
            foreach (HttpMethod method in new[] { HttpMethod.Head, HttpMethod.Get, HttpMethod.Get })
            {
                using HttpRequestMessage scan = new(method, link);
                using HttpResponseMessage answer = await app.Http.SendAsync(scan);
                Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{method} {link} answered {answer.StatusCode}.");
            }
        }

        await app.SettleAsync();
        Assert.Equal(3, mail.GetProperty("links").GetArrayLength());
        Assert.Equal(before, await app.EventsAsync());
    }

    [Fact]
    [Trait("Scenario", "B3")]
    public async Task Preferences_SwitchedOff_StopTheMailsAndSayWhoWhenAndHow()
    {
        await using LocalApp app = await TestApp.StartAsync();
        Uri link = (await app.ConfirmedAsync()).Link("preferences");
        await app.AdvanceAsync(TimeSpan.FromHours(2));
        using HttpResponseMessage saved = await app.PostFormAsync(link, ("topics", "seals"), ("language", "de"));
        using HttpResponseMessage savedAgain = await app.PostFormAsync(link, ("topics", "seals"), ("language", "de"));
        await app.AdvanceAsync(TimeSpan.FromDays(40));

        Assert.Single(await app.NurturingMailsAsync());
        Assert.Contains("Gespeichert.", await saved.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        JsonElement change = Assert.Single(
            (await app.GetJsonAsync($"/api/contacts/{ContactApp.ContactId}/timeline")).GetProperty("events").EnumerateArray(),
            @event => @event.GetProperty("name").GetString() == nameof(PreferencesChanged));
        Assert.Equal("customer", change.GetProperty("actor").GetString());
        Assert.Equal(TestApp.MondayMorning.AddHours(2), change.GetProperty("at").GetDateTimeOffset());
        Assert.Equal("2026-01", change.GetProperty("data").GetProperty("textVersion").GetString());
        Assert.Equal("preference-page", change.GetProperty("data").GetProperty("channel").GetString());
    }

    [Fact]
    [Trait("Scenario", "B8")]
    public async Task Mail_WhenTheConsentIsRevokedBetweenTimerAndSending_IsSkippedWithItsReason()
    {
        await using LocalApp app = await TestApp.StartAsync();
        await app.ConfirmedAsync();
        string registration = (await app.ContactAsync()).GetProperty("registration").GetString()!;
        using HttpResponseMessage revoked = await app.Http.PostAsync(new Uri((await app.NurturingMailsAsync())[0].GetProperty("unsubscribeUrl").GetString()!), content: null);
        SendNurturingMailActivity activity = new(
            app.Services.GetRequiredService<ContactStore>(), app.Services.GetRequiredService<NurturingSeries>(),
            app.Services.GetRequiredService<NurturingComposer>(), app.Services.GetRequiredService<IMailer>());

        MailBar bar = await activity.RunAsync(new SendNurturingMail(ContactApp.ContactId, registration, Step: 2), CancellationToken.None);
        await activity.RunAsync(new SendNurturingMail(ContactApp.ContactId, registration, Step: 2), CancellationToken.None);

        Assert.Equal(MailBar.Unsubscribed, bar);
        Assert.Single(await app.NurturingMailsAsync());
        JsonElement skipped = Assert.Single(
            (await app.GetJsonAsync($"/api/contacts/{ContactApp.ContactId}/timeline")).GetProperty("events").EnumerateArray(),
            @event => @event.GetProperty("name").GetString() == nameof(NurturingMailSkipped));
        Assert.Equal("unsubscribed", skipped.GetProperty("data").GetProperty("reason").GetString());
    }
}
