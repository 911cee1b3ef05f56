using LeadToCash.Calendar;
using LeadToCash.LeadToOpportunity;
using LeadToCash.Local.Clock;
using LeadToCash.Local.Testing;
using LeadToCash.Workflows.Tests.Histories;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace LeadToCash.Tests.LeadToOpportunity;

public sealed class ActivityReminderTests : IAsyncLifetime
{
    private static readonly ActivityRef Activity = new("opp-1", "v-1", 1);
    private static readonly BusinessCalendar Bavaria = new("Europe/Berlin", [new DateOnly(2026, 4, 3), new DateOnly(2026, 4, 6)]);

    private readonly ManualClock _clock = new(Sales.Monday);
    private readonly List<int> _reminded = [];
    private DateTimeOffset? _remindAt = Sales.Monday.AddDays(30);
    private DurableTaskTestHost _host = null!;

    public async Task InitializeAsync() => _host = await DurableTaskTestHost.StartAsync(
        tasks => tasks
            .AddOrchestratorFunc<ActivityRef>(nameof(ActivityReminderOrchestrator), (context, activity) => ActivityReminderOrchestrator.RunAsync(context, activity!))
            .AddActivityFunc<ScheduleActivityReminder, DateTimeOffset?>(nameof(ScheduleActivityReminder), (_, _) => _remindAt)
            .AddActivityFunc<RemindOfActivity>(nameof(RemindOfActivity), (_, _) => _reminded.Add((_clock.GetUtcNow() - Sales.Monday).Days)),
        new DurableTaskTestHostOptions { ConfigureServices = services => services.AddSingleton<TimeProvider>(_clock) });

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    [Trait("Scenario", "D13")]
    public async Task Reminder_WhenDue_GoesOutOnce()
    {
        string id = await StartAsync();
        await RecordedHistories.KeepAsync(_host, "waiting", id);
        await _host.AdvanceAsync(TimeSpan.FromDays(90));

        Assert.Equal([30], _reminded);
        await RecordedHistories.KeepAsync(_host, "reminded", id);
    }

    [Fact]
    [Trait("Scenario", "D13")]
    public async Task Reminder_WhenSettledBefore_DoesNotGoOutAndLeavesNoTimer()
    {
        string id = await StartAsync();
        await _host.Client.RaiseEventAsync(id, nameof(ActivitySettled), new ActivitySettled());
        await _host.WhenIdleAsync();

        Assert.Equal(OrchestrationRuntimeStatus.Completed, (await _host.Client.GetInstanceAsync(id))!.RuntimeStatus);
        await _host.AdvanceAsync(TimeSpan.FromDays(90));
        Assert.Empty(_reminded);
        await RecordedHistories.KeepAsync(_host, "settled-before", id);
    }

    [Fact]
    public async Task Reminder_OfADateThatIsNoMore_EndsAtOnce()
    {
        _remindAt = null;
        string id = await StartAsync();

        Assert.Equal(OrchestrationRuntimeStatus.Completed, (await _host.Client.GetInstanceAsync(id))!.RuntimeStatus);
        Assert.Empty(_reminded);
        await RecordedHistories.KeepAsync(_host, "nothing-to-remind-of", id);
    }

    [Theory]
    [InlineData("2026-04-02", 1, "2026-04-01T09:00+02:00")] // the day before
    [InlineData("2026-04-02", 0, "2026-04-02T09:00+02:00")]
    [InlineData("2026-04-07", 1, "2026-04-02T09:00+02:00")] // over Easter
    [InlineData("2026-04-06", 0, "2026-04-02T09:00+02:00")] // Easter Monday
    [InlineData("2026-03-02", 0, "2026-03-02T10:00+01:00")] // today: at once
    [InlineData("2026-03-01", 0, "2026-03-02T10:00+01:00")] // past: at once
    public void Reminder_IsDueInBusinessHours(string dueOn, int daysBefore, string expected) =>
        Assert.Equal(DateTimeOffset.Parse(expected), ActivityReminder.At(Bavaria, DateOnly.Parse(dueOn), daysBefore, Sales.Monday));

    private async Task<string> StartAsync()
    {
        string id = await _host.Client.ScheduleNewOrchestrationInstanceAsync(
            nameof(ActivityReminderOrchestrator), Activity, new StartOrchestrationOptions(Activity.InstanceId));
        await _host.WhenIdleAsync();
        return id;
    }
}
