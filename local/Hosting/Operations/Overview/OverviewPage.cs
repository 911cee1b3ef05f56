using LeadToCash.Local.Hosting.Operations.Instances;
using LeadToCash.Local.Hosting.Operations.Pages;
using LeadToCash.Local.Hosting.Operations.Queues;
using Microsoft.AspNetCore.Http;
using Microsoft.DurableTask.Client;

namespace LeadToCash.Local.Hosting.Operations.Overview;

/// <summary>The first page: what needs a person, at a glance.</summary>
internal sealed class OverviewPage(OverviewReader reader)
{
    private const int WaitsShown = 3;

    public async Task<IResult> ShowAsync(OperationsCall call)
    {
        OverviewModel model = await reader.ReadAsync(call.Now, call.Aborted);
        return call.Show(model, call.Texts.Overview, _ => Render(call, model));
    }

    private static Html Render(OperationsCall call, OverviewModel model)
    {
        Texts texts = call.Texts;
        return Html.Of($"""
            {Attention(texts, model)}
            {Tiles(texts, model)}
            {(model.Failed.Count == 0 ? default : Html.Of($"""<section><h2>{texts.FailedLately}</h2>{InstanceListPage.Lines(call, model.Failed)}</section>"""))}
            {(model.LongestWithoutProgress.Count == 0 ? default : Html.Of($"""<section><h2>{texts.LongestWithoutProgress}</h2><ul class="rows">{Html.Each(model.LongestWithoutProgress, waiting => Waiting(call, waiting))}</ul></section>"""))}
            {CountsPicture.Render(texts, model.Orchestrators)}
            {(model.Queues.Count == 0 ? default : Html.Of($"""<section><h2>{texts.Queues}</h2><ul class="rows">{Html.Each(model.Queues, queue => Queue(texts, queue))}</ul></section>"""))}
            <dl class="facts"><dt>{texts.TaskHub}</dt><dd>{model.TaskHub}</dd><dt>{texts.Storage}</dt><dd>{model.Storage}</dd></dl>
            """);
    }

    /// <summary>What a person should look at, each with the way there; or that there is nothing.</summary>
    private static Html Attention(Texts texts, OverviewModel model)
    {
        int poison = model.Queues.Sum(queue => queue.PoisonLength);
        (long Count, string Tone, string Text, string Address)[] all =
        [
            (Count(model.EndedSinceStart, OrchestrationRuntimeStatus.Failed), "bad", texts.FailedSinceStart(Count(model.EndedSinceStart, OrchestrationRuntimeStatus.Failed)), OperationsLinks.List("Failed")),
            (poison, "bad", texts.PoisonMessagesWait(poison), OperationsLinks.Queues),
            (model.PastDueTimers, "warn", texts.TimersPastDue(model.PastDueTimers), OperationsLinks.Timers),
            (Count(model.Unfinished, OrchestrationRuntimeStatus.Suspended), "warn", texts.AreSuspended(Count(model.Unfinished, OrchestrationRuntimeStatus.Suspended)), OperationsLinks.List("Suspended")),
        ];
        return all.All(item => item.Count == 0)
            ? Html.Of($"""<p class="notice good">{texts.NothingNeedsAttention}</p>""")
            : Html.Of($"""<ul class="attention">{Html.Each(all.Where(item => item.Count > 0), item => Html.Of($"""<li><a class="notice {item.Tone}" href="{item.Address}">{item.Text}</a></li>"""))}</ul>""");
    }

    private static Html Tiles(Texts texts, OverviewModel model)
    {
        (OrchestrationRuntimeStatus Status, long Count, string Note)[] tiles =
        [
            .. new[] { OrchestrationRuntimeStatus.Running, OrchestrationRuntimeStatus.Pending, OrchestrationRuntimeStatus.Suspended }
                .Select(status => (status, Count(model.Unfinished, status), texts.Now)),
            .. new[] { OrchestrationRuntimeStatus.Failed, OrchestrationRuntimeStatus.Completed, OrchestrationRuntimeStatus.Terminated }
                .Select(status => (status, Count(model.EndedSinceStart, status), texts.SinceStart)),
        ];
        return Html.Of($"""
            <ul class="tiles">{Html.Each(tiles, tile => Html.Of($"""
            <li class="{(tile.Count > 0 ? Parts.Tone(tile.Status) : "")}"><a href="{OperationsLinks.List(tile.Status.ToString())}"><b>{tile.Count}</b> {texts.Of(tile.Status)} <span class="soft">{tile.Note}</span></a></li>
            """))}</ul>
            """);
    }

    private static Html Waiting(OperationsCall call, WaitingInstance waiting)
    {
        Html waits = Html.Each(waiting.WaitsFor.Take(WaitsShown), wait => Html.Of($"<span>{WaitText.Render(call, wait)}</span>"));
        Html more = waiting.WaitsFor.Count > WaitsShown ? Html.Of($"""<span class="soft">{call.Texts.AndMore(waiting.WaitsFor.Count - WaitsShown)}</span>""") : default;
        return Html.Of($"""
            <li><span class="main">{Parts.InstanceLink(waiting.Instance.InstanceId)}<span class="soft">{waiting.Instance.Name}</span></span>
            {Parts.Status(call.Texts, waiting.Instance.Status)}<span class="soft">{Moments.Relative(call.Texts, waiting.Instance.UpdatedAt, call.Now)}</span><span class="waiting">{waits}{more}</span></li>
            """);
    }

    private static Html Queue(Texts texts, QueueModel queue) => Html.Of($"""
        <li><span class="main"><a href="{OperationsLinks.Queues}">{queue.Name}</a></span><span>{queue.Length} {texts.Messages}</span>
        <span class="tag {(queue.PoisonLength > 0 ? "bad" : "good")}">{queue.PoisonLength} {texts.PoisonMessages}</span></li>
        """);

    private static long Count(IReadOnlyDictionary<OrchestrationRuntimeStatus, long> counts, OrchestrationRuntimeStatus status) => counts.GetValueOrDefault(status);
}
