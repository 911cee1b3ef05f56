using Microsoft.AspNetCore.Http;

namespace LeadToCash.Local.Hosting.Operations.Pages;

/// <summary>Headers of every answer: nothing is kept, framed, indexed, told to others, or loaded from elsewhere.</summary>
internal static class PageHeaders
{
    public static void Set(HttpResponse response)
    {
        IHeaderDictionary headers = response.Headers;
        headers.CacheControl = "no-store";
        headers.ContentSecurityPolicy = "default-src 'none'; style-src 'self'; img-src data:; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers["X-Robots-Tag"] = "noindex, nofollow";
        headers.Vary = "Accept, Accept-Language, Cookie";
    }
}
