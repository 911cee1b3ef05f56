using System.Globalization;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using LeadToCash.Calendar;
using LeadToCash.Local.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace LeadToCash.Bench.Year;

/// <summary>The app as it is seen from outside: its clock, its calendar and HTTP.</summary>
internal sealed class World(LocalApp app, int seed)
{
    private static readonly TimeZoneInfo Berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");

    private readonly BusinessCalendars _calendars = app.Services.GetRequiredService<BusinessCalendars>();

    public LocalApp App => app;

    /// <summary>Now, UTC.</summary>
    public DateTimeOffset Now => app.Clock.GetUtcNow();

    /// <summary>Today in Berlin.</summary>
    public DateOnly Today => DateOnly.FromDateTime(InBerlin(Now).DateTime);

    /// <summary>An instant by the clocks of Berlin.</summary>
    public static DateTimeOffset InBerlin(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, Berlin);

    public Chance Of(string subject) => new(seed, subject);

    public bool IsWorkingDay(DateOnly day) => _calendars.Own.IsWorkingDay(day);

    /// <summary>An instant by the clocks of Berlin. None of the hours that are skipped or come twice is asked for.</summary>
    public static DateTimeOffset At(DateOnly day, int minuteOfDay)
    {
        DateTime local = day.ToDateTime(TimeOnly.MinValue).AddMinutes(minuteOfDay);
        return new DateTimeOffset(local, Berlin.GetUtcOffset(local));
    }

    /// <summary>Moves the clock; everything that becomes due happens.</summary>
    public Task MoveToAsync(DateOnly day, int minuteOfDay) => app.AdvanceToAsync(At(day, minuteOfDay));

    public Task SettleAsync() => app.SettleAsync();

    /// <summary>A JSON document.</summary>
    public async Task<JsonElement> GetAsync(string path)
    {
        using HttpRequestMessage request = Asking(HttpMethod.Get, path);
        using HttpResponseMessage answer = await app.Http.SendAsync(request);
        return await ReadAsync(answer, path);
    }

    /// <summary>All pages of a list whose answer has a cursor <c>next</c>.</summary>
    public async IAsyncEnumerable<JsonElement> PagesAsync(string path, string items)
    {
        string? next = null;
        do
        {
            char join = path.Contains('?', StringComparison.Ordinal) ? '&' : '?';
            JsonElement page = await GetAsync(next is null ? path : $"{path}{join}after={Uri.EscapeDataString(next)}");
            foreach (JsonElement item in page.GetProperty(items).EnumerateArray())
            {
                yield return item;
            }

            next = page.Text("next");
        }
        while (next is not null);
    }

    /// <summary>Sends a document and expects that it is taken.</summary>
    public async Task<JsonElement> PostAsync(string path, object? document, params (string Name, string Value)[] headers)
    {
        using HttpResponseMessage answer = await TryAsync(HttpMethod.Post, path, document, headers);
        return await ReadAsync(answer, path);
    }

    /// <summary>Sends a document; whatever the answer is.</summary>
    public async Task<HttpResponseMessage> TryAsync(HttpMethod method, string path, object? document, params (string Name, string Value)[] headers)
    {
        using HttpRequestMessage request = Asking(method, path);
        request.Content = document switch
        {
            null => null,
            HttpContent content => content,
            _ => JsonContent.Create(document),
        };
        foreach ((string name, string value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return await app.Http.SendAsync(request);
    }

    /// <summary>A webhook, whose sender expects a success.</summary>
    public async Task DeliverAsync(HttpRequestMessage signed)
    {
        using (signed)
        {
            using HttpResponseMessage answer = await app.Http.SendAsync(signed);
            if (!answer.IsSuccessStatusCode)
            {
                throw new InvalidOperationException($"{signed.RequestUri} answered {(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
            }
        }
    }

    /// <summary>A text as the body of a request.</summary>
    public static StringContent Body(string text, string mediaType) => new(text, Encoding.UTF8, mediaType);

    private static HttpRequestMessage Asking(HttpMethod method, string path)
    {
        HttpRequestMessage request = new(method, new Uri(path, UriKind.RelativeOrAbsolute));
        request.Headers.Accept.ParseAdd("application/json");
        return request;
    }

    private static async Task<JsonElement> ReadAsync(HttpResponseMessage answer, string path)
    {
        string text = await answer.Content.ReadAsStringAsync();
        if (!answer.IsSuccessStatusCode)
        {
            throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"{path} answered {(int)answer.StatusCode}: {text}"));
        }

        return text.Length == 0 ? default : JsonSerializer.Deserialize<JsonElement>(text);
    }
}
