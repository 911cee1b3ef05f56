using System.Globalization;
using LeadToCash.Links;
using LeadToCash.Pages;
using LeadToCash.Problems;
using LeadToCash.Requests;
using Microsoft.AspNetCore.Http;

namespace LeadToCash.ContactToLead;

/// <summary>Answers for links that do not count: a page for people, a problem document for programs.</summary>
internal static class LinkPages
{
    public static IResult Invalid(HttpRequest request) =>
        Answer(request, Cultures.Of(request), StatusCodes.Status404NotFound, "link-invalid", "Link.Invalid.Title", "Link.Invalid", "bad");

    public static IResult TooLate(HttpRequest request, CultureInfo culture, string code, string text, int status = StatusCodes.Status409Conflict) =>
        Answer(request, culture, status, code, "Link.TooLate.Title", text, "warn");

    public static IResult Gone(HttpRequest request, CultureInfo culture, string text) =>
        Answer(request, culture, StatusCodes.Status410Gone, "contact-gone", "Link.TooLate.Title", text, "warn");

    private static IResult Answer(HttpRequest request, CultureInfo culture, int status, string code, string title, string text, string tone) =>
        request.WantsJson()
            ? Problem.Of(status, code, ContactTexts.In(culture, text))
            : Page.Message(culture, ContactTexts.In(culture, title), ContactTexts.In(culture, text), tone, status);
}
