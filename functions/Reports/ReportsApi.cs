using LeadToCash.Access;
using LeadToCash.Api.OpenApi;
using LeadToCash.Books;
using LeadToCash.Cases;
using LeadToCash.OrderToCash;
using LeadToCash.Problems;
using LeadToCash.QuoteToOrder;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace LeadToCash.Reports;

/// <summary>Years in figures for programs, and the events behind each figure.</summary>
public sealed class ReportsApi(YearReports reports, MonthSums sums, ReportRebuild rebuild, Staff staff)
{
    private const int PageSize = 100;
    private const int RebuiltAtOnce = 100;

    /// <summary>
    /// A year by month: orders, what was billed and credited, money that came, revenue earned, what was open and overdue at each month's end, dunning letters.
    /// </summary>
    [Function("GetYearReport")]
    [Describes(Answer = typeof(YearReport))]
    public async Task<IResult> YearAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/reports/years/{year:int:range(1900,2999)}")] HttpRequest request, int year, CancellationToken cancellationToken) =>
        staff.May(request, Permission.ReadBooks, out IResult? refusal)
            ? Results.Json(await reports.OfAsync(year, cancellationToken), CaseJson.Options)
            : refusal!;

    /// <summary>The events behind a figure of a month, 100 at a time; <c>figure</c> is one of <c>orders</c>, <c>cancelled</c>, <c>billed</c>, <c>credited</c>, <c>settled</c>, <c>letters</c>.</summary>
    [Function("ListReportedEvents")]
    [Describes(Answer = typeof(ReportedEvents), Query = ["figure", "after"])]
    public async Task<IResult> EventsAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/reports/months/{month}")] HttpRequest request, string month, CancellationToken cancellationToken)
    {
        if (!staff.May(request, Permission.ReadBooks, out IResult? refusal))
        {
            return refusal!;
        }

        (ReportFigure figure, IResult? problem) = ReportsQuery.Figure(request);
        return BookMonths.TryRead(month, out DateOnly first)
            ? problem ?? Results.Json(await sums.EventsAsync(first, figure, ReportsQuery.After(request), PageSize, cancellationToken), CaseJson.Options)
            : Problem.Invalid("month", "Write a month such as 2026-03.");
    }

    /// <summary>
    /// Counts what is not counted yet from the history, 100 orders or invoices at a call: send <c>kind</c> and <c>after</c> of the answer until there is none. Safe to repeat and to break off.
    /// </summary>
    [Function("RebuildReports")]
    [Describes(Answer = typeof(RebuiltReports), Query = ["kind", "after"])]
    public async Task<IResult> RebuildAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/reports/rebuild")] HttpRequest request, CancellationToken cancellationToken)
    {
        if (!staff.May(request, Permission.PostEntries, out IResult? refusal))
        {
            return refusal!;
        }

        string kind = request.Query["kind"].ToString() is { Length: > 0 } named ? named : Order.CaseType;
        if (kind != Order.CaseType && kind != Invoice.CaseType)
        {
            return Problem.Invalid("kind", $"Write {Order.CaseType} or {Invoice.CaseType}.");
        }

        (int read, string? next) = await rebuild.CountAsync(kind, request.Query["after"].ToString(), RebuiltAtOnce, cancellationToken);
        return Results.Json(
            next is null && kind == Order.CaseType ? new RebuiltReports(read, Invoice.CaseType, "") : new RebuiltReports(read, next is null ? null : kind, next), CaseJson.Options);
    }
}

/// <summary>What was looked at again.</summary>
/// <param name="Read">How many cases.</param>
/// <param name="Kind">What to send as <c>kind</c>; null when all are done.</param>
/// <param name="After">What to send as <c>after</c>.</param>
internal sealed record RebuiltReports(int Read, string? Kind, string? After);
