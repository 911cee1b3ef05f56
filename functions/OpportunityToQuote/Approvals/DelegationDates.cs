using System.Globalization;

namespace LeadToCash.OpportunityToQuote.Approvals;

/// <summary>Dates as forms and documents write them.</summary>
internal static class DelegationDates
{
    /// <summary>Reads 2026-03-14.</summary>
    public static bool TryRead(string text, out DateOnly date) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out date);
}
