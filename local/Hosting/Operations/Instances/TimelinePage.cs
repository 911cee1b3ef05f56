using System.Globalization;
using LeadToCash.Local.Hosting.Operations.Pages;

namespace LeadToCash.Local.Hosting.Operations.Instances;

/// <summary>The timeline as a list, a part of it at a time when it is long.</summary>
internal static class TimelinePage
{
    private const int StepsShown = 200;

    public static string Tone(StepState state) => state switch
    {
        StepState.Open => "live",
        StepState.Done => "good",
        StepState.Failed => "bad",
        StepState.Cancelled => "gone",
        _ => "moment",
    };

    /// <summary>The last steps, or those from a number on.</summary>
    public static Html Render(OperationsCall call, string instanceId, IReadOnlyList<TimelineStep> timeline)
    {
        Texts texts = call.Texts;
        int last = Math.Max(0, timeline.Count - StepsShown);
        int from = int.TryParse(call.Query("from"), NumberStyles.None, CultureInfo.InvariantCulture, out int asked) ? Math.Min(asked, last) : last;
        string address = OperationsLinks.Instance(instanceId);
        Html earlier = from == 0 ? default : Html.Of($"""<p><a href="{address}?from={Math.Max(0, from - StepsShown)}#timeline">{texts.Earlier(from)}</a></p>""");
        Html later = from == last ? default : Html.Of($"""<p><a href="{address}?from={from + StepsShown}#timeline">{texts.Later(timeline.Count - from - StepsShown)}</a></p>""");
        return Html.Of($"""
            {earlier}<ol class="timeline" start="{from + 1}">
            {Html.Each(timeline.Skip(from).Take(StepsShown), step => Line(call, step))}
            </ol>{later}
            """);
    }

    private static Html Line(OperationsCall call, TimelineStep step)
    {
        Texts texts = call.Texts;
        return Html.Of($"""
            <li class="{Tone(step.State)}"><p class="step"><span class="kind">{texts.Of(step.Kind)}</span> <strong>{step.Name}</strong> {State(call, step)} <span class="when">{Moments.Full(texts, step.At)}</span></p>
            {Where(texts, step)}{(step.Reason is null ? default : Html.Of($"""<p>{step.Reason}</p>"""))}
            {Parts.Payload(texts, step.Kind is StepKind.EventReceived or StepKind.EventSent ? texts.Payload : texts.Input, step.Input)}
            {Parts.Payload(texts, texts.Output, step.Output)}{(step.Failure is { } failure ? failure.Render(texts) : default)}</li>
            """);
    }

    private static Html State(OperationsCall call, TimelineStep step) => step switch
    {
        { State: StepState.Open } => Html.Of($"""<span class="tag live">{call.Texts.WaitsSince(Moments.Span(call.Texts, Later(call.Now, step.At) - step.At))}</span>"""),
        { State: StepState.Cancelled } => Html.Of($"""<span class="tag gone">{call.Texts.GivenUp}</span>"""),
        { State: StepState.Failed, EndedAt: { } end } => Html.Of($"""<span class="tag bad">{call.Texts.FailedAfter(Moments.Span(call.Texts, end - step.At))}</span>"""),
        { EndedAt: { } end } => Html.Of($"""<span class="took">{Moments.Span(call.Texts, end - step.At)}</span>"""),
        _ => default,
    };

    private static DateTimeOffset Later(DateTimeOffset a, DateTimeOffset b) => a > b ? a : b;

    private static Html Where(Texts texts, TimelineStep step) => step switch
    {
        { DueAt: { } due } => Html.Of($"""<p class="soft">{texts.DueAt} {Moments.Full(texts, due)}</p>"""),
        { InstanceId: { } instance } => Html.Of($"""<p>{Parts.InstanceLink(instance)}</p>"""),
        _ => default,
    };
}
