using FsCheck.Xunit;
using LeadToCash.Cases;
using LeadToCash.Dunning;

namespace LeadToCash.Workflows.Tests.Dunning;

/// <summary>Whatever is asked of a run in whatever order, its counts say what became of its letters.</summary>
public sealed class DunningRunTests
{
    private static readonly DateOnly Day = new(2025, 6, 17);
    private static readonly DateTimeOffset At = new(2025, 6, 17, 8, 0, 0, TimeSpan.Zero);

    [Property]
    public void Run_InAnyOrderOfCommands_KeepsItsSumAndNeverGoesBack(byte[] commands, byte pages)
    {
        int size = (pages % 4) + 1;
        DunningRun run = After(null, new DunningRunCommand.Start(new DunningSelection(Day, []), "staff:anna"));
        int released = 0;
        foreach (byte one in commands)
        {
            DunningRun before = run;
            run = After(run, CommandOf(one, run, size));
            released += before.Phase == DunningPhase.Gathering && run.Phase == DunningPhase.Sending ? 1 : 0;
            Assert.True(run.Phase >= before.Phase && run.Attempt >= before.Attempt);
            Assert.True(run.Phase == DunningPhase.Gathering || run.Counts.All == before.Counts.All);
            Assert.True(run.Counts.Sent >= before.Counts.Sent);
            Assert.Equal(run.Counts.Sent, run.Sent.Sum(sum => sum.Letters));
        }

        Assert.InRange(released, 0, 1);
    }

    [Fact]
    public void Page_OfAnAttemptThatIsOver_ChangesNothing()
    {
        DunningRun run = After(null, new DunningRunCommand.Start(new DunningSelection(Day, []), "staff:anna"));
        run = After(run, new DunningRunCommand.Stop("staff:anna"));
        run = After(run, new DunningRunCommand.Resume(Day, "staff:anna"));
        Assert.Empty(DunningRun.Decide(run, new DunningRunCommand.NoteGathered(1, 1, null, new DunningCounts(Ready: 3), []), At).Events);
        Assert.Equal(2, DunningRun.Decide(run, new DunningRunCommand.NoteGathered(2, 1, null, new DunningCounts(Ready: 3), []), At).Events.Count);
    }

    private static DunningRunCommand CommandOf(byte one, DunningRun run, int size) => (one % 10) switch
    {
        0 or 1 => new DunningRunCommand.NoteGathered(run.Attempt, run.Pages + 1, one % 3 == 0 ? null : "next", new DunningCounts(Ready: size, Held: 1), [Sum(size)]),
        2 => new DunningRunCommand.Release(Day, "staff:anna"),
        3 or 4 => new DunningRunCommand.NoteSent(run.Attempt, run.Pages + 1, one % 3 == 0 ? null : "next", new DunningCounts(Ready: -size, Sent: size - 1, Failed: 1), [Sum(size - 1)]),
        5 => new DunningRunCommand.Stop("staff:anna"),
        6 => new DunningRunCommand.Resume(Day, "staff:anna"),
        7 => new DunningRunCommand.Retry(Day.AddDays(one % 20), "staff:anna"),
        8 => new DunningRunCommand.Exclude($"i{one}", "no", "staff:anna"),
        _ => new DunningRunCommand.NoteSent(run.Attempt - 1, run.Pages + 1, null, new DunningCounts(Sent: 100), [Sum(100)]),
    };

    private static LevelSum Sum(int letters) => new(1, letters, new OpenAmounts(Money.Zero("EUR"), Money.Zero("EUR"), Money.Of(100 * letters, "EUR")));

    private static DunningRun After(DunningRun? run, DunningRunCommand command)
    {
        Decision<DunningRunEvent> decision = DunningRun.Decide(run, command, At);
        return decision.Events.Aggregate(run, (state, @event) => DunningRun.Apply(state, @event))!;
    }
}
