using System.Globalization;
using Microsoft.DurableTask.Worker;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace LeadToCash.Local.Hosting.Settings;

/// <summary>What <c>host.json</c> says, with the real host's defaults. Settings below <c>AzureFunctionsJobHost</c> override it.</summary>
internal sealed class HostJson
{
    private const string OverrideSection = "AzureFunctionsJobHost";

    private readonly IConfiguration _json;

    private HostJson(IConfiguration json)
    {
        _json = json;
        Queues = ReadQueues();
        Durable = ReadDurable();
        RoutePrefix = (Text("extensions:http:routePrefix") ?? "api").Trim('/');
    }

    public string RoutePrefix { get; }

    public QueueSettings Queues { get; }

    public DurableSettings Durable { get; }

    /// <summary>Minimum log levels by category.</summary>
    public IEnumerable<KeyValuePair<string, LogLevel>> LogLevels =>
        from entry in _json.GetSection("logging:logLevel").GetChildren()
        select KeyValuePair.Create(entry.Key, Enum<LogLevel>(entry.Path) ?? LogLevel.Information);

    /// <summary>Reads a folder's <c>host.json</c>, if it has one.</summary>
    /// <exception cref="HostStartException">The file or a value in it is broken.</exception>
    public static HostJson Read(string directory, IConfiguration settings)
    {
        try
        {
            return new HostJson(new ConfigurationBuilder()
                .AddJsonFile(Path.Combine(directory, "host.json"), optional: true, reloadOnChange: false)
                .AddInMemoryCollection(settings.GetSection(OverrideSection).AsEnumerable(makePathsRelative: true).Where(entry => entry.Value is not null))
                .Build());
        }
        catch (InvalidDataException broken)
        {
            throw new HostStartException($"host.json can't be read: {broken.InnerException?.Message ?? broken.Message}", broken);
        }
    }

    private QueueSettings ReadQueues()
    {
        const string Section = "extensions:queues:";
        int batchSize = Number(Section + "batchSize", 1, 32) ?? 16;
        return new QueueSettings(
            BatchSize: batchSize,
            NewBatchThreshold: Number(Section + "newBatchThreshold", 0, int.MaxValue) ?? batchSize / 2,
            MaxDequeueCount: Number(Section + "maxDequeueCount", 1, int.MaxValue) ?? 5,
            VisibilityTimeout: Time(Section + "visibilityTimeout") ?? TimeSpan.Zero,
            MaxPollingInterval: Time(Section + "maxPollingInterval") ?? TimeSpan.FromMinutes(1),
            IsBase64: !string.Equals(Text(Section + "messageEncoding"), "none", StringComparison.OrdinalIgnoreCase));
    }

    private DurableSettings ReadDurable()
    {
        const string Section = "extensions:durableTask:";
        return new DurableSettings(
            HubName: Text(Section + "hubName") ?? "TestHubName",
            DefaultVersion: Text(Section + "defaultVersion"),
            VersionMatchStrategy: Enum<DurableTaskWorkerOptions.VersionMatchStrategy>(Section + "versionMatchStrategy"),
            VersionFailureStrategy: Enum<DurableTaskWorkerOptions.VersionFailureStrategy>(Section + "versionFailureStrategy"),
            MaxConcurrentActivities: Number(Section + "maxConcurrentActivityFunctions", 1, int.MaxValue),
            MaxConcurrentOrchestrators: Number(Section + "maxConcurrentOrchestratorFunctions", 1, int.MaxValue));
    }

    private string? Text(string key) => _json[key];

    private int? Number(string key, int least, int most) => Text(key) switch
    {
        null => null,
        { } text when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int value) && value >= least && value <= most => value,
        { } text => throw Broken(key, text, most == int.MaxValue ? $"a number of at least {least}" : $"a number from {least} to {most}"),
    };

    private TimeSpan? Time(string key) => Text(key) switch
    {
        null => null,
        { } text when TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out TimeSpan value) && value >= TimeSpan.Zero => value,
        { } text => throw Broken(key, text, "a time as hh:mm:ss"),
    };

    private T? Enum<T>(string key)
        where T : struct, Enum => Text(key) switch
        {
            null => null,
            { } text when System.Enum.TryParse(text, ignoreCase: true, out T value) => value,
            { } text => throw Broken(key, text, "one of " + string.Join(", ", System.Enum.GetNames<T>())),
        };

    private static HostStartException Broken(string key, string value, string expected) =>
        new($"host.json: {key.Replace(':', '.')} is '{value}', but must be {expected}.");
}

/// <summary>How queue messages are taken and repeated.</summary>
/// <param name="BatchSize">How many messages are taken at once, 1 to 32.</param>
/// <param name="NewBatchThreshold">The next batch is taken when no more than this many are being handled.</param>
/// <param name="MaxDequeueCount">How often a message is tried before it goes to the poison queue.</param>
/// <param name="VisibilityTimeout">How long a failed message rests.</param>
/// <param name="MaxPollingInterval">The longest pause between looks at an empty queue.</param>
/// <param name="IsBase64">Whether messages are base64 on the wire.</param>
internal sealed record QueueSettings(
    int BatchSize,
    int NewBatchThreshold,
    int MaxDequeueCount,
    TimeSpan VisibilityTimeout,
    TimeSpan MaxPollingInterval,
    bool IsBase64);

/// <summary>The task hub's settings; null leaves the engine's default.</summary>
internal sealed record DurableSettings(
    string HubName,
    string? DefaultVersion,
    DurableTaskWorkerOptions.VersionMatchStrategy? VersionMatchStrategy,
    DurableTaskWorkerOptions.VersionFailureStrategy? VersionFailureStrategy,
    int? MaxConcurrentActivities,
    int? MaxConcurrentOrchestrators);
