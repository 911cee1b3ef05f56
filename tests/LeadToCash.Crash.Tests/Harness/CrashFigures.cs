using System.Diagnostics;

namespace LeadToCash.Crash.Tests.Harness;

/// <summary>What a run found.</summary>
internal sealed class CrashFigures
{
    private readonly SortedDictionary<string, int> _kills = new(StringComparer.Ordinal);
    private readonly List<TimeSpan> _starts = [];

    /// <summary>Whatever was lost, doubled, stuck or wrong; empty in a good run.</summary>
    public List<string> Faults { get; } = [];

    /// <summary>How often the process died at each place.</summary>
    public IReadOnlyDictionary<string, int> Kills => _kills;

    public int Waves { get; set; }

    public int Cases { get; set; }

    /// <summary>How many results of activities the cases took.</summary>
    public int Effects { get; set; }

    /// <summary>How many activities and queue functions ran.</summary>
    public int Runs { get; set; }

    /// <summary>How many of them ran again because of a crash.</summary>
    public int Repeats { get; set; }

    public int TimerRuns { get; set; }

    /// <summary>How many requests to storage were disturbed.</summary>
    public int Disturbed { get; set; }

    /// <summary>How many instances are in storage at the end.</summary>
    public int Instances { get; set; }

    /// <summary>How many rows of purged instances are still there because the process died while it removed them.</summary>
    public int Orphans { get; set; }

    /// <summary>How long it took until everything had ended once nothing died any more.</summary>
    public TimeSpan LongestFinish { get; set; }

    public TimeSpan Duration { get; set; }

    public void Count(string point) => _kills[point] = _kills.GetValueOrDefault(point) + 1;

    /// <summary>Measures how long it takes until the app is healthy, if it gets so far.</summary>
    public async Task TimeStartAsync(AppProcess app)
    {
        long started = Stopwatch.GetTimestamp();
        if (await app.IsUpAsync(TimeSpan.FromMinutes(1)))
        {
            _starts.Add(Stopwatch.GetElapsedTime(started));
        }
    }

    public void Print(Action<string> print, CrashOptions options)
    {
        print("");
        print($"storage {(options.OnAzurite ? "Azurite" : "embedded")}{(options.Disturbs ? ", disturbed" : "")}, seed {options.Seed}, {Duration.TotalSeconds:F0} s");
        foreach ((string point, int count) in _kills)
        {
            print($"  killed at {point,-18} {count,6}");
        }

        _starts.Sort();
        print($"  kills                        {_kills.Values.Sum(),6}");
        print($"  cases                        {Cases,6}");
        print($"  disturbed storage requests   {Disturbed,6}");
        print($"  instances                    {Instances,6}");
        print($"  rows without an instance     {Orphans,6}");
        print($"  results taken                {Effects,6}");
        print($"  functions run                {Runs,6}");
        print($"  of these, run again          {Repeats,6}");
        print($"  timer runs                   {TimerRuns,6}");
        print($"  start until healthy, median  {(_starts.Count == 0 ? 0 : _starts[_starts.Count / 2].TotalSeconds),6:F2} s");
        print($"  start until healthy, longest {(_starts.Count == 0 ? 0 : _starts[^1].TotalSeconds),6:F2} s");
        print($"  last start until all ended   {LongestFinish.TotalSeconds,6:F2} s");
        print($"  lost, doubled or stuck       {Faults.Count,6}");
        Faults.Take(20).ToList().ForEach(print);
    }
}
