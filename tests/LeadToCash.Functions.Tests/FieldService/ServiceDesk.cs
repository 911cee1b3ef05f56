using System.Net.Http.Json;
using System.Text.Json;
using LeadToCash.Customers;
using LeadToCash.FieldService;
using LeadToCash.Local.Testing;
using LeadToCash.Mail;
using LeadToCash.Tests;
using Microsoft.DurableTask;
using Microsoft.Extensions.DependencyInjection;

namespace LeadToCash.Functions.Tests.FieldService;

/// <summary>The app with a clock of its own, as a service desk sees it. It is Monday, 2 March 2026, 10:00 in Nuremberg.</summary>
public sealed class ServiceDesk : IAsyncDisposable
{
    public const string VisitId = "shopify-1-service";

    private readonly LocalApp _app;

    private ServiceDesk(LocalApp app) => _app = app;

    public HttpClient Http => _app.Http;

    public LocalApp App => _app;

    public static async Task<ServiceDesk> OpenAsync(IReadOnlyDictionary<string, string?>? settings = null) =>
        new(await TestApp.StartAsync(new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero), settings: settings));

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    /// <summary>A visit as the order's service part asks for it.</summary>
    public async Task RequestVisitAsync(string visitId = VisitId, decimal hours = 4, string? skill = "pumps", string language = "en")
    {
        Party customer = new("Carla Kunde", $"{visitId}@example.com", "Kunde GmbH", "+49 911 123456", language, new PostalAddress("Hauptmarkt 1", "90403", "Nürnberg", "DE"));
        VisitRequest visit = new(visitId, "shopify-1", customer, "Installation and commissioning", hours, skill, new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero));
        await _app.Durable.ScheduleNewOrchestrationInstanceAsync(
            nameof(FieldServiceOrchestrator), visit, new StartOrchestrationOptions(FieldServiceOrchestrator.InstanceId(visitId)));
        await _app.SettleAsync();
    }

    public async Task AdvanceToAsync(int month, int day, int hourUtc, int minute = 0) =>
        await _app.AdvanceToAsync(new DateTimeOffset(2026, month, day, hourUtc, minute, 0, TimeSpan.Zero));

    public async Task<JsonElement> VisitAsync(string visitId = VisitId) => await Http.GetFromJsonAsync<JsonElement>($"/api/visits/{visitId}");

    public async Task<IReadOnlyList<MailboxEntry>> MailsAsync(string? to = null)
    {
        MailboxMailer mailbox = (MailboxMailer)_app.Services.GetRequiredService<IMailer>();
        return await mailbox.ListAsync(to, 100, CancellationToken.None);
    }

    /// <summary>Mail keys, oldest first, those of one instant by name.</summary>
    public async Task<IReadOnlyList<string>> MailKeysAsync() =>
        [.. (await MailsAsync()).OrderBy(mail => mail.SentAt).ThenBy(mail => mail.Key, StringComparer.Ordinal).Select(mail => mail.Key)];

    /// <summary>Path of the first link of a mail.</summary>
    public async Task<string> LinkAsync(string mailKey) => new Uri((await MailsAsync()).Single(mail => mail.Key == mailKey).Links[0]).PathAndQuery;

    public Task<string> ReportLinkAsync(string visitId = VisitId, int change = 0) => LinkAsync($"visit/{visitId}/technician/{change}");

    /// <summary>The technician's signed report, as the page's form sends it.</summary>
    public async Task<HttpResponseMessage> ReportAsync(string link, params (string Field, string Value)[] changes)
    {
        Dictionary<string, string> fields = new()
        {
            ["hoursWorked"] = "3,5",
            ["findings"] = "Pump installed and running.",
            ["part1"] = "sp-seal",
            ["quantity1"] = "2",
            ["customerName"] = "Carla Kunde",
            ["confirmed"] = "on",
        };
        foreach ((string field, string value) in changes)
        {
            fields[field] = value;
        }

        HttpResponseMessage answer = await Http.PostAsync(link, new FormUrlEncodedContent(fields));
        await _app.SettleAsync();
        return answer;
    }

    /// <summary>What a dispatcher does.</summary>
    public async Task<HttpResponseMessage> AppointAsync(string technicianId, DateTimeOffset start, string visitId = VisitId)
    {
        HttpResponseMessage answer = await Http.PostAsJsonAsync($"/api/visits/{visitId}/appointment", new { technicianId, start });
        await _app.SettleAsync();
        return answer;
    }

    /// <summary>A call as a program makes it.</summary>
    public async Task<HttpResponseMessage> SendJsonAsync(HttpMethod method, string path, object? body = null)
    {
        HttpResponseMessage answer = await _app.SendJsonAsync(method, path, body);
        await _app.SettleAsync();
        return answer;
    }
}
