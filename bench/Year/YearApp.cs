using LeadToCash.Local.Clock;
using LeadToCash.Local.Testing;
using Microsoft.Extensions.Logging;

namespace LeadToCash.Bench.Year;

/// <summary>The app of the year: in this process, on storage and a clock of its own, at midnight of New Year's Day in Berlin.</summary>
internal sealed class YearApp : IAsyncDisposable
{
    private const string Style = "/assets/site.css";

    private readonly LocalApp _app;
    private readonly int _year;

    private YearApp(LocalApp app, int year, int seed) => (_app, _year, World) = (app, year, new World(app, seed));

    public World World { get; }

    /// <param name="storage">Connection string; a memory of its own when null.</param>
    /// <param name="year">Which year begins.</param>
    /// <param name="seed">Of all chance.</param>
    public static async Task<YearApp> StartAsync(string? storage, int year, int seed)
    {
        LocalApp app = await LocalApp.StartAsync(typeof(Registration).Assembly, new LocalAppOptions
        {
            Clock = new ManualClock(World.At(new DateOnly(year, 1, 1), 0).ToUniversalTime()),
            Storage = storage,
            Patience = TimeSpan.FromMinutes(10),
            Settings = new Dictionary<string, string?>(StringComparer.Ordinal)
            {
                ["AzureFunctionsJobHost:logging:logLevel:default"] = nameof(LogLevel.Warning),
                ["Contracts:BeginOnAcceptance"] = "false",
            },
        });
        return new YearApp(app, year, seed);
    }

    /// <summary>Writes what the year looks like into a folder: the page, with its style sheet in it, and its data.</summary>
    public async Task KeepAsync(string? folder)
    {
        if (folder is null)
        {
            return;
        }

        Directory.CreateDirectory(folder);
        string page = await GetAsync($"/reports/year/{_year}");
        string style = await GetAsync(Style);
        await File.WriteAllTextAsync(Path.Combine(folder, "year.html"), page.Replace($"<link rel=\"stylesheet\" href=\"{Style}\">", $"<style>{style}</style>", StringComparison.Ordinal));
        await File.WriteAllTextAsync(Path.Combine(folder, "year.json"), await GetAsync($"/api/reports/years/{_year}"));
    }

    private Task<string> GetAsync(string path) => _app.Http.GetStringAsync(new Uri(path, UriKind.Relative));

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
