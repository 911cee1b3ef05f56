using Microsoft.AspNetCore.Http;

namespace LeadToCash.Pages;

/// <summary>Headers of every page: links carry secrets, so nothing may leak them, cache them or frame them.</summary>
internal static class PageHeaders
{
    public static void Set(HttpResponse response)
    {
        IHeaderDictionary headers = response.Headers;
        headers["Referrer-Policy"] = "no-referrer";
        headers["X-Robots-Tag"] = "noindex, nofollow";
        headers["X-Content-Type-Options"] = "nosniff";
        headers["Content-Security-Policy"] = "default-src 'none'; style-src 'self'; img-src 'self' data:; script-src 'self'; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";
        headers.CacheControl = "no-store";
    }

    /// <summary>A mail shown in the browser carries its style inline.</summary>
    public static void SetForMail(HttpResponse response)
    {
        Set(response);
        response.Headers["Content-Security-Policy"] = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'";
    }
}
