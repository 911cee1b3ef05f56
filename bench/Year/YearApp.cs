using LeadToCash.Local.Clock;
using LeadToCash.Local.Testing;
using Microsoft.Extensions.Logging;

namespace LeadToCash.Bench.Year;

/// <summary>The app of the year: in this process, on storage and a clock of its own, at midnight of New Year's Day in Berlin.</summary>
internal sealed class YearApp : IAsyncDisposable
{
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

    /// <summary>Writes what the year looks like into a folder: the page and its data.</summary>
    public async Task KeepAsync(string? folder)
    {
        if (folder is null)
        {
            return;
        }

        Directory.CreateDirectory(folder);
        foreach ((string path, string name) in ((string, string)[])[($"/reports/year/{_year}", "year.html"), ($"/api/reports/years/{_year}", "year.json")])
        {
            await File.WriteAllTextAsync(Path.Combine(folder, name), await _app.Http.GetStringAsync(new Uri(path, UriKind.Relative)));
        }
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
