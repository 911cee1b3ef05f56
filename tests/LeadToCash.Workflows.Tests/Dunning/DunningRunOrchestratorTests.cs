using System.Collections.Concurrent;
using LeadToCash.Dunning;
using LeadToCash.Local.Testing;
using LeadToCash.Workflows.Tests.Histories;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Testing;

namespace LeadToCash.Workflows.Tests.Dunning;

public sealed class DunningRunOrchestratorTests
{
    private const string Instance = "dunningrun-r-1";

    private readonly ConcurrentQueue<string> _sent = new();
    private readonly ConcurrentQueue<NoteLetters> _noted = new();
    private readonly ConcurrentQueue<GatherLetters> _gathered = new();
    private bool _isStopped;

    [Fact]
    [Trait("Scenario", "F12")]
    public async Task Gathering_GoesThroughAllPages_AndSendsNothing()
    {
        await using DurableTaskTestHost host = await StartAsync(DunningPhase.Gathering);
        Assert.Equal([(1, null), (2, "1"), (3, "2")], _gathered.Select(page => (page.Page, page.Cursor)));
        Assert.Empty(_sent);
        Assert.Equal(OrchestrationRuntimeStatus.Completed, (await host.Client.GetInstanceAsync(Instance))!.RuntimeStatus);
        await RecordedHistories.KeepAsync(host, "gathered", Instance);
    }

    [Fact]
    [Trait("Scenario", "F12")]
    public async Task Sending_GoesThroughAllPages_AndNotesWhatFailedAndWhatWasTakenOut()
    {
        await using DurableTaskTestHost host = await StartAsync(DunningPhase.Sending);
        Assert.Equal(["I-0", "I-1", "I-3"], _sent.Distinct().Order());
        Assert.Equal([(1, "1"), (2, null)], _noted.Select(page => (page.Page, page.Next)));
        Assert.Equal(
            [("I-0", DunningItemStatus.Sent), ("I-1", DunningItemStatus.Failed), ("I-2", DunningItemStatus.Excluded), ("I-3", DunningItemStatus.Sent)],
            _noted.SelectMany(page => page.After).Select(item => (item.InvoiceId, item.Status)));
        Assert.All(_noted, page => Assert.Equal(page.Before.Select(item => item.InvoiceId), page.After.Select(item => item.InvoiceId)));
        await RecordedHistories.KeepAsync(host, "sent", Instance);
    }

    [Fact]
    public async Task Run_ThatIsStopped_EndsAfterItsPage()
    {
        _isStopped = true;
        await using DurableTaskTestHost host = await StartAsync(DunningPhase.Sending);
        Assert.Single(_noted);
        await RecordedHistories.KeepAsync(host, "stopped", Instance);
    }

    private async Task<DurableTaskTestHost> StartAsync(DunningPhase phase)
    {
        DurableTaskTestHost host = await DurableTaskTestHost.StartAsync(registry =>
        {
            registry.AddOrchestratorFunc<RunDunning>(nameof(DunningRunOrchestrator), (context, input) => DunningRunOrchestrator.RunAsync(context, input));
            registry.AddActivityFunc<GatherLetters, DunningRunProgress>(nameof(GatherLetters), (_, input) =>
            {
                _gathered.Enqueue(input!);
                return new DunningRunProgress(input!.Page < 3, input.Page.ToString(System.Globalization.CultureInfo.InvariantCulture));
            });
            registry.AddActivityFunc<TakeLetters, LetterPage>(nameof(TakeLetters), (_, input) => input.Cursor is null
                ? new LetterPage(true, [Item("I-0"), Item("I-1")], [Item("I-2")], "1", new DateOnly(2025, 6, 17))
                : new LetterPage(true, [Item("I-3")], [], null, new DateOnly(2025, 6, 17)));
            registry.AddActivityFunc<SendRunLetter, DunningItem>(nameof(SendRunLetter), (_, input) =>
            {
                _sent.Enqueue(input!.Item.InvoiceId);
                return input.Item.InvoiceId == "I-1" ? throw new LeadToCash.Cases.BusinessRuleException("It can't be sent.") : input.Item with { Status = DunningItemStatus.Sent };
            });
            registry.AddActivityFunc<NoteLetters, DunningRunProgress>(nameof(NoteLetters), (_, input) =>
            {
                _noted.Enqueue(input!);
                return new DunningRunProgress(!_isStopped && input!.Next is not null, input!.Next);
            });
        });
        await host.Client.ScheduleNewOrchestrationInstanceAsync(nameof(DunningRunOrchestrator), new RunDunning("r", 1, phase, 1, null), new StartOrchestrationOptions(Instance));
        await host.WhenIdleAsync();
        return host;
    }

    private static DunningItem Item(string invoice) => new(
        invoice, "RE-" + invoice, "c", "Kunde", "standard", new DateOnly(2025, 6, 10), 1, new OpenAmounts(Money.Zero("EUR"), Money.Zero("EUR"), Money.Of(119, "EUR")), null, DunningItemStatus.Ready);
}
