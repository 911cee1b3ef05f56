using System.Globalization;
using LeadToCash.Access;
using LeadToCash.Api.OpenApi;
using LeadToCash.Books;
using LeadToCash.Calendar;
using LeadToCash.Pages;
using LeadToCash.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace LeadToCash.Reports;

/// <summary>Years in figures for people.</summary>
public sealed class ReportsTrigger(YearReports reports, MonthSums sums, Staff staff, BusinessCalendars calendars, TimeProvider time)
{
    private const int PageSize = 100;

    /// <summary>This year.</summary>
    [Function("ShowThisYear")]
    [Describes(Page = true)]
    public IResult ThisYear([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "reports/year")] HttpRequest request) =>
        staff.May(request, Permission.ReadBooks, out IResult? refusal)
            ? Results.Redirect(string.Create(CultureInfo.InvariantCulture, $"/reports/year/{calendars.Today(time).Year}"))
            : refusal!;

    /// <summary>A year by month, with its pictures; each figure leads to where it comes from.</summary>
    [Function("ShowYear")]
    [Describes(Page = true)]
    public async Task<IResult> YearAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "reports/year/{year:int:range(1900,2999)}")] HttpRequest request, int year, CancellationToken cancellationToken) =>
        staff.May(request, Permission.ReadBooks, out IResult? refusal)
            ? Page.Of<YearPage>(Cultures.English, new Dictionary<string, object?> { ["Report"] = await reports.OfAsync(year, cancellationToken) })
            : refusal!;

    /// <summary>The events behind a figure of a month.</summary>
    [Function("ShowReportedEvents")]
    [Describes(Page = true, Query = ["figure", "after"])]
    public async Task<IResult> EventsAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "reports/months/{month}")] HttpRequest request, string month, CancellationToken cancellationToken)
    {
        if (!staff.May(request, Permission.ReadBooks, out IResult? refusal))
        {
            return refusal!;
        }

        (ReportFigure figure, IResult? problem) = ReportsQuery.Figure(request);
        if (problem is not null || !BookMonths.TryRead(month, out DateOnly first))
        {
            return problem ?? Problem.Invalid("month", "Write a month such as 2026-03.");
        }

        ReportedEvents events = await sums.EventsAsync(first, figure, ReportsQuery.After(request), PageSize, cancellationToken);
        return Page.Of<ReportedEventsPage>(Cultures.English, new Dictionary<string, object?> { ["Month"] = first, ["Figure"] = figure, ["Events"] = events });
    }
}
