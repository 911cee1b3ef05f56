using System.Net;
using System.Text.Json;
using LeadToCash.Calendar;
using LeadToCash.Cases;
using LeadToCash.Insights;
using LeadToCash.LeadToOpportunity;
using LeadToCash.Local.Testing;
using LeadToCash.Tests.LeadToOpportunity;
using LeadToCash.Tests.OpportunityToQuote;
using Microsoft.Extensions.DependencyInjection;

namespace LeadToCash.Tests.Insights;

public sealed class SalesFiguresTests
{
    private const string Stages =
        """
        {
          "stages": [
            { "id": "a", "name": { "de": "A", "en": "A" }, "probability": 10, "enter": [] },
            { "id": "b", "name": { "de": "B", "en": "B" }, "probability": 40, "enter": [] },
            { "id": "c", "name": { "de": "C", "en": "C" }, "probability": 70, "enter": [] }
          ],
          "lostReasons": [{ "id": "price", "name": { "de": "Preis", "en": "Price" } }],
          "activityKinds": [{ "id": "visit", "name": { "de": "Besuch", "en": "Visit" }, "remindDaysBefore": 1 }]
        }
        """;

    [Fact]
    [Trait("Scenario", "C7")]
    public async Task Forecast_Of10And40And70Percent_Is44000_AndEveryStageChangeIsDated()
    {
        string file = Path.Combine(Path.GetTempPath(), $"stages-{Guid.NewGuid():N}.json");
        await File.WriteAllTextAsync(file, Stages.Replace("\"lostReasons\"", "\"onQuoteReleased\": null, \"lostReasons\"", StringComparison.Ordinal));
        await using LocalApp app = await TestApp.StartAsync(settings: new Dictionary<string, string?>(SalesDesk.Team) { ["Sales:ProcessFile"] = file });
        File.Delete(file);
        SalesDesk anna = new(app, SalesDesk.Anna);
        SalesDesk ben = new(app, SalesDesk.Ben);
        await anna.OpenAsync("First", 100_000, "2026-04-10");
        string second = await anna.OpenAsync("Second", 50_000, "2026-04-20");
        string third = await ben.OpenAsync("Third", 20_000, "2026-05-05");
        await ben.OpenAsync("Dollars", 9_000, "2026-05-05", currency: "USD");
        await app.AdvanceAsync(TimeSpan.FromDays(1));
        using HttpResponseMessage toB = await anna.MoveAsync(second, "b");
        using HttpResponseMessage toC = await ben.MoveAsync(third, "c");

        JsonElement[] forecast = [.. (await anna.GetAsync("/api/insights/forecast")).EnumerateArray()];
        Assert.Equal(["EUR", "USD"], forecast.Select(one => one.GetProperty("currency").GetString()));
        Assert.Equal("44000.00", Amount(forecast[0].GetProperty("total"), "weighted"));
        Assert.Equal(["30000.00", "14000.00"], forecast[0].GetProperty("months").EnumerateArray().Select(month => Amount(month.GetProperty("sum"), "weighted")));
        Assert.Equal(["30000.00", "14000.00"], forecast[0].GetProperty("reps").EnumerateArray().Select(rep => Amount(rep.GetProperty("sum"), "weighted")));
        JsonElement change = (await anna.TimelineAsync(second)).Single(entry => entry.GetProperty("name").GetString() == "StageChanged");
        Assert.Equal(TestApp.MondayMorning.AddDays(1), change.GetProperty("at").GetDateTimeOffset());
        Assert.Equal("staff:anna", change.GetProperty("actor").GetString());
        using HttpResponseMessage page = await anna.BrowseAsync("/forecast");
        Assert.Contains("€44,000.00", WebUtility.HtmlDecode(await page.Content.ReadAsStringAsync()), StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Scenario", "D15")]
    public async Task Figures_OfManyQuotes_MatchTheLog_AndCanBeMadeAgain()
    {
        await using LocalApp app = await TestApp.StartAsync();
        QuoteDesk desk = new(app);
        List<string> quotes = [];
        for (int i = 0; i < 40; i++)
        {
            quotes.Add(await desk.AskAsync(discount: i % 10 == 9 ? 12 : 0, requester: i % 2 == 0 ? SalesDesk.Anna : SalesDesk.Ben, ("P-100", 1 + (i % 3))));
            await app.AdvanceAsync(TimeSpan.FromHours(2));
        }

        foreach ((int index, string quote) in quotes.Index().Where(one => one.Index % 10 != 9))
        {
            using HttpResponseMessage answered = index % 4 == 0 ? await desk.PostAsync((await desk.QuoteLinkAsync(quote)).ToString(), new { decision = "decline", reason = "Too late" })
                : index % 3 == 0 ? await desk.AcceptAsync(await desk.QuoteLinkAsync(quote))
                : new HttpResponseMessage();
        }

        await app.AdvanceAsync(TimeSpan.FromDays(2));
        JsonElement march = await app.GetJsonAsync("/api/insights/sales?month=2026-03");
        Assert.Equal(40, march.GetProperty("total").GetProperty("quotes").GetInt32());
        Assert.Equal(
            [(SalesDesk.Anna, 20), (SalesDesk.Ben, 20)],
            march.GetProperty("reps").EnumerateArray().Select(rep => (rep.GetProperty("rep").GetString()!, rep.GetProperty("sales").GetProperty("quotes").GetInt32())));
        JsonElement rate = march.GetProperty("total").GetProperty("winRate");
        Assert.Equal((8, 10), (rate.GetProperty("won").GetInt32(), rate.GetProperty("lost").GetInt32()));
        Assert.Equal(18, rate.GetProperty("n").GetInt32());
        SalesMonth month = SalesMonth.Of(app.Services.GetRequiredService<BusinessCalendars>().Own, new DateOnly(2026, 3, 1));
        Assert.Equal(
            JsonSerializer.Serialize(SalesCalculator.Of(SalesLog.Records(await LogAsync(app, quotes)), month), CaseJson.Options), march.GetRawText());

        using HttpResponseMessage rebuilt = await app.SendJsonAsync(HttpMethod.Post, "/api/insights/sales/rebuild");
        Assert.Contains("\"read\":40", await rebuilt.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(march.GetRawText(), (await app.GetJsonAsync("/api/insights/sales?month=2026-03")).GetRawText());
    }

    [Fact]
    [Trait("Scenario", "D15")]
    public async Task Records_ThatWereLost_AreMadeAgainFromTheOpportunities()
    {
        await using LocalApp app = await TestApp.StartAsync();
        await new QuoteDesk(app).AskAsync();
        string before = (await app.GetJsonAsync("/api/insights/sales?month=2026-03")).GetRawText();
        await app.Services.GetRequiredService<CaseTables>().Named("salesrecords").DeleteEntityAsync("2026-03", await RowKeyAsync(app));
        string lost = (await app.GetJsonAsync("/api/insights/sales?month=2026-03")).GetRawText();

        using HttpResponseMessage rebuilt = await app.SendJsonAsync(HttpMethod.Post, "/api/insights/sales/rebuild");

        Assert.NotEqual(before, lost);
        Assert.Equal(before, (await app.GetJsonAsync("/api/insights/sales?month=2026-03")).GetRawText());
    }

    private static async Task<string> RowKeyAsync(LocalApp app) =>
        (await app.Services.GetRequiredService<CaseTables>().Named("salesrecords").QueryAsync<Azure.Data.Tables.TableEntity>("PartitionKey eq '2026-03'").FirstAsync()).RowKey;

    private static async Task<IReadOnlyList<LoggedSale>> LogAsync(LocalApp app, IEnumerable<string> quotes)
    {
        CaseReader reader = app.Services.GetRequiredService<CaseReader>();
        List<LoggedSale> log = [];
        foreach (string quote in quotes)
        {
            await foreach (CaseEvent @event in reader.EventsAsync(Opportunity.CaseType, OpportunityIds.OfQuote(quote), asOf: null, CancellationToken.None))
            {
                log.Add(new LoggedSale(@event.CaseId, @event.Version, @event.As<OpportunityEvent>()));
            }
        }

        log.Reverse();
        return log;
    }

    private static string Amount(JsonElement sum, string member) => sum.GetProperty(member).GetProperty("amount").GetRawText();
}
