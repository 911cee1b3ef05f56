using System.Globalization;
using LeadToCash.Access;
using LeadToCash.Api.OpenApi;
using LeadToCash.Calendar;
using LeadToCash.LeadToOpportunity;
using LeadToCash.Pages;
using LeadToCash.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace LeadToCash.Insights;

/// <summary>The forecast and how a month went, for people.</summary>
public sealed class ForecastTrigger(SalesRecords records, OpportunityList list, SalesProcess process, Staff staff, BusinessCalendars calendars, TimeProvider time)
{
    /// <summary>The weighted forecast of what is open, and the figures of a month; of this one unless <c>month</c> (2026-03) is given.</summary>
    [Function("ShowForecast")]
    [Describes(Page = true, Query = ["month"])]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "forecast")] HttpRequest request, CancellationToken cancellationToken)
    {
        if (!staff.May(request, Permission.ReadCases, out IResult? refusal))
        {
            return refusal!;
        }

        if (!SalesMonths.TryRead(request.Query["month"], calendars.Today(time), out DateOnly date))
        {
            return Problem.Invalid("month", "Write a month such as 2026-03.");
        }

        SalesMonth month = SalesMonth.Of(calendars.Own, date);
        List<OpenDeal> deals = await list.AllAsync(new OpportunityFilter(null, null), cancellationToken).Select(card => card.ToDeal()).ToListAsync(cancellationToken);
        return Page.Of<ForecastPage>(Cultures.English, new Dictionary<string, object?>
        {
            ["Forecasts"] = PipelineForecast.Of(deals),
            ["Figures"] = SalesCalculator.Of(await records.OfAsync(month.First, cancellationToken), month),
            ["Month"] = month.First.ToString("yyyy-MM", CultureInfo.InvariantCulture),
            ["ThisMonth"] = calendars.Today(time).ToString("yyyy-MM", CultureInfo.InvariantCulture),
            ["Process"] = process,
        });
    }
}
