using System.Net.Http.Json;
using System.Text.Json;
using LeadToCash.Local.Clock;
using LeadToCash.Local.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace LeadToCash.Tests;

/// <summary>Starts the whole application inside a test: on storage of its own, on a clock that the test moves.</summary>
internal static class TestApp
{
    /// <summary>Monday, 2 March 2026, 09:00 in Berlin: the office opens.</summary>
    public static DateTimeOffset MondayMorning { get; } = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);

    /// <summary>Starts it.</summary>
    /// <param name="at">First instant; Monday morning unless given.</param>
    /// <param name="storage">Connection string; a memory of its own unless given.</param>
    /// <param name="settings">Settings that win over all others.</param>
    /// <param name="services">Registrations that win over the application's.</param>
    public static Task<LocalApp> StartAsync(
        DateTimeOffset? at = null, string? storage = null, IReadOnlyDictionary<string, string?>? settings = null, Action<IServiceCollection>? services = null) =>
        LocalApp.StartAsync(typeof(Registration).Assembly, new LocalAppOptions
        {
            Clock = new ManualClock(at ?? MondayMorning),
            Storage = storage,
            Settings = settings ?? new Dictionary<string, string?>(),
            ConfigureServices = services,
        });

    /// <summary>A JSON document; fails the test with the answer's text on any other status than 200.</summary>
    public static async Task<JsonElement> GetJsonAsync(this LocalApp app, string path)
    {
        using HttpResponseMessage answer = await app.SendJsonAsync(HttpMethod.Get, path);
        string text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, $"{path} answered {(int)answer.StatusCode}: {text}");
        return JsonSerializer.Deserialize<JsonElement>(text);
    }

    /// <summary>A call as a program makes it.</summary>
    public static async Task<HttpResponseMessage> SendJsonAsync(
        this LocalApp app, HttpMethod method, string path, object? document = null, params (string Name, string Value)[] headers)
    {
        using HttpRequestMessage request = new(method, new Uri(path, UriKind.RelativeOrAbsolute)) { Content = document is null ? null : JsonContent.Create(document) };
        request.Headers.Accept.ParseAdd("application/json");
        foreach ((string name, string value) in headers)
        {
            request.Headers.Add(name, value);
        }

        return await app.Http.SendAsync(request);
    }

    /// <summary>Moves the clock to an instant and lets everything happen until then.</summary>
    public static Task AdvanceToAsync(this LocalApp app, string instant) => app.AdvanceToAsync(DateTimeOffset.Parse(instant));

    /// <summary>The mails sent so far, newest first.</summary>
    public static async Task<IReadOnlyList<JsonElement>> MailsAsync(this LocalApp app) => [.. (await app.GetJsonAsync("/mailbox")).EnumerateArray()];

    /// <summary>The mail under a key.</summary>
    public static async Task<JsonElement> MailAsync(this LocalApp app, string key)
    {
        IReadOnlyList<JsonElement> mails = await app.MailsAsync();
        JsonElement[] found = [.. mails.Where(mail => mail.GetProperty("key").GetString() == key)];
        Assert.True(found.Length == 1, $"Expected one mail '{key}' but found {found.Length} among: {string.Join(", ", mails.Select(mail => mail.GetProperty("key")))}");
        return found[0];
    }

    /// <summary>The link of a purpose in a mail.</summary>
    public static Uri Link(this JsonElement mail, string purpose) =>
        new(mail.GetProperty("links").EnumerateArray().Select(link => link.GetString()!).First(link => new Uri(link).Segments[1] == purpose + "/"));

    /// <summary>Posts a form as a browser does.</summary>
    public static async Task<HttpResponseMessage> PostFormAsync(this LocalApp app, Uri link, params (string Name, string Value)[] fields)
    {
        using FormUrlEncodedContent form = new(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        return await app.Http.PostAsync(link, form);
    }
}
