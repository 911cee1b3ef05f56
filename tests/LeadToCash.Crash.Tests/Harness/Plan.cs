using System.Globalization;
using LeadToCash.Local.Durable;

namespace LeadToCash.Crash.Tests.Harness;

/// <summary>When and where the next process dies: the n-th time it reaches a place, or some time after its start.</summary>
/// <param name="Point">The place; null for a moment.</param>
/// <param name="Hit">The how many-th time.</param>
/// <param name="Life">How long it lives at most, from when it is healthy.</param>
/// <param name="IsYoung">Whether <paramref name="Life"/> counts from its launch, so that it may die before it is up.</param>
internal sealed record Plan(CommitPoint? Point, int Hit, TimeSpan Life, bool IsYoung = false)
{
    public const string AtRandom = "Random";

    /// <summary>A process that does not reach its place dies after this.</summary>
    private static readonly TimeSpan LongestLife = TimeSpan.FromSeconds(3);

    /// <summary>How often each place is reached in a second or so, where that is seldom.</summary>
    private static readonly Dictionary<CommitPoint, int> Frequency = new()
    {
        [CommitPoint.RowsWritten] = 4,
        [CommitPoint.OutboxDelivered] = 6,
        [CommitPoint.StateDeleted] = 1,
        [CommitPoint.QueueFunctionRun] = 2,
        [CommitPoint.TimerFunctionRun] = 1,
        [CommitPoint.Indexed] = 25,
    };

    public string Name => Point?.ToString() ?? AtRandom;

    /// <summary>The places of a storage.</summary>
    public static IReadOnlyList<CommitPoint> PointsOf(bool onAzurite) =>
        [.. Enum.GetValues<CommitPoint>().Where(point => !onAzurite || point is not (CommitPoint.StorageChanged or CommitPoint.StorageCommitted))];

    /// <summary>The plan for a kill.</summary>
    /// <param name="options">What the run does.</param>
    /// <param name="number">The number of the kill, from 0.</param>
    /// <param name="chance">Decides the rest.</param>
    public static Plan Of(CrashOptions options, int number, Random chance)
    {
        if (options.EachOnce is { } each)
        {
            // A place that is seldom reached is taken the first time: one wave of cases may bring it just once.
            CommitPoint point = each[number % each.Count];
            return new Plan(point, HitsOf(point) < 10 ? 1 : 1 + chance.Next(5), TimeSpan.FromSeconds(30));
        }

        IReadOnlyList<CommitPoint> points = PointsOf(options.OnAzurite);
        string name = options.Point ?? (number % 3 == 0 ? AtRandom : points[chance.Next(points.Count)].ToString());
        return name == AtRandom
            ? new Plan(null, 0, TimeSpan.FromMilliseconds(chance.Next(1500)), IsYoung: chance.Next(3) == 0)
            : AtPoint(Enum.Parse<CommitPoint>(name), chance);
    }

    /// <summary>Tells a process that is to be started.</summary>
    public void Put(Dictionary<string, string?> settings)
    {
        settings["Local__Crash__Point"] = Point?.ToString() ?? "";
        settings["Local__Crash__Hit"] = Hit.ToString(CultureInfo.InvariantCulture);
    }

    private static Plan AtPoint(CommitPoint point, Random chance) => new(point, 1 + (int)(HitsOf(point) * Math.Pow(chance.NextDouble(), 2)), LongestLife);

    private static int HitsOf(CommitPoint point) => Frequency.GetValueOrDefault(point, 80);
}
