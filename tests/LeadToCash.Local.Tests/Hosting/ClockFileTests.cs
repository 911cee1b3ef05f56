using LeadToCash.Local.Hosting;
using LeadToCash.Local.Hosting.Settings;

namespace LeadToCash.Local.Tests.Hosting;

public sealed class ClockFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("clock").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Open_WhenARunWasAhead_DoesNotGoBack()
    {
        DateTimeOffset shown;
        using (ClockFile first = ClockFile.Open(_folder, 1_000_000))
        {
            SpinWait.SpinUntil(() => first.Clock.GetUtcNow() > TimeProvider.System.GetUtcNow().AddHours(1));
            shown = first.Clock.GetUtcNow();
        }

        using ClockFile second = ClockFile.Open(_folder, 1);
        Assert.InRange(second.Clock.GetUtcNow(), shown, DateTimeOffset.MaxValue);
    }

    [Fact]
    public void Open_WhenTheLastRunWasKilled_CountsTheGapAtItsSpeed()
    {
        DateTimeOffset real = TimeProvider.System.GetUtcNow().AddSeconds(-2);
        File.WriteAllText(Path.Combine(_folder, "clock.json"), $$"""{"Shown":"{{real.AddDays(10):O}}","Real":"{{real:O}}","Speed":3600}""");
        using ClockFile clock = ClockFile.Open(_folder, 3600);
        Assert.InRange(clock.Clock.GetUtcNow(), real.AddDays(10).AddHours(2), DateTimeOffset.MaxValue);
    }

    [Fact]
    public void Open_WhenTimeWasNeverMoved_IsTheRealClock()
    {
        using ClockFile clock = ClockFile.Open(_folder, 1);
        Assert.Same(TimeProvider.System, clock.Clock);
    }

    [Fact]
    public void Open_WhenTheNoteIsBroken_SaysWhichFile()
    {
        File.WriteAllText(Path.Combine(_folder, "clock.json"), "{");
        HostStartException failure = Assert.Throws<HostStartException>(() => ClockFile.Open(_folder, 1));
        Assert.Contains("clock.json", failure.Message, StringComparison.Ordinal);
    }
}
