using System.Globalization;

namespace LeadToCash.Local.Hosting.Settings;

/// <summary>Where the host keeps its state when the command line says so.</summary>
internal enum StorageChoice
{
    Embedded,
    Azurite,
    Memory,
}

/// <summary>The host's command line.</summary>
internal sealed record HostArguments
{
    public const int DefaultPort = 7071;

    private const double DemoClockSpeed = 20_000;

    private int? _port;

    /// <summary>The port to listen on; 0 takes a free one.</summary>
    public int Port
    {
        get => _port ?? (Demo ? 0 : DefaultPort);
        init => _port = value;
    }

    public string DataDirectory { get; init; } = ".local";

    /// <summary>Null leaves the choice to the setting <c>AzureWebJobsStorage</c>.</summary>
    public StorageChoice? Storage { get; init; }

    /// <summary>How fast the app's clock runs; null leaves it to the setting <c>Local:Clock:Speed</c>.</summary>
    public double? ClockSpeed { get; init; }

    public bool Demo { get; init; }

    public bool ShowHelp { get; init; }

    public static string Help { get; } =
        """
        Options:
          --port N                           port on 127.0.0.1; default 7071, 0 takes a free one
          --data DIR                         folder for storage and keys; default .local
          --storage embedded|azurite|memory  where state is kept; default: the setting AzureWebJobsStorage, else embedded
          --clock-speed X                    how many seconds of the app's time pass in one; default 1
          --demo                             plays the demo: free port, memory storage and clock speed 20000 unless given
          --help                             prints this
        """;

    /// <summary>Reads the command line.</summary>
    /// <exception cref="HostStartException">An option is unknown or its value is wrong.</exception>
    public static HostArguments Parse(IReadOnlyList<string> args)
    {
        HostArguments result = new();
        for (int i = 0; i < args.Count; i++)
        {
            (string name, string? inline) = Split(args[i]);
            result = name switch
            {
                "--help" or "-h" => result with { ShowHelp = true },
                "--demo" => result with { Demo = true },
                "--port" => result with { Port = ParsePort(Value()) },
                "--data" => result with { DataDirectory = Value() },
                "--storage" => result with { Storage = ParseStorage(Value()) },
                "--clock-speed" => result with { ClockSpeed = ParseSpeed(Value()) },
                _ => throw new HostStartException(
                    $"Unknown option '{args[i]}'. Known are --port, --data, --storage, --clock-speed, --demo and --help."),
            };

            string Value() =>
                inline ?? (++i < args.Count ? args[i] : throw new HostStartException($"The option {name} needs a value; --help shows which."));
        }

        return result.Demo ? result.WithDemoDefaults() : result;
    }

    public static double ParseSpeed(string value) =>
        double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out double speed) && double.IsFinite(speed) && speed > 0
            ? speed
            : throw new HostStartException($"The clock speed must be a number above 0, not '{value}'.");

    private static (string Name, string? Value) Split(string argument)
    {
        int equals = argument.IndexOf('=', StringComparison.Ordinal);
        return equals < 0 ? (argument, null) : (argument[..equals], argument[(equals + 1)..]);
    }

    private static int ParsePort(string value) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out int port) && port <= 65_535
            ? port
            : throw new HostStartException($"The port must be a number from 0 to 65535, not '{value}'.");

    private static StorageChoice ParseStorage(string value) => value switch
    {
        "embedded" => StorageChoice.Embedded,
        "azurite" => StorageChoice.Azurite,
        "memory" => StorageChoice.Memory,
        _ => throw new HostStartException($"The storage must be embedded, azurite or memory, not '{value}'."),
    };

    private HostArguments WithDemoDefaults() =>
        this with { Storage = Storage ?? StorageChoice.Memory, ClockSpeed = ClockSpeed ?? DemoClockSpeed };
}
