using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.DurableTask.Client;

namespace LeadToCash.Local.Hosting.Operations.Pages;

/// <summary>Pieces that several pages are made of.</summary>
internal static class Parts
{
    private const int LongestShown = 20_000;
    private const int LongestUnfolded = 160;

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A status as a word on its colour.</summary>
    public static Html Status(Texts texts, OrchestrationRuntimeStatus status) =>
        Html.Of($"""<span class="tag {Tone(status)}">{texts.Of(status)}</span>""");

    public static string Tone(OrchestrationRuntimeStatus status) => status switch
    {
        OrchestrationRuntimeStatus.Failed => "bad",
        OrchestrationRuntimeStatus.Completed => "good",
        OrchestrationRuntimeStatus.Suspended => "warn",
        OrchestrationRuntimeStatus.Terminated => "gone",
        _ => "live",
    };

    public static Html InstanceLink(string instanceId) => Html.Of($"""<a class="id" href="{OperationsLinks.Instance(instanceId)}">{instanceId}</a>""");

    public static Html Notice(string tone, string text) => Html.Of($"""<p class="notice {tone}" role="status">{text}</p>""");

    /// <summary>A payload, indented; folded when it is long, and cut when it is very long.</summary>
    public static Html Payload(Texts texts, string label, JsonNode? payload)
    {
        if (payload is null)
        {
            return default;
        }

        string text = payload.ToJsonString(Indented);
        string shown = text.Length > LongestShown ? text[..LongestShown] + "\n… " + texts.CutOff(text.Length) : text;
        return text.Length > LongestUnfolded
            ? Html.Of($"""<details><summary>{label} <span class="soft">{texts.Letters(text.Length)}</span></summary><pre tabindex="0">{shown}</pre></details>""")
            : Html.Of($"""<p class="payload"><span class="soft">{label}</span> <code>{shown}</code></p>""");
    }

    /// <summary>Stored text as JSON; what is none is taken as a string.</summary>
    public static JsonNode? Json(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        try
        {
            return JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            return JsonValue.Create(text);
        }
    }
}
