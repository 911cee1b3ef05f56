using System.Globalization;
using LeadToCash.Access;
using LeadToCash.Api.OpenApi;
using LeadToCash.Calendar;
using LeadToCash.Cases;
using LeadToCash.Pages;
using LeadToCash.Problems;
using LeadToCash.Requests;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace LeadToCash.Dunning;

/// <summary>Which letters come next, and what goes out on a day.</summary>
public sealed class DunningAgendaApi(DunningAgenda agenda, LetterForecast forecast, DunningRuns runs, BusinessCalendars calendars, TimeProvider time, Staff staff)
{
    private const int RunsShown = 10;
    private const int LettersOfPage = 50;

    /// <summary>The invoices that wait for their next letter, by its day: what a run on that day would send. Query: <c>after</c>, <c>limit</c> (1 to 500).</summary>
    [Function("GetDunningAgenda")]
    [Describes(Answer = typeof(DunningList), Page = true)]
    public async Task<IResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "dunning")] HttpRequest request, CancellationToken cancellationToken)
    {
        if (!staff.May(request, Permission.ReadCases, out IResult? refusal))
        {
            return refusal!;
        }

        string after = request.Query["after"].ToString();
        string asked = request.Query["limit"].ToString();
        int limit = 100;
        if ((asked.Length > 0 && (!int.TryParse(asked, NumberStyles.None, CultureInfo.InvariantCulture, out limit) || limit is < 1 or > 500)) || (after.Length > 0 && !DunningAgenda.IsCursor(after)))
        {
            return Problem.Invalid("limit", "limit is a number from 1 to 500, after the next of the page before.");
        }

        DunningList list = await agenda.ListAsync(after.Length == 0 ? null : after, limit, cancellationToken);
        return request.WantsJson()
            ? Results.Json(list, CaseJson.Options)
            : Page.Of<DunningPage>(Cultures.English, new Dictionary<string, object?>
            {
                ["List"] = list,
                ["Today"] = calendars.Today(time),
                ["Runs"] = await runs.LatestAsync(RunsShown, cancellationToken),
                ["MayRun"] = PolicyTable.Allows(staff.Of(request)!.Roles, Permission.RunDunning),
            });
    }

    /// <summary>What goes out on a day if nothing happens until then, as it will be: amounts, fees, interest, and what is kept back. Query: <c>after</c>.</summary>
    [Function("PreviewDunningDay")]
    [Describes(Answer = typeof(ForecastPage), Page = true, Query = ["after"])]
    public async Task<IResult> DayAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "dunning/days/{day}")] HttpRequest request, string day, CancellationToken cancellationToken)
    {
        if (!staff.May(request, Permission.ReadCases, out IResult? refusal))
        {
            return refusal!;
        }

        string after = request.Query["after"].ToString();
        if (ReadDay(day) is not { } on || (after.Length > 0 && !DunningAgenda.IsCursor(after)))
        {
            return Problem.Invalid("day", "Write a date such as 2026-08-31, today or within two years; after is the next of the page before.");
        }

        ForecastPage page = await forecast.PageAsync(on, after.Length == 0 ? null : after, LettersOfPage, cancellationToken);
        return request.WantsJson()
            ? Results.Json(page, CaseJson.Options)
            : Page.Of<DunningDayPage>(Cultures.English, new Dictionary<string, object?> { ["Forecast"] = page, ["IsWorkingDay"] = calendars.Own.IsWorkingDay(on) });
    }

    /// <summary>The form of the overview leads to its day.</summary>
    [Function("ChooseDunningDay")]
    [Describes(Page = true, Query = ["day"])]
    public IResult Choose([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "dunning/days")] HttpRequest request) =>
        staff.May(request, Permission.ReadCases, out IResult? refusal)
            ? Results.Redirect(ReadDay(request.Query["day"].ToString()) is { } day ? string.Create(CultureInfo.InvariantCulture, $"/dunning/days/{day:yyyy-MM-dd}") : "/dunning")
            : refusal!;

    private DateOnly? ReadDay(string text)
    {
        DateOnly today = calendars.Today(time);
        return DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day) && day >= today && day <= today.AddYears(2) ? day : null;
    }
}
