using Microsoft.AspNetCore.Http;

namespace LeadToCash.Local.Hosting.Operations.SignIn;

/// <summary>
/// Which requests may reach the operations page at all: those addressed to this machine by its own names, so that no foreign name that was made to point
/// here gets in; and changes only from pages of this very address.
/// </summary>
internal static class OriginRules
{
    public static bool IsAddressedHere(HttpRequest request) =>
        request.Host.Host.ToUpperInvariant() is "127.0.0.1" or "LOCALHOST" or "[::1]";

    /// <summary>Browsers say where a form was; other programs need not.</summary>
    public static bool IsFromHere(HttpRequest request)
    {
        string site = request.Headers["Sec-Fetch-Site"].ToString();
        string origin = request.Headers.Origin.ToString();
        return site is "" or "same-origin" or "none"
            && (origin.Length == 0 || string.Equals(origin, $"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase));
    }
}
