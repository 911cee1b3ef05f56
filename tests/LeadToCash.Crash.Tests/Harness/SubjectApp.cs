using System.Net.Sockets;

namespace LeadToCash.Crash.Tests.Harness;

/// <summary>The app that is killed, its data and its ledger.</summary>
internal sealed class SubjectApp : IAsyncDisposable
{
    public const string Program = "LeadToCash.Crash.Subject.dll";

    private const double ClockSpeed = 20;

    private readonly string _ledger;

    /// <param name="folder">The folder of data and ledger.</param>
    /// <param name="hub">The task hub's name.</param>
    /// <param name="connection">What it is told of the storage account; null for embedded storage in the folder.</param>
    /// <param name="behind">What leads to the account itself, where that is another way.</param>
    public SubjectApp(string folder, string hub, string? connection, string? behind)
    {
        Data = Path.Combine(folder, "data");
        Hub = hub;
        Connection = behind ?? $"EmbeddedStorage={Path.Combine(Data, "storage.db")}";
        _ledger = Path.Combine(folder, "ledger");
        App = NewProcess(Data, connection);
    }

    public AppProcess App { get; }

    public string Data { get; }

    public string Hub { get; }

    /// <summary>What leads to its storage.</summary>
    public string Connection { get; }

    /// <summary>Another process of the same app.</summary>
    public AppProcess NewProcess(string data, string? connection) => new(
        Program,
        "--data", data,
        "--clock-speed", ClockSpeed.ToString(System.Globalization.CultureInfo.InvariantCulture))
    {
        Settings =
        {
            ["Ledger"] = _ledger,
            ["AzureWebJobsStorage"] = connection ?? "",
            ["AzureFunctionsJobHost__extensions__durableTask__hubName"] = Hub,
            ["AzureFunctionsJobHost__logging__logLevel__default"] = "Warning",
            ["DOTNET_TieredPGO"] = "0",
        },
    };

    /// <summary>Every effect that any of its processes had.</summary>
    public IReadOnlyList<string> ReadLedger() =>
        Directory.Exists(_ledger) ? [.. Directory.EnumerateFiles(_ledger).SelectMany(File.ReadAllLines)] : [];

    /// <summary>What the app says of an instance.</summary>
    public async Task<string> DescribeAsync(string id)
    {
        try
        {
            using CancellationTokenSource patience = new(TimeSpan.FromSeconds(10));
            return await App.Http.GetStringAsync(new Uri($"/state/{id}", UriKind.Relative), patience.Token);
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException or SocketException or OperationCanceledException)
        {
            return failure.Message;
        }
    }

    public ValueTask DisposeAsync() => App.DisposeAsync();
}
