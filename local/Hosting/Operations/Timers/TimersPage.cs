using LeadToCash.Local.Durable;
using LeadToCash.Local.Hosting.Operations.Pages;
using LeadToCash.Local.Hosting.Settings;
using LeadToCash.Local.Hosting.Timers;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;

namespace LeadToCash.Local.Hosting.Operations.Timers;

/// <summary>What time brings next: timers of orchestrations, which are in memory, and the schedules of timer functions, a storage request each.</summary>
internal sealed class TimersPage(TaskHub hub, HostParts parts, StorageConnections connections, IConfiguration settings)
{
    private const int MostShown = 100;

    public async Task<IResult> ShowAsync(OperationsCall call)
    {
        List<InstanceGlance> waiting = [.. hub.Register.Unfinished().Where(glance => glance.DueAt is not null)];
        IReadOnlyList<UpcomingTimer> first =
            [.. waiting.OrderBy(glance => glance.DueAt).Take(MostShown).Select(glance => new UpcomingTimer(glance.InstanceId, glance.Name, glance.DueAt!.Value, glance.DueAt < call.Now))];
        var model = new TimersModel(waiting.Count, first, await SchedulesAsync(call));
        return call.Show(model, call.Texts.Timers, _ => Render(call, model));
    }

    private async Task<IReadOnlyList<TriggerSchedule>> SchedulesAsync(OperationsCall call)
    {
        var store = new ScheduleStore(connections.Default, parts.HostJson.Durable.HubName);
        List<TriggerSchedule> schedules = [];
        foreach ((Functions.FunctionMethod function, TimerTriggerAttribute trigger) in parts.Catalog.TriggeredBy<TimerTriggerAttribute>())
        {
            string schedule = SettingNames.Resolve(settings, trigger.Schedule, function.Name);
            ScheduleStatus? status = trigger.UseMonitor ? await store.FindAsync(function.Name, call.Aborted) : null;
            DateTimeOffset next = status is null ? TimerSchedule.Parse(schedule, function.Name).NextAfter(call.Now) : Utc(status.Next);
            DateTimeOffset? last = status is { Last.Year: > 1601 } ? Utc(status.Last) : null;
            schedules.Add(new TriggerSchedule(function.Name, schedule, last, next, next < call.Now));
        }

        return schedules;
    }

    private static DateTimeOffset Utc(DateTime time) => new(DateTime.SpecifyKind(time, DateTimeKind.Utc));

    private static Html Render(OperationsCall call, TimersModel model)
    {
        Texts texts = call.Texts;
        return Html.Of($"""
            <section><h2>{texts.DurableTimers}</h2>
            {(model.Total == 0 ? Html.Of($"""<p class="empty">{texts.NoTimers}</p>""") : Html.Of($"""<ul class="rows">{Html.Each(model.Durable, timer => Timer(call, timer))}</ul>"""))}
            {(model.Total > model.Durable.Count ? Html.Of($"""<p class="soft">{texts.OnlyTheFirst(model.Durable.Count, model.Total)}</p>""") : default)}</section>
            <section><h2>{texts.TimerFunctions}</h2>
            {(model.Triggers.Count == 0 ? Html.Of($"""<p class="empty">{texts.NoTimerFunctions}</p>""") : Html.Of($"""<ul class="rows">{Html.Each(model.Triggers, trigger => Trigger(call, trigger))}</ul>"""))}</section>
            """);
    }

    private static Html Timer(OperationsCall call, UpcomingTimer timer) => Html.Of($"""
        <li><span class="main">{Parts.InstanceLink(timer.InstanceId)}<span class="soft">{timer.Name}</span></span>
        {Late(call.Texts, timer.IsPastDue)}<span>{Moments.Relative(call.Texts, timer.DueAt, call.Now)}</span><span class="soft">{Moments.Instant(call.Texts, timer.DueAt)}</span></li>
        """);

    private static Html Trigger(OperationsCall call, TriggerSchedule trigger) => Html.Of($"""
        <li><span class="main"><strong>{trigger.Function}</strong><code>{trigger.Schedule}</code></span>
        {Late(call.Texts, trigger.IsPastDue)}<span>{Moments.Relative(call.Texts, trigger.Next, call.Now)}</span>
        <span class="soft">{call.Texts.LastRun} {(trigger.Last is { } last ? Moments.Relative(call.Texts, last, call.Now) : Html.Of($"{call.Texts.Never}"))}</span></li>
        """);

    private static Html Late(Texts texts, bool isPastDue) => isPastDue ? Html.Of($"""<span class="tag warn">{texts.PastDue}</span>""") : default;
}

/// <summary>Timers to come.</summary>
/// <param name="Total">How many orchestrations wait for a timer.</param>
/// <param name="Durable">The next of them, each with the earliest timer of its instance.</param>
/// <param name="Triggers">The timer functions.</param>
internal sealed record TimersModel(int Total, IReadOnlyList<UpcomingTimer> Durable, IReadOnlyList<TriggerSchedule> Triggers);

internal sealed record UpcomingTimer(string InstanceId, string Name, DateTimeOffset DueAt, bool IsPastDue);

internal sealed record TriggerSchedule(string Function, string Schedule, DateTimeOffset? Last, DateTimeOffset Next, bool IsPastDue);
