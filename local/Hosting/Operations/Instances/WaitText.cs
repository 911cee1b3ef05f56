using LeadToCash.Local.Hosting.Operations.Pages;

namespace LeadToCash.Local.Hosting.Operations.Instances;

/// <summary>What an instance waits for, in words.</summary>
internal static class WaitText
{
    public static Html Render(OperationsCall call, OpenWait wait)
    {
        Texts texts = call.Texts;
        Html name = wait.InstanceId is { } instance
            ? Html.Of($"""<strong>{wait.Name}</strong> {Parts.InstanceLink(instance)}""")
            : Html.Of($"<strong>{wait.Name}</strong>");
        Html time = wait switch
        {
            { DueAt: { } due } => Moments.Relative(texts, due, call.Now),
            { Since: { } since } => Html.Of($"""<span class="soft">{texts.Since(Moments.Span(texts, (call.Now - since).Duration()))}</span>"""),
            _ => default,
        };
        return Html.Of($"""<span class="kind">{texts.Of(wait.Kind)}</span> {name} {time}""");
    }
}
