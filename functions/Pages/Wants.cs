using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace LeadToCash.Pages;

/// <summary>Whether a program or a person asks.</summary>
public static class Wants
{
    /// <summary>The caller accepts JSON and not HTML; whoever says neither is a person.</summary>
    public static bool Json(HttpRequest request)
    {
        IList<MediaTypeHeaderValue> accepted = request.GetTypedHeaders().Accept;
        return Names(accepted, "application/json") && !Names(accepted, "text/html");
    }

    private static bool Names(IList<MediaTypeHeaderValue> accepted, string type) =>
        accepted.Any(range => !range.MatchesAllTypes && range.MatchesMediaType(type));
}
