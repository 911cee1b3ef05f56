using System.Globalization;
using LeadToCash.Pages;
using LeadToCash.Problems;
using LeadToCash.Requests;
using Microsoft.AspNetCore.Http;

namespace LeadToCash.Links;

/// <summary>Answers for links that do not count: a page for people, a problem document for programs.</summary>
internal static class LinkPages
{
    /// <summary>404: not signed by us, changed, meant for something else, or about a case that never was.</summary>
    public static IResult Invalid(HttpRequest request) => request.WantsJson()
        ? Problem.Of(StatusCodes.Status404NotFound, "link-invalid", "The link is incomplete or not ours; open it from the mail again.")
        : Page.Of<InvalidLinkPage>(Cultures.Of(request), new Dictionary<string, object?>(), StatusCodes.Status404NotFound);

    /// <summary>A link of ours that is over: too late, replaced, called off. Whoever only looks may get 200, and then always the page.</summary>
    public static IResult Closed(HttpRequest request, CultureInfo culture, int status, string code, string title, string text) =>
        request.WantsJson() && status >= StatusCodes.Status400BadRequest
            ? Problem.Of(status, code, text)
            : Page.Message(culture, title, text, "warn", status);
}
