using LeadToCash.Local.Hosting.Operations.Pages;

namespace LeadToCash.Local.Hosting.Operations.Instances;

/// <summary>
/// What ran when, as bars. A process mostly waits, so that true proportions would show nothing but waiting: between two moments lies the logarithm of
/// the time between them.
/// </summary>
internal sealed class BarPicture
{
    private const int MostBars = 40;
    private const int RowHeight = 36;

    private readonly Dictionary<DateTimeOffset, double> _places = [];
    private readonly IReadOnlyList<TimelineStep> _steps;
    private readonly DateTimeOffset _now;

    private BarPicture(IReadOnlyList<TimelineStep> steps, DateTimeOffset now)
    {
        _steps = steps;
        _now = now;
        List<DateTimeOffset> moments = [.. steps.SelectMany(step => new[] { step.At, End(step) }).Distinct().Order()];
        double[] gaps = [0, .. moments.Zip(moments.Skip(1), (earlier, later) => Math.Log10(1 + (later - earlier).TotalMilliseconds))];
        double all = Math.Max(gaps.Sum(), double.Epsilon);
        double place = 0;
        for (int i = 0; i < moments.Count; i++)
        {
            place += gaps[i];
            _places[moments[i]] = 100 * place / all;
        }
    }

    /// <summary>Nothing when there are fewer than two bars to compare.</summary>
    public static Html Render(Texts texts, IReadOnlyList<TimelineStep> timeline, DateTimeOffset now)
    {
        List<TimelineStep> spans = [.. timeline.Where(step => step.Kind is StepKind.Activity or StepKind.SubOrchestration or StepKind.Timer)];
        return spans.Count < 2 ? default : new BarPicture([.. spans.TakeLast(MostBars)], now).Draw(texts, spans.Count);
    }

    private Html Draw(Texts texts, int all) => Html.Of($"""
        <section><h2>{texts.Durations}</h2>
        <svg class="bars" width="100%" height="{_steps.Count * RowHeight}" role="img" aria-label="{texts.DurationsAsBars}">
        {Html.Each(_steps.Select((step, index) => (step, index)), entry => Bar(texts, entry.step, entry.index * RowHeight))}
        </svg>
        <p class="soft">{texts.PausesAreShortened}{(all > _steps.Count ? " " + texts.OnlyTheLast(_steps.Count, all) : "")}</p></section>
        """);

    private Html Bar(Texts texts, TimelineStep step, int y)
    {
        double from = _places[step.At];
        double width = _places[End(step)] - from;
        string took = step.State == StepState.Open ? texts.Since(Moments.Span(texts, _now - step.At)) : Moments.Span(texts, End(step) - step.At);
        return Html.Of($"""
            <text class="name" x="0" y="{y + 15}">{step.Name ?? texts.Timer}</text><text class="took" x="100%" y="{y + 15}">{took}</text>
            <rect class="track" x="0" y="{y + 21}" width="100%" height="8" rx="2"/><rect class="bar {TimelinePage.Tone(step.State)}" x="{Math.Min(from, 99)}%" y="{y + 21}" width="{Math.Max(width, 1)}%" height="8" rx="2"/>
            """);
    }

    private DateTimeOffset End(TimelineStep step) => step.EndedAt ?? (_now > step.At ? _now : step.At);
}
