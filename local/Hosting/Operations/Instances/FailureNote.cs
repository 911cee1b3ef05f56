using LeadToCash.Local.Hosting.Operations.Pages;
using Microsoft.DurableTask;

namespace LeadToCash.Local.Hosting.Operations.Instances;

/// <summary>Why something failed, with the cause of the cause.</summary>
internal sealed record FailureNote(string Type, string Message, string? StackTrace, FailureNote? Inner)
{
    public static FailureNote? Of(TaskFailureDetails? failure) =>
        failure is null ? null : new FailureNote(failure.ErrorType, failure.ErrorMessage, failure.StackTrace, Of(failure.InnerFailure));

    public Html Render(Texts texts) => Html.Of($"""
        <div class="failure"><p><strong>{Message}</strong></p><p class="soft">{Type}</p>
        {(string.IsNullOrWhiteSpace(StackTrace) ? default : Html.Of($"""<details><summary>{texts.StackTrace}</summary><pre tabindex="0">{StackTrace}</pre></details>"""))}
        {(Inner is null ? default : Html.Of($"""<p class="soft">{texts.CausedBy}</p>{Inner.Render(texts)}"""))}</div>
        """);
}
