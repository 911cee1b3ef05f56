using System.Globalization;
using LeadToCash.Access;
using LeadToCash.Api.OpenApi;
using LeadToCash.Calendar;
using LeadToCash.Cases;
using LeadToCash.LeadToOpportunity;
using LeadToCash.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace LeadToCash.Insights;

/// <summary>The figures of sales for programs.</summary>
public sealed class SalesApi(SalesRecords records, OpportunityList list, Staff staff, BusinessCalendars calendars, TimeProvider time)
{
    private const int RebuiltAtOnce = 200;

    /// <summary>
    /// Quotes, cycle times, win rate and forecast error of a month, in total and by rep; of this month unless <c>month</c> (2026-03) is given.
    /// </summary>
    [Function("GetSalesFigures")]
    [Describes(Answer = typeof(SalesFigures), Query = ["month"])]
    public async Task<IResult> MonthAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/insights/sales")] HttpRequest request, CancellationToken cancellationToken)
    {
        if (!staff.May(request, Permission.ReadCases, out IResult? refusal))
        {
            return refusal!;
        }

        return SalesMonths.TryRead(request.Query["month"], calendars.Today(time), out DateOnly date)
            ? Results.Json(await FiguresAsync(date, cancellationToken), CaseJson.Options)
            : Problem.Invalid("month", "Write a month such as 2026-03.");
    }

    /// <summary>The weighted forecast of what is open now, for each currency by month of expected close, rep and stage; of one rep if <c>owner</c> is given.</summary>
    [Function("GetForecast")]
    [Describes(Answer = typeof(IReadOnlyList<CurrencyForecast>), Query = ["owner"])]
    public async Task<IResult> ForecastAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/insights/forecast")] HttpRequest request, CancellationToken cancellationToken) =>
        staff.May(request, Permission.ReadCases, out IResult? refusal)
            ? Results.Json(PipelineForecast.Of(await DealsAsync(request.Query["owner"], cancellationToken)), CaseJson.Options)
            : refusal!;

    /// <summary>
    /// Makes the records behind the figures again from the opportunities, 200 at a call: send <c>next</c> of the answer as <c>after</c> until there is none. Safe to repeat and to break off.
    /// </summary>
    [Function("RebuildSalesRecords")]
    [Describes(Answer = typeof(RebuiltRecords), Query = ["after"])]
    public async Task<IResult> RebuildAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/insights/sales/rebuild")] HttpRequest request, CancellationToken cancellationToken)
    {
        if (!staff.May(request, Permission.ManageOpportunities, out IResult? refusal))
        {
            return refusal!;
        }

        (int read, string? next) = await records.RebuildAsync(request.Query["after"].ToString(), RebuiltAtOnce, cancellationToken);
        return Results.Json(new RebuiltRecords(read, next), CaseJson.Options);
    }

    private async Task<SalesFigures> FiguresAsync(DateOnly date, CancellationToken cancellationToken)
    {
        SalesMonth month = SalesMonth.Of(calendars.Own, date);
        return SalesCalculator.Of(await records.OfAsync(month.First, cancellationToken), month);
    }

    private async Task<IReadOnlyList<OpenDeal>> DealsAsync(string? owner, CancellationToken cancellationToken) =>
        await list.AllAsync(new OpportunityFilter(owner, Stage: null), cancellationToken).Select(card => card.ToDeal()).ToListAsync(cancellationToken);
}

/// <summary>What was made again.</summary>
/// <param name="Read">How many opportunities.</param>
/// <param name="Next">What to send as <c>after</c>; null when all are done.</param>
internal sealed record RebuiltRecords(int Read, string? Next);

/// <summary>Months as people write them.</summary>
internal static class SalesMonths
{
    /// <summary>Reads 2026-03; a missing one is the present month.</summary>
    public static bool TryRead(string? text, DateOnly today, out DateOnly date)
    {
        date = new DateOnly(today.Year, today.Month, 1);
        return string.IsNullOrEmpty(text)
            || (DateOnly.TryParseExact(text + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out date) && date.Year is >= 2000 and < 2200);
    }
}
