using LeadToCash.Books;
using LeadToCash.Local.Clock;
using LeadToCash.Local.Testing;
using LeadToCash.Workflows.Tests.Histories;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace LeadToCash.Workflows.Tests.Books;

public sealed class RecognitionRunOrchestratorTests : IAsyncLifetime
{
    private static readonly DateTimeOffset First = new(2026, 5, 1, 2, 30, 0, TimeSpan.Zero);

    private readonly ManualClock _clock = new(First);
    private int _due;
    private int _calls;
    private DurableTaskTestHost _host = null!;

    public async Task InitializeAsync() => _host = await DurableTaskTestHost.StartAsync(
        tasks => tasks
            .AddOrchestratorFunc<RecognitionRun, RecognitionRun>(nameof(RecognitionRunOrchestrator), async (context, run) => await RecognitionRunOrchestrator.RunAsync(context, run!))
            .AddActivityFunc<RecogniseRevenue, RecognisedPage>(nameof(RecogniseRevenue), (_, _) =>
            {
                _calls++;
                int page = Math.Min(100, _due);
                _due -= page;
                return new RecognisedPage(page, IsLast: page < 100);
            }),
        new DurableTaskTestHostOptions { ConfigureServices = services => services.AddSingleton<TimeProvider>(_clock) });

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Theory]
    [InlineData(250, 3, "three-pages")]
    [InlineData(0, 1, "nothing-due")]
    [InlineData(5_230, 53, "two-generations")]
    public async Task Run_OfAnyNumber_CountsThemAllAndEnds(int due, int calls, string scenario)
    {
        _due = due;
        RecognitionRun run = new("main", new DateOnly(2026, 4, 30));
        string id = await _host.Client.ScheduleNewOrchestrationInstanceAsync(
            nameof(RecognitionRunOrchestrator), run, new StartOrchestrationOptions(RecognitionRun.InstanceId("main", run.Through)));
        await _host.WhenIdleAsync();

        OrchestrationMetadata instance = (await _host.Client.GetInstanceAsync(id, getInputsAndOutputs: true))!;
        Assert.Equal((OrchestrationRuntimeStatus.Completed, due, calls), (instance.RuntimeStatus, instance.ReadOutputAs<RecognitionRun>()!.Schedules, _calls));
        Assert.Equal(due, instance.ReadCustomStatusAs<RecognitionRun>()!.Schedules);
        await RecordedHistories.KeepAsync(_host, scenario, id);
    }
}
