using LeadToCash.FieldService;
using LeadToCash.Local.Clock;
using LeadToCash.Local.Testing;
using LeadToCash.Workflows.Tests.Histories;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Testing;
using Microsoft.Extensions.DependencyInjection;
using static LeadToCash.Workflows.Tests.FieldService.Given;

namespace LeadToCash.Workflows.Tests.FieldService;

public sealed class FieldServiceOrchestratorTests : IAsyncLifetime
{
    private readonly ManualClock _clock = new(At(Monday, 8));
    private readonly List<string> _done = [];
    private readonly Queue<DateTimeOffset?> _searches = new();
    private DurableTaskTestHost _host = null!;

    public async Task InitializeAsync() => _host = await DurableTaskTestHost.StartAsync(
        tasks => tasks
            .AddOrchestratorFunc<VisitRequest, VisitOutcome>(nameof(FieldServiceOrchestrator), (context, visit) => FieldServiceOrchestrator.RunAsync(context, visit!)!)
            .AddActivityFunc<ArrangeVisit, SlotSearched>(nameof(ArrangeVisit), (_, _) => Search())
            .AddActivityFunc<AnnounceAppointment>(nameof(AnnounceAppointment), (_, input) => _done.Add($"announced {input.FormerTechnicianId}".Trim()))
            .AddActivityFunc<ConfirmCompletion>(nameof(ConfirmCompletion), (_, _) => _done.Add("confirmed"))
            .AddActivityFunc<AnnounceCancellation>(nameof(AnnounceCancellation), (_, _) => _done.Add("called off")),
        new DurableTaskTestHostOptions { ConfigureServices = services => services.AddSingleton<TimeProvider>(_clock) });

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task FieldService_WhenReported_ConfirmsAndCompletes()
    {
        string id = await StartAsync();
        await RaiseAsync(id, new VisitBooked(Appointment(At(Monday.AddDays(1), 8))));
        await RaiseAsync(id, new VisitCompleted("o-1", At(Monday.AddDays(1), 12), 3.5m));

        VisitOutcome.Completed outcome = Assert.IsType<VisitOutcome.Completed>(await OutcomeAsync(id));

        Assert.Equal(("o-1-service", At(Monday.AddDays(1), 12), 3.5m), (outcome.VisitId, outcome.CompletedAt, outcome.HoursWorked));
        Assert.Equal(["searched", "announced", "confirmed"], _done);
        await RecordedHistories.KeepAsync(_host, "reported", id);
    }

    [Fact]
    public async Task FieldService_WhenNoSlotIsFree_SearchesAgainEveryMorning()
    {
        _searches.Enqueue(At(Monday.AddDays(1), 7));
        _searches.Enqueue(At(Monday.AddDays(2), 7));
        string id = await StartAsync();
        Assert.Equal(["searched"], _done);

        await _host.AdvanceAsync(TimeSpan.FromDays(1));
        Assert.Equal(["searched", "searched"], _done);
        await RecordedHistories.KeepAsync(_host, "no-slot-and-searching", id);

        await _host.AdvanceAsync(TimeSpan.FromDays(1));
        Assert.Equal(["searched", "searched", "searched", "announced"], _done);
        await RaiseAsync(id, new VisitCompleted("o-1", At(Monday.AddDays(3), 12), 4));
        Assert.IsType<VisitOutcome.Completed>(await OutcomeAsync(id));
        await RecordedHistories.KeepAsync(_host, "slot-found-on-the-third-day", id);
    }

    [Fact]
    public async Task FieldService_WhenADispatcherBooksWhileItWaits_SearchesNoMore()
    {
        _searches.Enqueue(At(Monday.AddDays(1), 7));
        string id = await StartAsync();

        await RaiseAsync(id, new VisitBooked(Appointment(At(Monday.AddDays(4), 8))));
        await _host.AdvanceAsync(TimeSpan.FromDays(10));

        Assert.Equal(["searched", "announced"], _done);
        await RecordedHistories.KeepAsync(_host, "booked-by-a-dispatcher", id);
    }

    [Fact]
    public async Task FieldService_WhenMovedTwice_AnnouncesEachTimeAndNamesTheFormerTechnician()
    {
        string id = await StartAsync();
        Appointment first = Appointment(At(Monday.AddDays(1), 8));
        Appointment second = Appointment(At(Monday.AddDays(2), 8), "T2");
        await RaiseAsync(id, new VisitRescheduled(second, first, Announced: true));
        await RaiseAsync(id, new VisitRescheduled(first, second, Announced: true));

        Assert.Equal(["searched", "announced", "announced T1", "announced T2"], _done);
        await RecordedHistories.KeepAsync(_host, "moved-twice", id);
    }

    [Fact]
    public async Task FieldService_WhenCancelledWhileWaiting_EndsWithTheReason()
    {
        _searches.Enqueue(At(Monday.AddDays(1), 7));
        string id = await StartAsync();
        await RaiseAsync(id, new VisitCancelled("The customer does not want it.", null));

        VisitOutcome.Cancelled outcome = Assert.IsType<VisitOutcome.Cancelled>(await OutcomeAsync(id));

        Assert.Equal("The customer does not want it.", outcome.Reason);
        Assert.Equal("called off", _done[^1]);
        await RecordedHistories.KeepAsync(_host, "cancelled-while-searching", id);
    }

    private SlotSearched Search()
    {
        _done.Add("searched");
        return new SlotSearched(_searches.TryDequeue(out DateTimeOffset? tryAgainAt) ? tryAgainAt : null);
    }

    private async Task<string> StartAsync()
    {
        VisitRequest visit = Request();
        string id = await _host.Client.ScheduleNewOrchestrationInstanceAsync(
            nameof(FieldServiceOrchestrator), visit, new StartOrchestrationOptions(FieldServiceOrchestrator.InstanceId(visit.VisitId)));
        await _host.WhenIdleAsync();
        return id;
    }

    private async Task RaiseAsync<TEvent>(string id, TEvent @event)
        where TEvent : class
    {
        await _host.Client.RaiseEventAsync(id, typeof(TEvent).Name, @event);
        await _host.WhenIdleAsync();
    }

    private async Task<VisitOutcome> OutcomeAsync(string id)
    {
        OrchestrationMetadata instance = (await _host.Client.GetInstanceAsync(id, getInputsAndOutputs: true))!;
        Assert.Equal(OrchestrationRuntimeStatus.Completed, instance.RuntimeStatus);
        return instance.ReadOutputAs<VisitOutcome>()!;
    }
}
