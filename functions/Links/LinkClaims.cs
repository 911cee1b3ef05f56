using System.Text.Json.Serialization;

namespace LeadToCash.Links;

/// <summary>What a link in a mail entitles its holder to: one purpose on one version of one case, until it expires.</summary>
/// <param name="Purpose">First segment of the URL: <c>approvals</c>, <c>quotes</c>, <c>surveys</c>…</param>
/// <param name="CaseId">The case.</param>
/// <param name="Expires">First instant at which the link no longer decides; UTC, whole seconds.</param>
/// <param name="Version">Version of the content that was shown in the mail (of a quote, say); 0 where there are no versions.</param>
/// <param name="Step">The step that it decides: <c>manager</c>; null where there is one.</param>
/// <param name="Role">In which role: <c>customer</c>, <c>approver</c>; null where it does not matter.</param>
public sealed record LinkClaims(
    [property: JsonPropertyName("p")] string Purpose,
    [property: JsonPropertyName("c")] string CaseId,
    [property: JsonPropertyName("x")] DateTimeOffset Expires,
    [property: JsonPropertyName("v")] int Version = 0,
    [property: JsonPropertyName("s")] string? Step = null,
    [property: JsonPropertyName("r")] string? Role = null)
{
    /// <summary>Names this link among all: the command id of what a POST on it decides, so that a second POST gets the first answer.</summary>
    [JsonIgnore]
    public string CommandId => $"link/{Purpose}/{Version}/{Step}/{Role}";
}
