using Microsoft.AspNetCore.Http;

namespace LeadToCash.Api;

/// <summary>Whether a person or a program asks.</summary>
internal static class Negotiation
{
    /// <summary>A program: it sends JSON, or accepts JSON and no HTML.</summary>
    public static bool WantsJson(this HttpRequest request)
    {
        IList<Microsoft.Net.Http.Headers.MediaTypeHeaderValue> accepted = request.GetTypedHeaders().Accept;
        bool Accepts(string type) => accepted.Any(one => !one.MatchesAllTypes && one.MatchesMediaType(type));
        return !Accepts("text/html") && (request.HasJsonContentType() || Accepts("application/json") || Accepts("application/problem+json"));
    }
}
