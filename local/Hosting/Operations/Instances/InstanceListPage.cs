using LeadToCash.Local.Durable;
using LeadToCash.Local.Hosting.Operations.Pages;
using Microsoft.AspNetCore.Http;
using Microsoft.DurableTask.Client;

namespace LeadToCash.Local.Hosting.Operations.Instances;

/// <summary>The list of instances with its search.</summary>
internal sealed class InstanceListPage(TaskHub hub, IReadOnlyList<string> orchestrators)
{
    private static readonly string[] Statuses = [InstanceList.Open, InstanceList.All, .. Enum.GetNames<OrchestrationRuntimeStatus>().Where(IsUsed)];

    private readonly InstanceList _list = new(hub);

    public async Task<IResult> ShowAsync(OperationsCall call)
    {
        string? prefix = call.Query("q")?.Trim();
        string asked = call.Query("status") ?? (prefix is null ? InstanceList.Open : InstanceList.All);
        if (Statuses.FirstOrDefault(name => string.Equals(name, asked, StringComparison.OrdinalIgnoreCase)) is not { } status)
        {
            return call.Refuse(StatusCodes.Status400BadRequest, call.Texts.NoSuchStatus, string.Join(", ", Statuses));
        }

        InstancePage page = await _list.ReadAsync(new InstanceFilter(status, call.Query("name"), prefix, call.Query("page")), call.Aborted);
        return call.Show(page, call.Texts.Instances, model => Render(call, model));
    }

    /// <summary>Lines of instances, each with what it is, how it is and since when.</summary>
    public static Html Lines(OperationsCall call, IEnumerable<InstanceLine> lines) => Html.Of($"""
        <ul class="rows">{Html.Each(lines, line => Html.Of($"""
            <li><span class="main">{Parts.InstanceLink(line.InstanceId)}<span class="soft">{line.Name}</span></span>
            {Parts.Status(call.Texts, line.Status)}
            <span class="soft">{Moments.Relative(call.Texts, line.UpdatedAt, call.Now)}</span>{Error(line)}</li>
            """))}</ul>
        """);

    private static bool IsUsed(string status) => status is not ("Canceled" or "ContinuedAsNew");

    private static Html Error(InstanceLine line) => line.Error is null ? default : Html.Of($"""<span class="error">{line.Error}</span>""");

    private Html Render(OperationsCall call, InstancePage page)
    {
        Texts texts = call.Texts;
        return Html.Of($"""
            {(call.Query("done") == "purge" ? Parts.Notice("good", texts.Of("purge").Done) : default)}
            <form class="filter" method="get" action="{OperationsLinks.Instances}">
            <p><label for="q">{texts.IdBeginsWith}</label><input id="q" name="q" type="search" value="{page.Filter.Prefix}" autocomplete="off" spellcheck="false"></p>
            <p><label for="status">{texts.Status}</label><select id="status" name="status">{Html.Each(Statuses, status => Option(status, StatusName(texts, status), page.Filter.Status))}</select></p>
            <p><label for="name">{texts.Orchestrator}</label><select id="name" name="name">{Option("", texts.AnyOrchestrator, page.Filter.Name ?? "")}{Html.Each(orchestrators, name => Option(name, name, page.Filter.Name))}</select></p>
            <p><button>{texts.Search}</button></p>
            </form>
            {(page.Instances.Count == 0 ? Html.Of($"""<p class="empty">{texts.NothingFound}</p>""") : Lines(call, page.Instances))}
            {More(texts, page)}
            """);
    }

    private static string StatusName(Texts texts, string status) => status switch
    {
        InstanceList.Open => texts.Unfinished,
        InstanceList.All => texts.AnyStatus,
        _ => texts.Of(Enum.Parse<OrchestrationRuntimeStatus>(status)),
    };

    private static Html Option(string value, string name, string? chosen) => value == (chosen ?? "")
        ? Html.Of($"""<option value="{value}" selected>{name}</option>""")
        : Html.Of($"""<option value="{value}">{name}</option>""");

    private static Html More(Texts texts, InstancePage page)
    {
        Html searched = page.Searched is { } rows
            ? Html.Of($"""<p class="soft">{(page.Next is null ? texts.SearchedToTheEnd(rows) : texts.SearchedSoFar(rows))}</p>""")
            : Html.Of($"""<p class="soft">{texts.LongestWaitingFirst}</p>""");
        return page.Next is null
            ? searched
            : Html.Of($"""{searched}<p><a class="button second" href="{OperationsLinks.List(page.Filter.Status, page.Filter.Name, page.Filter.Prefix, page.Next)}">{texts.NextPage}</a></p>""");
    }
}
