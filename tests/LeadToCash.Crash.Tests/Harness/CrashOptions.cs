using System.Globalization;
using LeadToCash.Local.Durable;

namespace LeadToCash.Crash.Tests.Harness;

/// <summary>What a run of the harness does.</summary>
internal sealed record CrashOptions
{
    public static readonly string Help =
        $"""
        Kills a functions app again and again while it works, and compares what it did with a run without crashes.

          --kills N           how often (default 100)
          --storage NAME      embedded (default) or azurite
          --seed N            the seed of all choices (default: a random one, which is printed)
          --minutes M         ends earlier when this time is over
          --point NAME        kills at this place only: {string.Join(", ", Enum.GetNames<CommitPoint>())}, Random
          --disturb           puts a disturbing proxy between the app and Azurite
        """;

    public int Kills { get; init; } = 100;

    public bool OnAzurite { get; init; }

    public int Seed { get; init; } = Random.Shared.Next();

    public TimeSpan Limit { get; init; } = TimeSpan.FromDays(1);

    /// <summary>Where to kill; null for everywhere in turn and at random moments.</summary>
    public string? Point { get; init; }

    /// <summary>Whether the way to storage is disturbed too.</summary>
    public bool Disturbs { get; init; }

    /// <summary>Kills at each of these, once and soon; for a short run.</summary>
    public IReadOnlyList<CommitPoint>? EachOnce { get; init; }

    /// <summary>Reads the command line.</summary>
    /// <exception cref="FormatException">It is wrong.</exception>
    public static CrashOptions Parse(IReadOnlyList<string> arguments)
    {
        CrashOptions options = new();
        for (int i = 0; i < arguments.Count; i++)
        {
            options = arguments[i] switch
            {
                "--kills" => options with { Kills = Number() },
                "--seed" => options with { Seed = Number() },
                "--minutes" => options with { Limit = TimeSpan.FromMinutes(Number()) },
                "--storage" => options with { OnAzurite = Value() == "azurite" },
                "--point" => options with { Point = PointNamed(Value()) },
                "--disturb" => options with { Disturbs = true, OnAzurite = true },
                _ => throw new FormatException($"Unknown option {arguments[i]}."),
            };

            string Value() => ++i < arguments.Count ? arguments[i] : throw new FormatException($"The option {arguments[i - 1]} needs a value.");
            int Number() => int.Parse(Value(), CultureInfo.InvariantCulture);
        }

        return options;
    }

    private static string PointNamed(string name) => name == Plan.AtRandom || Enum.TryParse<CommitPoint>(name, out _)
        ? name
        : throw new FormatException($"There is no point {name}.");
}
