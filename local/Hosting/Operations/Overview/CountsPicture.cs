using LeadToCash.Local.Hosting.Operations.Pages;
using Microsoft.DurableTask.Client;

namespace LeadToCash.Local.Hosting.Operations.Overview;

/// <summary>A bar for each orchestrator, as long as it has instances, divided by status.</summary>
internal static class CountsPicture
{
    private const int RowHeight = 56;

    private static readonly OrchestrationRuntimeStatus[] Order =
    [
        OrchestrationRuntimeStatus.Failed, OrchestrationRuntimeStatus.Suspended, OrchestrationRuntimeStatus.Pending, OrchestrationRuntimeStatus.Running,
        OrchestrationRuntimeStatus.Completed, OrchestrationRuntimeStatus.Terminated,
    ];

    public static Html Render(Texts texts, IReadOnlyList<OrchestratorCounts> orchestrators) => orchestrators.Count == 0 ? default : Html.Of($"""
        <section><h2>{texts.ByOrchestrator}</h2>
        <svg class="bars" width="100%" height="{orchestrators.Count * RowHeight}" role="group" aria-label="{texts.ByOrchestrator}">
        {Html.Each(orchestrators.Select((counts, index) => (counts, index)), entry => Row(texts, entry.counts, orchestrators.Max(counts => counts.Total), entry.index * RowHeight))}
        </svg><p class="soft">{texts.UnfinishedAndSinceStart}</p></section>
        """);

    private static Html Row(Texts texts, OrchestratorCounts counts, double most, int y)
    {
        string words = string.Join(" · ", Order.Where(counts.Instances.ContainsKey).Select(status => $"{counts.Instances[status].ToString(texts.Culture)} {texts.Of(status)}"));
        double from = 0;
        Html bars = Html.Each(Order.Where(counts.Instances.ContainsKey), status =>
        {
            double width = 100 * counts.Instances[status] / most;
            from += width;
            return Html.Of($"""<rect class="bar {Parts.Tone(status)}" x="{from - width}%" y="{y + 37}" width="{width}%" height="8"/>""");
        });
        return Html.Of($"""
            <a href="{OperationsLinks.List(InstancesOf(counts), counts.Name)}"><text class="name" x="0" y="{y + 14}">{counts.Name}</text></a>
            <text class="counts" x="0" y="{y + 31}">{words}</text>{bars}
            """);
    }

    private static string InstancesOf(OrchestratorCounts counts) =>
        counts.Instances.Keys.Any(status => status is OrchestrationRuntimeStatus.Running or OrchestrationRuntimeStatus.Pending or OrchestrationRuntimeStatus.Suspended) ? "open" : "all";
}
