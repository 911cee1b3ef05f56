using LeadToCash.Pages;
using Microsoft.AspNetCore.Http;

namespace LeadToCash.OpportunityToQuote.Editor;

/// <summary>Places and answers that all of the staff's pages about quotes share.</summary>
internal static class StaffQuotes
{
    /// <summary>The page of a quote.</summary>
    public static string PathOf(string id) => $"/staff/quotes/{Uri.EscapeDataString(id)}";

    /// <summary>There is no such quote.</summary>
    public static IResult Unknown(string id) => Page.Message(Cultures.English, "No such quote", $"There is no quote '{id}'.", "warn", StatusCodes.Status404NotFound);

    /// <summary>What was clicked did not happen.</summary>
    public static IResult Refused(string reason, int status = StatusCodes.Status409Conflict) => Page.Message(Cultures.English, "This can't be done", reason, "warn", status);
}
