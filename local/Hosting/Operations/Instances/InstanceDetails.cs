using LeadToCash.Local.Durable;
using LeadToCash.Local.Hosting.Operations.Pages;
using Microsoft.AspNetCore.Http;
using Microsoft.DurableTask.Client;

namespace LeadToCash.Local.Hosting.Operations.Instances;

/// <summary>The page of one instance: what it waits for first, then what can be done, then how it came here.</summary>
internal sealed class InstanceDetails(TaskHub hub)
{
    /// <summary>An orchestrator that blocks its thread must not take the page along that shows it.</summary>
    private static readonly TimeSpan LongestReplay = TimeSpan.FromSeconds(3);

    public async Task<IResult> ShowAsync(OperationsCall call)
    {
        InstanceRecord? record = await hub.ReadInstanceAsync(call.Subject, call.Aborted);
        if (record is not null)
        {
            // An id may itself end as an address of JSON does.
            call = call with { WantsJson = OperationsCall.AcceptsJson(call.Http.Request) };
        }
        else if (OperationsLinks.IsJson(call.RawTarget))
        {
            record = await hub.ReadInstanceAsync(OperationsLinks.WithoutJson(call.Subject), call.Aborted);
        }

        if (record is null)
        {
            return call.Refuse(StatusCodes.Status404NotFound, call.Texts.NoSuchInstance, call.Texts.NoInstanceOf(call.Subject));
        }

        InstanceModel model = Describe(record, await new InstanceTree(hub, call.Aborted).ReadAsync(record), await AwaitedEventsAsync(record));
        return call.Show(model, model.InstanceId, _ => Render(call, model));
    }

    /// <summary>What an instance waits for.</summary>
    public async Task<IReadOnlyList<OpenWait>> WaitsOfAsync(InstanceRecord record) =>
        OpenWait.Of(record, await AwaitedEventsAsync(record), Timeline.Of(record));

    private async Task<IReadOnlyList<string>> AwaitedEventsAsync(InstanceRecord record)
    {
        try
        {
            return await Task.Run(() => hub.AwaitedEvents(record)).WaitAsync(LongestReplay);
        }
        catch (TimeoutException)
        {
            return [];
        }
    }

    private static InstanceModel Describe(InstanceRecord record, TreeNode tree, IReadOnlyList<string> events)
    {
        InstanceState state = record.State;
        IReadOnlyList<TimelineStep> timeline = Timeline.Of(record);
        return new InstanceModel
        {
            InstanceId = state.InstanceId,
            ExecutionId = state.Execution.ExecutionId,
            Name = state.Execution.Name,
            Version = state.Execution.Version,
            Status = state.Status,
            CreatedAt = state.CreatedAt,
            UpdatedAt = state.UpdatedAt,
            Parent = state.Execution.Parent?.InstanceId,
            Restarts = state.Generation,
            Tags = state.Execution.Tags,
            CustomStatus = Parts.Json(state.CustomStatus),
            Input = Parts.Json(state.Execution.Input),
            Output = Parts.Json(state.Output),
            Failure = FailureNote.Of(state.Failure),
            WaitsFor = OpenWait.Of(record, events, timeline),
            Actions = [.. InstanceAction.All.Where(action => action.Fits(state.Status)).Select(action => action.Name)],
            Tree = tree,
            Timeline = timeline,
        };
    }

    private static Html Render(OperationsCall call, InstanceModel model)
    {
        Texts texts = call.Texts;
        return Html.Of($"""
            {Outcome(call)}
            <p class="headline">{Parts.Status(texts, model.Status)} <strong>{model.Name}</strong> <span class="soft">{texts.LastProgress} {Moments.Relative(texts, model.UpdatedAt, call.Now)}</span></p>
            {(model.Failure is null ? default : Html.Of($"""<section class="notice bad"><h2>{texts.WhyItFailed}</h2>{model.Failure.Render(texts)}</section>"""))}
            {Waits(call, model)}
            <p class="actions">{Html.Each(model.Actions, action => Html.Of($"""<a class="button second" href="{OperationsLinks.Action(model.InstanceId, action)}">{texts.Of(action).Title}</a>"""))}</p>
            {Facts(call, model)}
            {Parts.Payload(texts, texts.CustomStatus, model.CustomStatus)}{Parts.Payload(texts, texts.Input, model.Input)}{Parts.Payload(texts, texts.Output, model.Output)}
            {TreePicture.Render(texts, model.Tree)}
            {BarPicture.Render(texts, model.Timeline, call.Now)}
            <section id="timeline"><h2>{texts.TimelineTitle}</h2>
            {(model.Restarts == 0 ? default : Html.Of($"""<p class="notice">{texts.EarlierHistoryIsGone(model.Restarts)}</p>"""))}
            {TimelinePage.Render(call, model.InstanceId, model.Timeline)}</section>
            """);
    }

    private static Html Outcome(OperationsCall call) =>
        call.Query("done") is { } done && InstanceAction.Find(done) is not null ? Parts.Notice("good", call.Texts.Of(done).Done) : default;

    private static Html Waits(OperationsCall call, InstanceModel model) => model.WaitsFor.Count == 0 ? default : Html.Of($"""
        <section class="waits"><h2>{call.Texts.WaitsFor}</h2><ul>{Html.Each(model.WaitsFor, wait => Html.Of($"<li>{WaitText.Render(call, wait)}{Raise(call, model, wait)}</li>"))}</ul></section>
        """);

    private static Html Raise(OperationsCall call, InstanceModel model, OpenWait wait) => wait.Kind != WaitKind.Event ? default : Html.Of($"""
         <a href="{OperationsLinks.Action(model.InstanceId, InstanceAction.RaiseEvent)}?name={Uri.EscapeDataString(wait.Name ?? "")}">{call.Texts.RaiseIt}</a>
        """);

    private static Html Facts(OperationsCall call, InstanceModel model)
    {
        Texts texts = call.Texts;
        bool isOver = model.Status is OrchestrationRuntimeStatus.Completed or OrchestrationRuntimeStatus.Failed or OrchestrationRuntimeStatus.Terminated;
        return Html.Of($"""
            <dl class="facts">
            <dt>{texts.Created}</dt><dd>{Moments.Full(texts, model.CreatedAt)}</dd>
            <dt>{(isOver ? texts.Took : texts.RunsFor)}</dt><dd>{Moments.Span(texts, ((isOver ? model.UpdatedAt : call.Now) - model.CreatedAt).Duration())}</dd>
            {(model.Parent is null ? default : Html.Of($"<dt>{texts.CalledBy}</dt><dd>{Parts.InstanceLink(model.Parent)}</dd>"))}
            {(model.Version.Length == 0 ? default : Html.Of($"<dt>{texts.Version}</dt><dd>{model.Version}</dd>"))}
            {Html.Each(model.Tags, tag => Html.Of($"<dt>{tag.Key}</dt><dd>{tag.Value}</dd>"))}
            <dt>{texts.Execution}</dt><dd><code>{model.ExecutionId}</code></dd>
            </dl>
            """);
    }
}
