using System.Net.Http.Json;
using System.Text.Json;
using LeadToCash.Bench.Measuring;
using LeadToCash.Local.Clock;
using LeadToCash.Local.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace LeadToCash.Bench.Collections;

/// <summary>The app with what a bench asks of it over HTTP.</summary>
internal sealed class Collector(LocalApp app) : IAsyncDisposable
{
    private const int Writers = 16;

    public LocalApp App => app;

    public static async Task<Collector> StartAsync(BenchStorage storage, string at, params (string Name, string Value)[] settings) => new(await LocalApp.StartAsync(typeof(Registration).Assembly, new LocalAppOptions
    {
        Clock = new ManualClock(DateTimeOffset.Parse(at, System.Globalization.CultureInfo.InvariantCulture)),
        Storage = storage.ConnectionString,
        Patience = TimeSpan.FromHours(3),
        Settings = new Dictionary<string, string?>(settings.Select(setting => KeyValuePair.Create(setting.Name, (string?)setting.Value)))
        {
            ["AzureFunctionsJobHost:logging:logLevel:default"] = nameof(LogLevel.Error),
        },
    }));

    public T Get<T>()
        where T : notnull => app.Services.GetRequiredService<T>();

    /// <summary>Seeds so many items, some at a time.</summary>
    public static Task SeedAsync(int count, Func<int, Task> seed) =>
        Parallel.ForEachAsync(Enumerable.Range(1, count), new ParallelOptions { MaxDegreeOfParallelism = Writers }, async (number, _) => await seed(number));

    /// <summary>Asks for something and returns when nothing more happens.</summary>
    public async Task<JsonElement> PostAsync(string path, object document)
    {
        using HttpRequestMessage request = new(HttpMethod.Post, new Uri(path, UriKind.Relative)) { Content = JsonContent.Create(document) };
        request.Headers.Accept.ParseAdd("application/json");
        JsonElement answer = await SendAsync(request);
        await app.SettleAsync();
        return answer;
    }

    public async Task<JsonElement> GetAsync(string path)
    {
        using HttpRequestMessage request = new(HttpMethod.Get, new Uri(path, UriKind.Relative));
        request.Headers.Accept.ParseAdd("application/json");
        return await SendAsync(request);
    }

    public async Task<JsonElement> SendAsync(HttpRequestMessage request)
    {
        using HttpResponseMessage answer = await app.Http.SendAsync(request);
        string text = await answer.Content.ReadAsStringAsync();
        return answer.IsSuccessStatusCode
            ? text.Length > 0 && text[0] is '{' or '[' ? JsonSerializer.Deserialize<JsonElement>(text) : default
            : throw new InvalidOperationException($"{request.RequestUri} answered {(int)answer.StatusCode}: {text}");
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
