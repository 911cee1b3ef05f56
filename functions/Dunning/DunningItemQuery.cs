using System.Globalization;
using LeadToCash.Cases;
using Microsoft.AspNetCore.Http;

namespace LeadToCash.Dunning;

/// <summary>Which letters of a run are asked for.</summary>
/// <param name="Status">Only those; null for all.</param>
/// <param name="After">The cursor of the page before; null for the first.</param>
/// <param name="Limit">At most so many.</param>
internal sealed record DunningItemQuery(DunningItemStatus? Status, string? After, int Limit)
{
    private const int Usual = 100;

    /// <summary>Null when the query makes no sense.</summary>
    public static DunningItemQuery? Read(IQueryCollection query)
    {
        (string status, string after, string limit) = (query["status"].ToString(), query["after"].ToString(), query["limit"].ToString());
        DunningItemStatus wanted = default;
        int number = Usual;
        bool holds = (status.Length == 0 || (Enum.TryParse(status, ignoreCase: true, out wanted) && Enum.IsDefined(wanted)))
            && (after.Length == 0 || CaseRows.IsId(after))
            && (limit.Length == 0 || (int.TryParse(limit, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number is >= 1 and <= 500));
        return holds ? new DunningItemQuery(status.Length == 0 ? null : wanted, after.Length == 0 ? null : after, number) : null;
    }
}
