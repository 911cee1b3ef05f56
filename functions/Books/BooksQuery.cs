using LeadToCash.Calendar;
using LeadToCash.Problems;
using Microsoft.AspNetCore.Http;

namespace LeadToCash.Books;

/// <summary>Reads what a query string asks of the books.</summary>
internal static class BooksQuery
{
    /// <summary>The months <c>from</c> and <c>to</c>: of this year until now unless given; the problem if they are wrong.</summary>
    public static (DateOnly From, DateOnly To, IResult? Problem) Months(HttpRequest request, DateOnly today)
    {
        string fromText = request.Query["from"].ToString();
        string toText = request.Query["to"].ToString();
        DateOnly to = BookMonths.MonthOf(today);
        if (toText.Length > 0 && !BookMonths.TryRead(toText, out to))
        {
            return (default, default, Wrong("to"));
        }

        DateOnly from = new(to.Year, 1, 1);
        if (fromText.Length > 0 && !BookMonths.TryRead(fromText, out from))
        {
            return (default, default, Wrong("from"));
        }

        return from > to || from.Year != to.Year
            ? (default, default, Problem.Invalid("from", "The first month must not be after the last one, and of the same year."))
            : (from, to, null);
    }

    /// <summary>The <c>month</c>: this one unless given; the problem if it is wrong.</summary>
    public static (DateOnly Month, IResult? Problem) Month(HttpRequest request, DateOnly today)
    {
        string text = request.Query["month"].ToString();
        DateOnly month = BookMonths.MonthOf(today);
        return text.Length > 0 && !BookMonths.TryRead(text, out month) ? (default, Wrong("month")) : (month, null);
    }

    /// <summary>The cursor <c>after</c>; null if none was given.</summary>
    /// <param name="request">The call.</param>
    /// <param name="first">What cursors begin with: any other text begins at the beginning.</param>
    public static string? After(HttpRequest request, string first) =>
        request.Query["after"].ToString() is { Length: > 0 and <= 400 } text && text.StartsWith(first, StringComparison.Ordinal) ? text : null;

    private static IResult Wrong(string field) => Problem.Invalid(field, "Write a month such as 2026-03.");
}
