using LeadToCash.Crash.Tests.Harness;
using LeadToCash.Local.Durable;
using Xunit.Abstractions;

namespace LeadToCash.Crash.Tests;

/// <summary>The short run of the harness: every place of the commit protocol once. By hand it goes on for as long as one likes.</summary>
public sealed class CommitPointTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Embedded_WhenKilledAtEachPoint_EndsEverythingAsIfNothingHadDied()
    {
        IReadOnlyList<CommitPoint> points = Plan.PointsOf(onAzurite: false);
        CrashFigures figures = await RunAsync(new CrashOptions { EachOnce = points, Kills = points.Count });

        Assert.Empty(figures.Faults);
        Assert.Equal(points.Select(point => point.ToString()).Order(StringComparer.Ordinal), figures.Kills.Keys);
    }

    [Fact]
    public async Task Azurite_WhenKilledAtSomePoints_EndsEverythingAsIfNothingHadDied()
    {
        CommitPoint[] points = [CommitPoint.RowsWritten, CommitPoint.Committed, CommitPoint.OutboxDelivered];
        CrashFigures figures = await RunAsync(new CrashOptions { OnAzurite = true, EachOnce = points, Kills = points.Length });

        Assert.Empty(figures.Faults);
        Assert.Equal(points.Select(point => point.ToString()).Order(StringComparer.Ordinal), figures.Kills.Keys);
    }

    [Fact]
    public async Task Azurite_WhenDisturbedAndKilled_EndsEverythingAsIfNothingHadHappened()
    {
        CrashFigures figures = await RunAsync(new CrashOptions { OnAzurite = true, Disturbs = true, Kills = 3 });

        Assert.Empty(figures.Faults);
        Assert.True(figures.Disturbed > 0);
    }

    private Task<CrashFigures> RunAsync(CrashOptions options) =>
        new CrashRun(int.TryParse(Environment.GetEnvironmentVariable("CRASH_SEED"), out int seed) ? options with { Seed = seed } : options, output.WriteLine).RunAsync();
}
