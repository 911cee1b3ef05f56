using System.Diagnostics;

namespace LeadToCash.Crash.Tests.Harness;

/// <summary>
/// Kills the app while it works, starts it again, and does so until all kills are done; then lets it finish, and compares what every case came to
/// with a run in which nothing died.
/// </summary>
internal sealed class CrashRun(CrashOptions options, Action<string> print)
{
    /// <summary>How many cases may be open before no more are begun.</summary>
    private const int MostOpen = 45;

    /// <summary>What does not move for so long is stuck.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Random _chance = new(options.Seed);
    private readonly CrashFigures _figures = new();
    private readonly List<Case> _cases = [];

    public async Task<CrashFigures> RunAsync()
    {
        print($"seed {options.Seed}, {(options.OnAzurite ? "Azurite" : "embedded storage")}, {options.Kills} kills");
        await using Ground ground = await Ground.TakeAsync(options.OnAzurite, options.Disturbs ? options.Seed : null);
        IReadOnlyDictionary<string, string> expected = await ReferenceAsync();
        using CancellationTokenSource ended = new();
        await using SubjectApp subject = ground.NewSubject("crashed");
        TaskCompletionSource closing = new(TaskCreationOptions.RunContinuationsAsynchronously);
        Cases load = new(new Driver(subject.App, ended.Token), closing.Task);
        long started = Stopwatch.GetTimestamp();
        for (int kill = 0; kill < options.Kills && Stopwatch.GetElapsedTime(started) < options.Limit; kill++)
        {
            BeginCases(load);
            await LiveAndDieAsync(subject, Plan.Of(options, kill, _chance));
            if (kill % 25 == 24)
            {
                print($"{kill + 1} kills, {_cases.Count(one => one.End.IsCompleted)} of {_cases.Count} cases ended, {Stopwatch.GetElapsedTime(started):mm\\:ss}");
            }
        }

        await FinishAsync(subject, closing);
        new Verdict(_figures, expected, subject.ReadLedger()).Judge(_cases);
        await ended.CancelAsync();
        await Leftovers.StopAndFindAsync(subject, _figures);
        _figures.Disturbed = ground.Proxy?.Disturbed ?? 0;
        _figures.Duration = Stopwatch.GetElapsedTime(started);
        _figures.Print(print, options);
        return _figures;
    }

    /// <summary>What each kind of case comes to when nothing dies.</summary>
    private static async Task<IReadOnlyDictionary<string, string>> ReferenceAsync()
    {
        await using Ground ground = await Ground.TakeAsync(onAzurite: false);
        await using SubjectApp subject = ground.NewSubject("reference");
        await subject.App.StartAsync();
        Case[] cases = [.. new Cases(new Driver(subject.App, CancellationToken.None), Task.CompletedTask).Begin(0)];
        await Task.WhenAll(cases.Select(one => one.End)).WaitAsync(Patience);
        return cases.ToDictionary(one => one.Kind, one => one.End.Result.Text, StringComparer.Ordinal);
    }

    private void BeginCases(Cases load)
    {
        if (options.EachOnce is not null || _cases.Count(one => !one.End.IsCompleted && one.Kind != Cases.Collected) < MostOpen)
        {
            _cases.AddRange(load.Begin(_figures.Waves++));
        }
    }

    private async Task LiveAndDieAsync(SubjectApp subject, Plan plan)
    {
        plan.Put(subject.App.Settings);
        subject.App.Launch();
        Task pause = options.Disturbs && _chance.Next(4) == 0 ? Ground.PauseAzuriteAsync(TimeSpan.FromMilliseconds(_chance.Next(3000))) : Task.CompletedTask;
        if (!plan.IsYoung)
        {
            await _figures.TimeStartAsync(subject.App);
        }

        int? exit = await subject.App.ExitAsync(plan.Life);
        if (exit is null)
        {
            await subject.App.KillAsync();
            _figures.Count(Plan.AtRandom);
        }
        else if (exit == AppProcess.KilledExitCode)
        {
            _figures.Count(plan.Name);
        }
        else
        {
            _figures.Faults.Add($"The process ended by itself with {exit}:\n{subject.App.Output}");
        }

        await pause;
    }

    /// <summary>Lets everything end. Senders and receivers are started once more before the receivers are closed: what comes twice comes then.</summary>
    private async Task FinishAsync(SubjectApp subject, TaskCompletionSource closing)
    {
        subject.App.Settings.Remove("Local__Crash__Point");
        await subject.App.StartAsync();
        await WaitAsync(subject, [.. _cases.Where(one => one.Kind != Cases.Collected)]);
        await subject.App.KillAsync();
        await subject.App.StartAsync();
        closing.SetResult();
        await WaitAsync(subject, _cases);
    }

    /// <summary>Waits for cases as long as anything moves.</summary>
    private async Task WaitAsync(SubjectApp subject, IReadOnlyList<Case> cases)
    {
        long started = Stopwatch.GetTimestamp();
        Task all = Task.WhenAll(cases.Select(one => one.End));
        int before;
        do
        {
            before = Progress(subject);
            await all.WaitAsync(Patience).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        while (!all.IsCompleted && Progress(subject) > before);
        foreach (Case one in cases.Where(one => !one.End.IsCompleted))
        {
            _figures.Faults.Add($"{one.Id} is stuck: {await subject.DescribeAsync(one.Id)}");
        }

        _figures.LongestFinish = Max(_figures.LongestFinish, Stopwatch.GetElapsedTime(started));
    }

    private int Progress(SubjectApp subject) => _cases.Count(one => one.End.IsCompleted) + subject.ReadLedger().Count(line => !line.StartsWith("timer|", StringComparison.Ordinal));

    private static TimeSpan Max(TimeSpan a, TimeSpan b) => a > b ? a : b;
}
