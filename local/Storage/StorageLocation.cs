namespace LeadToCash.Local.Storage;

/// <summary>Where a connection string leads: to embedded storage, or to the endpoints of an account.</summary>
internal sealed class StorageLocation
{
    public const string EmbeddedAccount = "embedded";

    /// <summary>Marks a storage in memory: <c>:memory:name</c>, one per name and process.</summary>
    public const string MemoryPrefix = ":memory:";

    /// <summary>The emulator's account and key, the same in every installation, as its documentation gives them.</summary>
    public const string EmulatorAccount = "devstoreaccount1";

    private const string EmulatorKey = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";
    private const string EmbeddedSetting = "EmbeddedStorage";

    /// <summary>What embedded storage is known by in this process: a full path, or <c>:memory:name</c>; null for an account.</summary>
    public string? EmbeddedKey { get; private init; }

    public string AccountName { get; private init; } = "";

    public string? AccountKey { get; private init; }

    /// <summary>A shared access signature without its question mark; null when there is none.</summary>
    public string? Signature { get; private init; }

    public Uri? TableEndpoint { get; private init; }

    public Uri? QueueEndpoint { get; private init; }

    public static string EmbeddedConnectionString(string pathOrMemory) => $"{EmbeddedSetting}={pathOrMemory}";

    public static Uri EmbeddedUri(string key) => new($"embedded://{EmbeddedAccount}/{Uri.EscapeDataString(key)}");

    /// <summary>Reads a connection string.</summary>
    /// <exception cref="FormatException">It is none, or names nothing to connect to.</exception>
    public static StorageLocation Parse(string connectionString)
    {
        ArgumentException.ThrowIfNullOrEmpty(connectionString);
        Dictionary<string, string> settings = Settings(connectionString);
        if (settings.TryGetValue(EmbeddedSetting, out string? place))
        {
            return Embedded(place);
        }

        return settings.TryGetValue("UseDevelopmentStorage", out string? use) && bool.TryParse(use, out bool emulator) && emulator
            ? Emulator(10002, 10001)
            : Account(settings);
    }

    private static StorageLocation Embedded(string place) => new()
    {
        AccountName = EmbeddedAccount,
        EmbeddedKey = place switch
        {
            "" => throw new FormatException($"{EmbeddedSetting} names a file, or {MemoryPrefix} and a name."),
            _ when place.StartsWith(MemoryPrefix, StringComparison.Ordinal) => place,
            _ => Path.GetFullPath(place),
        },
    };

    private static StorageLocation Emulator(int tablePort, int queuePort) => new()
    {
        AccountName = EmulatorAccount,
        AccountKey = EmulatorKey,
        TableEndpoint = new($"http://127.0.0.1:{tablePort}/{EmulatorAccount}"),
        QueueEndpoint = new($"http://127.0.0.1:{queuePort}/{EmulatorAccount}"),
    };

    /// <summary>The connection string of an emulator on other ports than its usual ones.</summary>
    public static string EmulatorConnectionString(int tablePort, int queuePort)
    {
        StorageLocation location = Emulator(tablePort, queuePort);
        return $"DefaultEndpointsProtocol=http;AccountName={EmulatorAccount};AccountKey={EmulatorKey};" +
            $"TableEndpoint={location.TableEndpoint};QueueEndpoint={location.QueueEndpoint};";
    }

    private static StorageLocation Account(Dictionary<string, string> settings)
    {
        string? account = settings.GetValueOrDefault("AccountName");
        StorageLocation location = new()
        {
            AccountName = account ?? AccountIn(settings.GetValueOrDefault("TableEndpoint") ?? settings.GetValueOrDefault("QueueEndpoint")),
            AccountKey = settings.GetValueOrDefault("AccountKey"),
            Signature = settings.GetValueOrDefault("SharedAccessSignature")?.TrimStart('?'),
            TableEndpoint = Endpoint(settings, account, "table"),
            QueueEndpoint = Endpoint(settings, account, "queue"),
        };
        return location.TableEndpoint is null && location.QueueEndpoint is null
            ? throw new FormatException("The connection string names no account: it needs AccountName, TableEndpoint, QueueEndpoint, or UseDevelopmentStorage=true.")
            : location;
    }

    private static Uri? Endpoint(Dictionary<string, string> settings, string? account, string service)
    {
        if (settings.TryGetValue($"{service}Endpoint", out string? given))
        {
            return new(given.TrimEnd('/'));
        }

        string protocol = settings.GetValueOrDefault("DefaultEndpointsProtocol", "https");
        string suffix = settings.GetValueOrDefault("EndpointSuffix", "core.windows.net");
        return account is null ? null : new($"{protocol}://{account}.{service}.{suffix}");
    }

    private static string AccountIn(string? endpoint) => endpoint is null ? "" : AccountOf(new Uri(endpoint));

    /// <summary>The account that an endpoint belongs to: its host's first label, or for an address its path's first segment.</summary>
    public static string AccountOf(Uri endpoint) => endpoint.HostNameType == UriHostNameType.Dns && !endpoint.IsLoopback
        ? endpoint.Host.Split('.')[0]
        : endpoint.Segments is [_, var account, ..] ? account.TrimEnd('/') : "";

    private static Dictionary<string, string> Settings(string connectionString)
    {
        Dictionary<string, string> settings = new(StringComparer.OrdinalIgnoreCase);
        foreach (string part in connectionString.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            int equals = part.IndexOf('=', StringComparison.Ordinal);
            settings[equals > 0 ? part[..equals] : throw new FormatException("The connection string has a part without '='.")] = part[(equals + 1)..];
        }

        return settings;
    }
}
