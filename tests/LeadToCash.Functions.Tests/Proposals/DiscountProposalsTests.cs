using System.Net;
using System.Text.Json;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using LeadToCash.Local.Testing;
using LeadToCash.Tests.OpportunityToQuote;

namespace LeadToCash.Tests.Proposals;

public sealed class DiscountProposalsTests : IAsyncLifetime
{
    private LocalApp _app = null!;
    private HistoryDesk _history = null!;

    public async Task InitializeAsync()
    {
        _app = await TestApp.StartAsync();
        _history = new HistoryDesk(_app);
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    [Trait("Scenario", "D8")]
    public async Task Discount_From653WonDealsAtAMedianOf988_IsOnePointTwoPercentWithTheSample()
    {
        using HttpResponseMessage imported = await _history.ImportDealsAsync(HistoryDesk.Deals(
            "P-100", "2026-01-15", (320, 975, "won"), (13, 988, "won"), (320, 1000, "won"), (120, 1000, "lost")));
        Assert.Equal(773, (await HistoryDesk.JsonAsync(imported)).GetProperty("counted").GetInt32());

        JsonElement proposal = await _history.DiscountAsync();

        Assert.Equal((1.2m, 4149.60m), (proposal.GetProperty("discount").GetDecimal(), Amount(proposal, "unitPrice")));
        Assert.Equal((653, 120, "productSizeAndCustomerGroup"), (Whole(proposal, "won"), Whole(proposal, "lost"), proposal.GetProperty("comparison").GetString()));
        Assert.Contains("The median of 653 won deals of P-100", proposal.GetProperty("reason").GetString(), StringComparison.Ordinal);
        Assert.Equal(773, proposal.GetProperty("sample").EnumerateArray().Sum(one => one.GetProperty("won").GetInt64() + one.GetProperty("lost").GetInt64()));
        JsonElement none = proposal.GetProperty("winRates").EnumerateArray().First(rate => rate.TryGetProperty("from", out JsonElement from) && from.GetDecimal() == 0);
        Assert.Equal((320, 120, 0.727), (Whole(none, "won"), Whole(none, "lost"), none.GetProperty("rate").GetDouble()));
    }

    [Fact]
    [Trait("Scenario", "D8")]
    public async Task Discount_BelowTheMarginFloor_IsTheFloorsPrice()
    {
        (await _history.ImportDealsAsync(HistoryDesk.Deals("P-100", "2026-01-15", (40, 800, "won")))).Dispose();

        JsonElement proposal = await _history.DiscountAsync();

        Assert.Equal((true, 3841.47m, 3841.74m), (proposal.GetProperty("limitedByFloor").GetBoolean(), Amount(proposal, "floorPrice"), Amount(proposal, "unitPrice")));
        Assert.Contains("below the margin floor of 18 %", proposal.GetProperty("reason").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Discount_FromTooFewOrTooOldDeals_IsNone()
    {
        (await _history.ImportDealsAsync(HistoryDesk.Deals("P-100", "2026-01-15", (29, 900, "won")))).Dispose();
        (await _history.ImportDealsAsync(HistoryDesk.Deals("P-100", "2024-02-29", (99, 900, "won")))).Dispose();

        JsonElement proposal = await _history.DiscountAsync();

        Assert.False(proposal.TryGetProperty("discount", out _));
        Assert.StartsWith("No discount is proposed: since 2024-03 there are only 29", proposal.GetProperty("reason").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Discount_WithTooFewDealsOfTheSize_WidensToTheProduct()
    {
        (await _history.ImportDealsAsync(HistoryDesk.Deals("P-100", "2026-01-15", (40, 980, "won")))).Dispose();

        JsonElement proposal = await _history.DiscountAsync("sku=P-100&quantity=2000");

        Assert.Equal("product", proposal.GetProperty("comparison").GetString());
        Assert.Equal([0, 0, 40], proposal.GetProperty("tried").EnumerateArray().Select(tried => tried.GetProperty("won").GetInt32()));
    }

    [Fact]
    public async Task Quotes_AreCountedByTheirLastAnswer()
    {
        QuoteDesk desk = new(_app);
        string accepted = await desk.AskAsync(discount: 1);
        (await desk.AcceptAsync(await desk.QuoteLinkAsync(accepted))).Dispose();
        string declined = await desk.AskAsync(discount: 0);
        (await desk.PostAsync((await desk.QuoteLinkAsync(declined)).ToString(), new { decision = "decline" })).Dispose();
        await desk.AskAsync(discount: 2); // will expire
        await _app.SettleAsync();
        Assert.Equal([(990, 1, 0), (1000, 0, 1)], await SampleAsync());

        await _app.AdvanceToAsync("2026-04-20T08:00:00Z");
        Assert.Equal([(980, 0, 1), (990, 1, 0), (1000, 0, 1)], await SampleAsync());

        using HttpResponseMessage revised = await desk.PostAsync(
            $"/api/quotes/{declined}/revisions", new { fromVersion = 1, discountPercent = 3, lines = new[] { new { sku = "P-100", quantity = 2 } } });
        Assert.True(revised.IsSuccessStatusCode, await revised.Content.ReadAsStringAsync());
        await _app.SettleAsync();
        (await desk.AcceptAsync(await desk.QuoteLinkAsync(declined, 2))).Dispose();
        await _app.SettleAsync();

        Assert.Equal([(970, 1, 0), (980, 0, 1), (990, 1, 0)], await SampleAsync());
    }

    [Fact]
    public async Task Import_WithWrongRows_NamesRowAndColumn()
    {
        using HttpResponseMessage answer = await _history.ImportDealsAsync(
            "deal,date,customer,customerGroup,sku,quantity,list,realised,outcome\nA,2026-01-15,,,P-100,1,1000,900,won\nA,2026-01-16,,,P-100,0,0,900,lost\nB,15.1.2026,,,,1,1000,-1,perhaps\n");

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        JsonElement problem = JsonSerializer.Deserialize<JsonElement>(await answer.Content.ReadAsStringAsync());
        Assert.Equal(
            ["row 3, column date", "row 3, column list", "row 3, column outcome", "row 3, column quantity", "row 4, column date", "row 4, column outcome", "row 4, column realised", "row 4, column sku"],
            problem.GetProperty("errors").EnumerateObject().Select(error => error.Name).Order());
    }

    [Fact]
    public async Task Page_ShowsProposalsReasonAndHistogram()
    {
        (await _history.ImportDealsAsync(HistoryDesk.Deals("P-100", "2026-01-15", (40, 975, "won"), (30, 1000, "won"), (20, 1000, "lost"), (2, 1020, "won")))).Dispose();

        IHtmlDocument page = new HtmlParser().ParseDocument(await _app.Http.GetStringAsync(new Uri("/proposals/p-100?quantity=2", UriKind.Relative)));

        Assert.Equal("What history proposes for P-100", page.QuerySelector("h1")!.TextContent);
        Assert.Contains("SVC-INST", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("The median of 72 won deals of P-100", page.QuerySelector("p.notice")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(3, page.QuerySelectorAll("svg.histogram rect.won").Length);
        Assert.NotNull(page.QuerySelector("svg.histogram path.median"));
        Assert.Contains("72 won and 20 lost", page.QuerySelector("svg.histogram")!.GetAttribute("aria-label"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_WithoutHistory_SaysSo()
    {
        IHtmlDocument page = new HtmlParser().ParseDocument(await _app.Http.GetStringAsync(new Uri("/proposals/P-100", UriKind.Relative)));

        Assert.Contains("0 of 0 orders have P-100.", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("No discount is proposed", page.QuerySelector("p.notice.warn")!.TextContent, StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("svg.histogram"));
    }

    private async Task<IEnumerable<(int, int, int)>> SampleAsync() => (await _history.DiscountAsync("sku=P-100&quantity=2")).GetProperty("sample").EnumerateArray()
        .Select(one => ((int)(one.GetProperty("ratio").GetDecimal() * 1000), Whole(one, "won"), Whole(one, "lost"))).ToList();

    private static decimal Amount(JsonElement parent, string name) => parent.GetProperty(name).GetProperty("amount").GetDecimal();

    private static int Whole(JsonElement parent, string name) => parent.GetProperty(name).GetInt32();
}
