using LeadToCash.Problems;
using Microsoft.AspNetCore.Http;

namespace LeadToCash.Reports;

/// <summary>Reads what is asked of reports.</summary>
internal static class ReportsQuery
{
    private const int LongestCursor = 220;

    /// <summary>The figure whose events are asked for: that of the orders unless told otherwise; the problem if there is no such figure.</summary>
    public static (ReportFigure Figure, IResult? Problem) Figure(HttpRequest request)
    {
        string text = request.Query["figure"].ToString();
        if (text.Length == 0)
        {
            return (ReportFigure.Orders, null);
        }

        string? name = Array.Find(Enum.GetNames<ReportFigure>(), one => string.Equals(one, text, StringComparison.OrdinalIgnoreCase));
        return name is null
            ? (default, Problem.Invalid("figure", $"Write one of {string.Join(", ", Enum.GetNames<ReportFigure>()).ToLowerInvariant()}."))
            : (Enum.Parse<ReportFigure>(name), null);
    }

    /// <summary>The cursor <c>after</c>; null if none was given.</summary>
    public static string? After(HttpRequest request) =>
        request.Query["after"].ToString() is { Length: > 0 and <= LongestCursor } text && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.' or '_' or ':') ? text : null;
}
