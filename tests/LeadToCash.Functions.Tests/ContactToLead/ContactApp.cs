using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using LeadToCash.Customers;
using LeadToCash.Local.Testing;

namespace LeadToCash.Tests.ContactToLead;

/// <summary>What a visitor, a mail program and the staff do, over HTTP.</summary>
internal static class ContactApp
{
    public const string Email = "Kim.Keller@example.com";

    public static string ContactId => CustomerIds.OfEmail(Email);

    public static Uri Form { get; } = new("/forms/contact", UriKind.Relative);

    /// <summary>Sends the form as JSON.</summary>
    public static Task<HttpResponseMessage> RegisterAsync(this LocalApp app, string email = Email, string language = "en") =>
        app.Http.PostAsJsonAsync(Form, new
        {
            name = "Kim Keller",
            email,
            company = "Keller GmbH",
            language,
            interests = new[] { "pumps" },
            consentTextVersion = "2026-01",
            campaign = "spring-2026",
        });

    /// <summary>Signs up and confirms; returns the first nurturing mail.</summary>
    public static async Task<JsonElement> ConfirmedAsync(this LocalApp app, string language = "en")
    {
        using HttpResponseMessage registered = await app.RegisterAsync(language: language);
        await app.SettleAsync();
        using HttpResponseMessage confirmed = await app.PostFormAsync(Assert.Single(await app.MailsAsync()).Link("confirm"));
        Assert.Equal(HttpStatusCode.OK, confirmed.StatusCode);
        await app.SettleAsync();
        return Assert.Single(await app.NurturingMailsAsync());
    }

    /// <summary>The nurturing mails, oldest first.</summary>
    public static async Task<IReadOnlyList<JsonElement>> NurturingMailsAsync(this LocalApp app) =>
        [.. (await app.MailsAsync()).Where(mail => mail.Key().Contains("/nurturing-", StringComparison.Ordinal)).Reverse()];

    public static string Key(this JsonElement mail) => mail.GetProperty("key").GetString()!;

    public static Task<JsonElement> ContactAsync(this LocalApp app) => app.GetJsonAsync($"/api/contacts/{ContactId}");

    /// <summary>The names of the contact's events, oldest first.</summary>
    public static async Task<IReadOnlyList<string>> EventsAsync(this LocalApp app) =>
        [.. (await app.GetJsonAsync($"/api/contacts/{ContactId}/timeline")).GetProperty("events").EnumerateArray().Select(@event => @event.GetProperty("name").GetString()!)];

    public static Task<HttpResponseMessage> InteractAsync(this LocalApp app, string id, string kind) =>
        app.Http.PostAsJsonAsync(new Uri($"/api/contacts/{ContactId}/interactions", UriKind.Relative), new { id, kind });

    public static async Task<HttpStatusCode> StatusAsync(this LocalApp app, string path)
    {
        using HttpResponseMessage answer = await app.Http.GetAsync(new Uri(path, UriKind.Relative));
        return answer.StatusCode;
    }
}
