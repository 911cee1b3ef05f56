using System.Globalization;

namespace LeadToCash.Bench.Measuring;

/// <summary>What the command line asks for.</summary>
/// <param name="Storage">Which storage to measure on.</param>
/// <param name="Rounds">Measured rounds, after one that warms up.</param>
/// <param name="DataFolder">Where storages keep their files.</param>
/// <param name="Count">Invoices to make, at least.</param>
/// <param name="Seed">Of random invoices, and of the year.</param>
/// <param name="OutFolder">Where invoices, and the page of the year, are written to; nowhere when null.</param>
/// <param name="Orders">Of the year.</param>
/// <param name="Instances">Finished instances to measure beside; by default a million, on Azurite 100,000.</param>
/// <param name="Only">The scenarios to measure, by their letters; all when null.</param>
internal sealed record BenchOptions(BenchStorageKind Storage, int Rounds, string DataFolder, string? Only = null, int? Instances = null,
    int Count = 200, int Seed = 1, string? OutFolder = null, int Orders = 2000)
{
    /// <summary>Where the app of <c>order</c> sends traces and metrics by OTLP over HTTP; nowhere when null.</summary>
    public string? Telemetry { get; init; }

    /// <summary>Numbers of open items to dun, rising.</summary>
    public IReadOnlyList<int> Dunned { get; init; } = [1_000, 10_000, 50_000];

    /// <summary>Numbers of contracts to bill, rising.</summary>
    public IReadOnlyList<int> Contracts { get; init; } = [1_000, 10_000, 50_000];

    private static readonly string[] Names = ["engine", "scale", "storage", "order", "pricing", "configuration", "availability", "proposals", "dunning", "billing", "documents", "invoices", "collections", "year"];

    /// <summary>Null when the arguments make no sense.</summary>
    public static BenchOptions? TryRead(string[] arguments, out string? name)
    {
        name = arguments.FirstOrDefault();
        BenchOptions options = new(BenchStorageKind.Embedded, 5, Path.Combine(".local", "bench"));
        if (!Names.Contains(name) || arguments.Length % 2 == 0)
        {
            return null;
        }

        for (int i = 1; i < arguments.Length; i += 2)
        {
            if (options.With(arguments[i], arguments[i + 1]) is not { } changed)
            {
                return null;
            }

            options = changed;
        }

        return options;
    }

    private BenchOptions? With(string option, string value) => option switch
    {
        "--storage" when Enum.TryParse(value, ignoreCase: true, out BenchStorageKind kind) && Enum.IsDefined(kind) => this with { Storage = kind },
        "--rounds" when int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out int rounds) && rounds > 0 => this with { Rounds = rounds },
        "--data" => this with { DataFolder = value },
        "--instances" when int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out int instances) && instances > 0 => this with { Instances = instances },
        "--count" when int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out int count) && count > 0 => this with { Count = count },
        "--seed" when int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out int seed) => this with { Seed = seed },
        "--orders" when int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out int orders) && orders > 0 => this with { Orders = orders },
        "--out" => this with { OutFolder = value },
        "--dunned" when Numbers(value) is { } numbers => this with { Dunned = numbers },
        "--contracts" when Numbers(value) is { } numbers => this with { Contracts = numbers },
        "--only" => this with { Only = value },
        "--telemetry" when Uri.IsWellFormedUriString(value, UriKind.Absolute) => this with { Telemetry = value },
        _ => null,
    };

    /// <summary>Numbers with commas between; <c>none</c> for no number. Null when it is neither.</summary>
    private static int[]? Numbers(string text)
    {
        int[] numbers = text == "none" ? [] : [.. text.Split(',').Select(part => int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : 0)];
        return numbers.All(number => number > 0) ? numbers : null;
    }
}
