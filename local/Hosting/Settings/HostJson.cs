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

    private HostJson(IConfiguration json, IConfiguration settings)
    {
        _json = json;
        (Ignored, Unknown) = HostJsonSchema.Check(json);
        Queues = ReadQueues();
        Durable = ReadDurable(settings);
        Http = ReadHttp();
        FunctionTimeout = Text("functionTimeout") is "-1" ? null : Time("functionTimeout");
    }

    /// <summary>Settings that are in order but have no effect here.</summary>
    public IReadOnlyList<string> Ignored { get; }

    /// <summary>Settings that the real host does not know either; perhaps misspelt.</summary>
    public IReadOnlyList<string> Unknown { get; }

    public HttpSettings Http { get; }

    public QueueSettings Queues { get; }

    public DurableSettings Durable { get; }

    /// <summary>How long a function may run; null for ever.</summary>
    public TimeSpan? FunctionTimeout { get; }

    /// <summary>Whether log entries are printed.</summary>
    public bool LogsToConsole => Text("logging:console:isEnabled") is not { } text || bool.Parse(text);

    /// <summary>Minimum log levels by category.</summary>
    public IEnumerable<KeyValuePair<string, LogLevel>> LogLevels =>
        from entry in _json.GetSection("logging:logLevel").GetChildren()
        select KeyValuePair.Create(entry.Key, Enum.Parse<LogLevel>(entry.Value!, ignoreCase: true));

    /// <summary>Reads a folder's <c>host.json</c>, if it has one.</summary>
    /// <exception cref="HostStartException">The file or a value in it is broken.</exception>
    public static HostJson Read(string directory, IConfiguration settings)
    {
        try
        {
            return new HostJson(
                new ConfigurationBuilder()
                    .AddJsonFile(Path.Combine(directory, "host.json"), optional: true, reloadOnChange: false)
                    .AddInMemoryCollection(settings.GetSection(OverrideSection).AsEnumerable(makePathsRelative: true).Where(entry => entry.Value is not null))
                    .Build(),
                settings);
        }
        catch (InvalidDataException broken)
        {
            throw new HostStartException($"host.json can't be read: {broken.InnerException?.Message ?? broken.Message}", broken);
        }
    }

    private HttpSettings ReadHttp()
    {
        const string Section = "extensions:http:";
        return new HttpSettings(
            RoutePrefix: (Text(Section + "routePrefix") ?? "api").Trim('/'),
            MaxConcurrentRequests: Number(Section + "maxConcurrentRequests") is > 0 and var concurrent ? concurrent : null,
            MaxOutstandingRequests: Number(Section + "maxOutstandingRequests") is > 0 and var outstanding ? outstanding : null,
            CustomHeaders: [.. from header in _json.GetSection(Section + "customHeaders").GetChildren() select KeyValuePair.Create(header.Key, header.Value ?? "")]);
    }

    private QueueSettings ReadQueues()
    {
        const string Section = "extensions:queues:";
        int batchSize = Number(Section + "batchSize") ?? 16;
        return new QueueSettings(
            BatchSize: batchSize,
            NewBatchThreshold: Number(Section + "newBatchThreshold") ?? batchSize / 2,
            MaxDequeueCount: Number(Section + "maxDequeueCount") ?? 5,
            VisibilityTimeout: Time(Section + "visibilityTimeout") ?? TimeSpan.Zero,
            MaxPollingInterval: Time(Section + "maxPollingInterval") ?? TimeSpan.FromMinutes(1),
            IsBase64: !string.Equals(Text(Section + "messageEncoding"), "none", StringComparison.OrdinalIgnoreCase));
    }

    private DurableSettings ReadDurable(IConfiguration settings)
    {
        const string Section = "extensions:durableTask:";
        string hub = SettingNames.Resolve(settings, Text(Section + "hubName") ?? "TestHubName", "The hubName in host.json");
        if (hub.Length is < 3 or > 45 || !char.IsAsciiLetter(hub[0]) || !hub.All(char.IsAsciiLetterOrDigit))
        {
            throw new HostStartException($"host.json: extensions.durableTask.hubName is '{hub}', but must be 3 to 45 letters and digits, a letter first.");
        }

        return new DurableSettings(
            HubName: hub,
            StorageSetting: Text(Section + "storageProvider:connectionName") ?? Text(Section + "storageProvider:connectionStringName"),
            DefaultVersion: Text(Section + "defaultVersion"),
            VersionMatchStrategy: Choice<DurableTaskWorkerOptions.VersionMatchStrategy>(Section + "versionMatchStrategy"),
            VersionFailureStrategy: Choice<DurableTaskWorkerOptions.VersionFailureStrategy>(Section + "versionFailureStrategy"),
            MaxConcurrentActivities: Number(Section + "maxConcurrentActivityFunctions"),
            MaxConcurrentOrchestrators: Number(Section + "maxConcurrentOrchestratorFunctions"));
    }

    private string? Text(string key) => _json[key];

    // The schema has checked them all.
    private int? Number(string key) => Text(key) is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : null;

    private TimeSpan? Time(string key) => Text(key) is { Length: > 0 } text ? TimeSpan.Parse(text, CultureInfo.InvariantCulture) : null;

    private T? Choice<T>(string key)
        where T : struct, Enum => Text(key) is { Length: > 0 } text ? Enum.Parse<T>(text, ignoreCase: true) : null;
}
