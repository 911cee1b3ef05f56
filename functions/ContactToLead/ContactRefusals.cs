using System.Globalization;
using LeadToCash.Links;
using Microsoft.AspNetCore.Http;

namespace LeadToCash.ContactToLead;

/// <summary>Answers for a contact's links that are over.</summary>
internal static class ContactRefusals
{
    public static IResult TooLate(HttpRequest request, CultureInfo culture, string code, string text, int status = StatusCodes.Status409Conflict) =>
        LinkPages.Closed(request, culture, status, code, ContactTexts.In(culture, "Link.TooLate.Title"), ContactTexts.In(culture, text));

    public static IResult Gone(HttpRequest request, CultureInfo culture, string text) =>
        TooLate(request, culture, "contact-gone", text, StatusCodes.Status410Gone);
}
