using System.Globalization;
using LeadToCash.Access;
using LeadToCash.Api.OpenApi;
using LeadToCash.Calendar;
using LeadToCash.Cases;
using LeadToCash.Pages;
using LeadToCash.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace LeadToCash.Feedback;

/// <summary>How customers found ordering, for programs and for staff.</summary>
public sealed class OrderFeedbackTrigger(OrderFeedbackCounts counts, Staff staff, BusinessCalendars calendars, TimeProvider time)
{
    private const int MostMonths = 36;
    private const int UsualMonths = 12;

    /// <summary>The share of 4 and 5 with n and response rate, in total and by the month of asking: the last twelve months unless <c>from</c> and <c>to</c> (2026-03) are given.</summary>
    [Function("GetOrderFeedback")]
    [Describes(Answer = typeof(SatisfactionReport), Query = ["from", "to"])]
    public async Task<IResult> GetAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/figures/order-feedback")] HttpRequest request, CancellationToken cancellationToken)
    {
        (SatisfactionReport? report, IResult? problem) = await ReadAsync(request, cancellationToken);
        return problem ?? Results.Json(report, CaseJson.Options);
    }

    /// <summary>The same with a picture.</summary>
    [Function("ShowOrderFeedback")]
    [Describes(Page = true, Query = ["from", "to"])]
    public async Task<IResult> ShowAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "figures/order-feedback")] HttpRequest request, CancellationToken cancellationToken)
    {
        (SatisfactionReport? report, IResult? problem) = await ReadAsync(request, cancellationToken);
        return problem ?? Page.Of<OrderFeedbackPage>(Cultures.English, new Dictionary<string, object?> { ["Report"] = report });
    }

    private async Task<(SatisfactionReport? Report, IResult? Problem)> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (!staff.May(request, Permission.ReadCases, out IResult? refusal))
        {
            return (null, refusal);
        }

        DateOnly today = calendars.Today(time);
        DateOnly? to = Month(request.Query["to"].ToString(), today);
        DateOnly? from = Month(request.Query["from"].ToString(), (to ?? today).AddMonths(1 - UsualMonths));
        return from is { } first && to is { } last && first <= last && first.AddMonths(MostMonths) > last
            ? (await counts.ReportAsync(first, last, cancellationToken), null)
            : (null, Problem.Invalid("from", $"Write months such as 2026-03, at most {MostMonths} of them, the first one first."));
    }

    private static DateOnly? Month(string text, DateOnly otherwise) =>
        text.Length == 0 ? new DateOnly(otherwise.Year, otherwise.Month, 1)
        : DateOnly.TryParseExact(text + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly date) && date.Year is >= 2000 and < 2200 ? date
        : null;
}
