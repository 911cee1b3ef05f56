using System.Net;
using System.Text.Json;
using AngleSharp.Html.Parser;
using LeadToCash.Local.Testing;

namespace LeadToCash.Tests.OpportunityToQuote.Approvals;

/// <summary>By a policy of its own: two of three board members, each in his own working hours, then legal.</summary>
public sealed class BoardApprovalTests
{
    private static readonly DateTimeOffset Friday = DateTimeOffset.Parse("2026-05-22T08:00Z");

    private static readonly Dictionary<string, string?> Settings = new()
    {
        ["Approvals:PolicyFile"] = Path.Combine(AppContext.BaseDirectory, "OpportunityToQuote", "Approvals", "board-policy.json"),
    };

    [Fact]
    public async Task Board_WhenTwoOfThreeApprove_LetsTheQuoteOut()
    {
        await using LocalApp app = await TestApp.StartAsync(Friday, settings: Settings);
        QuoteDesk desk = new(app);
        string id = await desk.AskAsync(discount: 12);
        using HttpResponseMessage anna = await desk.ApproveAsync(await desk.ApprovalLinkAsync(id, step: "board"));
        await app.SettleAsync();
        Assert.Equal("approvalPending", await desk.StatusAsync(id));
        using HttpResponseMessage cleo = await desk.ApproveAsync(await desk.ApprovalLinkAsync(id, "ask/approver-3", "board"));
        await app.SettleAsync();
        Assert.Equal("released", await desk.StatusAsync(id));
        Assert.Empty(await new ApproverDesk(app, "ben@leadtocash.example").InboxAsync());
        await app.AdvanceToAsync("2026-06-15T08:00Z");
        Assert.DoesNotContain(await app.MailsAsync(), mail => mail.GetProperty("key").GetString()!.Contains("/board/remind", StringComparison.Ordinal));
    }

    [Fact]
    [Trait("Scenario", "D9")]
    public async Task Board_WhenNobodyDecides_RemindsEachInHisOwnWorkingHours()
    {
        await using LocalApp app = await TestApp.StartAsync(Friday, settings: Settings);
        string id = await new QuoteDesk(app).AskAsync(discount: 12);
        await app.AdvanceToAsync("2026-06-10T12:00Z");
        Assert.Equal("approvalExpired", await new QuoteDesk(app).StatusAsync(id));
        Dictionary<string, string> sentAt = (await app.MailsAsync()).ToDictionary(
            mail => mail.GetProperty("key").GetString()!, mail => mail.GetProperty("sentAt").GetDateTimeOffset().UtcDateTime.ToString("MM-dd HH:mm"));
        Assert.Equal("05-28 08:00", sentAt[$"quote/{id}/v1/board/remind"]); // Berlin: Whit Monday is a holiday there too
        Assert.Equal("05-28 08:00", sentAt[$"quote/{id}/v1/board/remind/approver-2"]); // from eight to four
        Assert.Equal("06-02 08:00", sentAt[$"quote/{id}/v1/board/escalate"]);
        Assert.Equal("06-08 08:00", sentAt[$"quote/{id}/v1/board/report"]); // Corpus Christi is a holiday for Ben and Cleo, not for Anna
    }

    [Fact]
    public async Task LongCredit_OnALargeAmount_IsAskedOfLegalAfterTheBoardAndNeverOfOnePersonTwice()
    {
        await using LocalApp app = await TestApp.StartAsync(DateTimeOffset.Parse("2026-07-01T08:00Z"), settings: Settings);
        QuoteDesk desk = new(app);
        Dictionary<string, object> request = QuoteDesk.Request(discount: 12);
        request["paymentDays"] = 60;
        using HttpResponseMessage answer = await desk.PostAsync("/forms/quote", request);
        await app.SettleAsync();
        string id = JsonSerializer.Deserialize<JsonElement>(await answer.Content.ReadAsStringAsync()).GetProperty("id").GetString()!;
        Assert.Equal("dora@leadtocash.example", (await app.MailAsync($"quote/{id}/v1/board/ask/approver-3")).GetProperty("to").GetString()); // for Cleo, who is away
        using HttpResponseMessage dora = await desk.ApproveAsync(await desk.ApprovalLinkAsync(id, "ask/approver-3", "board"));
        using HttpResponseMessage anna = await desk.ApproveAsync(await desk.ApprovalLinkAsync(id, step: "board"));
        await app.SettleAsync();
        // Dora, who is legal, has approved for the board; Cleo, behind her, is stood in for by Dora: so Cleo herself is asked.
        Assert.Equal("cleo@leadtocash.example", (await app.MailAsync($"quote/{id}/v1/legal/ask")).GetProperty("to").GetString());
        using HttpResponseMessage cleo = await desk.ApproveAsync(await desk.ApprovalLinkAsync(id, step: "legal"));
        await app.SettleAsync();
        Assert.Equal((HttpStatusCode.OK, "released"), (cleo.StatusCode, await desk.StatusAsync(id)));
    }

    [Theory]
    [InlineData("en", "Carried over from version 1.", "What changed since version 1", "removed")]
    [InlineData("de", "Übernommen aus Version 1.", "Was sich seit Version 1 geändert hat", "entfallen")]
    public async Task Approval_OfANewVersion_KeepsWhatDidNotWorsenAndShowsWhatChanged(string language, params string[] texts)
    {
        await using LocalApp app = await TestApp.StartAsync(Friday);
        QuoteDesk desk = new(app);
        string id = await desk.AskAsync(discount: 20);
        using HttpResponseMessage manager = await desk.ApproveAsync(await desk.ApprovalLinkAsync(id));
        await app.SettleAsync();
        using HttpResponseMessage revised = await desk.PostAsync($"/api/quotes/{id}/revisions", new
        {
            fromVersion = 1,
            discountPercent = 18,
            lines = new object[] { new { sku = "P-100", quantity = 2 }, new { sku = "SVC-INST", quantity = 1 } },
        });
        await app.SettleAsync();
        Assert.DoesNotContain(await app.MailsAsync(), mail => mail.GetProperty("key").GetString() == $"quote/{id}/v2/manager/ask");
        using HttpRequestMessage request = new(HttpMethod.Get, await desk.ApprovalLinkAsync(id, step: "director", version: 2));
        request.Headers.AcceptLanguage.ParseAdd(language);
        using HttpResponseMessage page = await app.Http.SendAsync(request);
        string text = new HtmlParser().ParseDocument(await page.Content.ReadAsStringAsync()).Body!.TextContent;
        Assert.All(texts, expected => Assert.Contains(expected, text, StringComparison.Ordinal));
        using HttpResponseMessage director = await desk.ApproveAsync(await desk.ApprovalLinkAsync(id, step: "director", version: 2));
        await app.SettleAsync();
        Assert.Equal("released", await desk.StatusAsync(id));
        JsonElement carried = Assert.Single((await app.GetJsonAsync($"/api/quotes/{id}/timeline")).GetProperty("events").EnumerateArray(), one => one.GetProperty("name").GetString() == "ApprovalCarriedOver");
        Assert.Equal(1, carried.GetProperty("data").GetProperty("fromVersion").GetInt32());
    }
}
