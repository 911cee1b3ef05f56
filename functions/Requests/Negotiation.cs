using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace LeadToCash.Requests;

/// <summary>Whether a person or a program asks.</summary>
internal static class Negotiation
{
    /// <summary>A program: it sends JSON, or accepts JSON and no HTML. Whoever says neither is a person.</summary>
    public static bool WantsJson(this HttpRequest request)
    {
        MediaTypeHeaderValue[] accepted = [.. request.GetTypedHeaders().Accept.Where(range => !range.MatchesAllTypes)];
        return request.HasJsonContentType() || (accepted.Any(IsJson) && !accepted.Any(range => range.MatchesMediaType("text/html")));
    }

    private static bool IsJson(MediaTypeHeaderValue range) => range.MatchesMediaType("application/json") || range.Suffix == "json";
}
