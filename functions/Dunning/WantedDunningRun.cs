using System.Globalization;
using LeadToCash.Calendar;
using LeadToCash.Cases;
using LeadToCash.Problems;
using LeadToCash.Requests;
using Microsoft.AspNetCore.Http;

namespace LeadToCash.Dunning;

/// <summary>A run that is asked for.</summary>
/// <param name="Day">Local working day that its letters carry; today unless given.</param>
/// <param name="Groups">Dunning groups, with commas between; all unless given.</param>
/// <param name="Minimum">Least total of a letter.</param>
/// <param name="CustomerId">Only this customer.</param>
/// <param name="Level">Only this level.</param>
/// <param name="RequestId">Names the request: sent twice for a day, it starts one run.</param>
internal sealed record WantedDunningRun(DateOnly? Day = null, string? Groups = null, decimal? Minimum = null, string? CustomerId = null, int? Level = null, string? RequestId = null)
{
    private const int DaysAhead = 90;
    private const int DaysBack = 7;

    /// <summary>The selection, or the problem to answer with.</summary>
    public static (DunningSelection? Selection, IResult? Problem) Read(SubmittedFields fields, BusinessCalendar calendar, DateOnly today)
    {
        if (fields.Date("day", today) is not { } day || day < today.AddDays(-DaysBack) || day > today.AddDays(DaysAhead) || !calendar.IsWorkingDay(day))
        {
            return (null, Invalid("day", $"A working day such as 2026-08-31, at most {DaysBack} days ago and {DaysAhead} ahead."));
        }

        string[] groups = fields["groups"].Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        decimal minimum = 0;
        if (groups.Length > 50 || (fields["minimum"].Length > 0 && !decimal.TryParse(fields["minimum"], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out minimum)))
        {
            return (null, Invalid("minimum", "An amount such as 10.00; at most 50 groups."));
        }

        int level = 0;
        if ((fields["level"].Length > 0 && !int.TryParse(fields["level"], NumberStyles.None, CultureInfo.InvariantCulture, out level)) || (fields["customerId"].Length > 0 && !CaseRows.IsId(fields["customerId"])))
        {
            return (null, Invalid("level", "A level is a number, a customer's id letters, digits and -._:."));
        }

        return (new DunningSelection(day, groups, minimum == 0 ? null : minimum, fields["customerId"].Length > 0 ? fields["customerId"] : null, level == 0 ? null : level), null);
    }

    private static IResult Invalid(string field, string sentence) => Problems.Problem.Invalid(field, sentence);
}
