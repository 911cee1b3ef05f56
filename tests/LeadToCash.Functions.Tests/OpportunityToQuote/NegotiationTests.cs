using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using LeadToCash.Local.Testing;

namespace LeadToCash.Tests.OpportunityToQuote;

public sealed class NegotiationTests : IAsyncLifetime
{
    private LocalApp _app = null!;
    private QuoteDesk _desk = null!;

    public async Task InitializeAsync()
    {
        _app = await TestApp.StartAsync();
        _desk = new QuoteDesk(_app);
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    [Trait("Scenario", "E1")]
    public async Task Mail_CarriesTheSameQuoteAsThePageAndThePdf()
    {
        string id = await _desk.AskAsync();
        Uri link = await _desk.QuoteLinkAsync(id);
        string fingerprint = (await _desk.QuoteAsync(id)).GetProperty("fingerprint").GetString()!;
        JsonElement mail = await _app.MailAsync($"quote/{id}/v1/release");
        Assert.Contains(fingerprint, mail.GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.Equal("Angebot Q-2026-00001.pdf", mail.GetProperty("attachments")[0].GetProperty("name").GetString());
        using HttpResponseMessage pdf = await _app.Http.GetAsync(new Uri($"{link}/pdf", UriKind.Relative));
        byte[] bytes = await pdf.Content.ReadAsByteArrayAsync();
        Assert.Equal("application/pdf", pdf.Content.Headers.ContentType!.MediaType);
        Assert.Equal("%PDF-", Encoding.ASCII.GetString(bytes, 0, 5));
        Assert.Contains(fingerprint, await _app.Http.GetStringAsync(link), StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Scenario", "E3")]
    public async Task Change_FromTwoToOne_MakesANewVersionAtOnce()
    {
        string id = await _desk.AskAsync();
        Uri link = await _desk.QuoteLinkAsync(id);
        using HttpResponseMessage answer = await ChangeAsync(link, new { lines = new[] { new { line = "1", quantity = 1 } } });
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        Assert.Equal(2, (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("quoteVersion").GetInt32());
        await _app.SettleAsync();
        JsonElement quote = await _desk.QuoteAsync(id);
        Assert.Equal(("released", 5069.00m), (quote.GetProperty("status").GetString(), quote.GetProperty("content").GetProperty("net").GetProperty("amount").GetDecimal()));
        using HttpResponseMessage old = await _desk.AcceptAsync(link);
        Assert.Equal(HttpStatusCode.Gone, old.StatusCode);
        using HttpResponseMessage accepted = await _desk.AcceptAsync(await _desk.QuoteLinkAsync(id, 2));
        Assert.Equal(HttpStatusCode.OK, accepted.StatusCode);
    }

    [Fact]
    [Trait("Scenario", "E3")]
    public async Task Change_ThatBreaksTheMarginRule_IsApprovedAgainBeforeItCanBeAccepted()
    {
        // Five pieces carry a tier of 3 %; the granted 12 % were approved for two, not for five.
        string id = await _desk.AskAsync(discount: 12, lines: ("P-100", 2));
        using HttpResponseMessage approved = await _desk.ApproveAsync(await _desk.ApprovalLinkAsync(id));
        await _app.SettleAsync();
        using HttpResponseMessage answer = await ChangeAsync(await _desk.QuoteLinkAsync(id), new { lines = new[] { new { line = "1", quantity = 5 } } });
        await _app.SettleAsync();
        Assert.Equal("approvalPending", await _desk.StatusAsync(id));
        foreach (string step in (string[])["manager", "director"])
        {
            using HttpResponseMessage again = await _desk.ApproveAsync(await _desk.ApprovalLinkAsync(id, step: step, version: 2));
            await _app.SettleAsync();
        }

        using HttpResponseMessage accepted = await _desk.AcceptAsync(await _desk.QuoteLinkAsync(id, 2));
        Assert.Equal(HttpStatusCode.OK, accepted.StatusCode);
    }

    [Fact]
    [Trait("Scenario", "E2")]
    public async Task CounterPrice_WaitsForUs_WhileTheVersionStaysOpen()
    {
        string id = await _desk.AskAsync();
        Uri link = await _desk.QuoteLinkAsync(id);
        using HttpResponseMessage answer = await ChangeAsync(link, new { counterNet = "8900,00", comment = "We have a cheaper offer." });
        Assert.Equal("asked", (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("decision").GetString());
        await _app.SettleAsync();
        JsonElement mail = await _app.MailAsync($"quote/{id}/v1/turn/1");
        Assert.Equal("rep@leadtocash.example", mail.GetProperty("to").GetString());
        Assert.Contains("8,900.00", mail.GetProperty("text").GetString(), StringComparison.Ordinal);
        JsonElement quote = await _desk.QuoteAsync(id);
        Assert.Equal(("released", 1), (quote.GetProperty("status").GetString(), quote.GetProperty("turns").GetArrayLength()));
        Assert.Contains("We have a cheaper offer.", await _app.Http.GetStringAsync(link), StringComparison.Ordinal);
        using HttpResponseMessage accepted = await _desk.AcceptAsync(link);
        Assert.Equal(HttpStatusCode.OK, accepted.StatusCode);
    }

    [Fact]
    public async Task Change_SentTwiceAndAtOnce_MakesOneVersionAndOneMail()
    {
        string id = await _desk.AskAsync();
        Uri link = await _desk.QuoteLinkAsync(id);
        object change = new { requestId = "r-1", lines = new[] { new { line = "1", quantity = 3 } } };
        HttpResponseMessage[] answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => ChangeAsync(link, change)));
        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode));
        await _app.SettleAsync();
        Assert.Equal(2, (await _desk.QuoteAsync(id)).GetProperty("quoteVersion").GetInt32());
        Assert.Single(await _app.MailsAsync(), mail => mail.GetProperty("key").GetString() == $"quote/{id}/v1/turn/1");
    }

    [Theory]
    [InlineData("""{"lines":[{"line":"1","quantity":2}]}""", "nothing-asked")]
    [InlineData("""{"lines":[{"line":"9","quantity":2}]}""", "line-unknown")]
    [InlineData("""{"lines":[{"line":"1","quantity":0},{"line":"2","quantity":0},{"line":"3","quantity":0}]}""", "nothing-left")]
    [InlineData("""{"lines":[{"line":"1","quantity":"1.5"}]}""", "lines[0].quantity")]
    [InlineData("""{"lines":[{"line":"1","options":["MOT-ATEX","SEAL-A","FLA-PN16","PNT-STD"]}]}""", "lines[0].options")]
    [InlineData("""{"counterNet":"1.234"}""", "counterNet")]
    public async Task Change_ThatMakesNoSense_SaysWhatAndWhere(string document, string told)
    {
        string id = await _desk.AskAsync();
        Uri link = await _desk.QuoteLinkAsync(id);
        using HttpResponseMessage answer = await ChangeAsync(link, JsonSerializer.Deserialize<JsonElement>(document));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(told, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        await _app.SettleAsync();
        Assert.Equal(1, (await _desk.QuoteAsync(id)).GetProperty("quoteVersion").GetInt32());
    }

    [Fact]
    [Trait("Scenario", "D3")]
    public async Task Options_OfALine_ArePricedShownAndChanged()
    {
        object request = WithLines(new { sku = "P-100", quantity = 1, options = new[] { "MOT-ATEX", "SEAL-C", "FLA-PN16", "PNT-STD" }, group = "Pumpen" }, new { sku = "SP-SEAL", quantity = 2, optional = true });
        string id = await AskAsync(request);
        JsonElement content = (await _desk.QuoteAsync(id)).GetProperty("content");
        Assert.Equal(4510.00m, content.GetProperty("net").GetProperty("amount").GetDecimal());
        Assert.Equal("SP-SEAL", content.GetProperty("alternatives")[0].GetProperty("sku").GetString());
        Uri link = await _desk.QuoteLinkAsync(id);
        string page = await _app.Http.GetStringAsync(link);
        Assert.Contains("Pumpen", page, StringComparison.Ordinal);
        Assert.Contains("ATEX-Motor", page, StringComparison.Ordinal);

        using HttpResponseMessage answer = await ChangeAsync(
            link, new { lines = new object[] { new { line = "1", options = new[] { "MOT-STD", "SEAL-A", "FLA-PN16", "PNT-STD" } }, new { line = "2", quantity = 2 } } });
        await _app.SettleAsync();
        Assert.Equal(4269.80m, (await _desk.QuoteAsync(id)).GetProperty("content").GetProperty("net").GetProperty("amount").GetDecimal());
    }

    [Fact]
    [Trait("Scenario", "D3")]
    public async Task Request_WithOptionsThatDontGoTogether_IsRefusedWithTheRule()
    {
        using HttpResponseMessage answer = await _desk.PostAsync("/forms/quote", WithLines(new { sku = "P-100", quantity = 1, options = new[] { "MOT-ATEX", "SEAL-A", "FLA-PN16", "PNT-STD" } }));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        string problem = await answer.Content.ReadAsStringAsync();
        Assert.Contains("lines[0].options", problem, StringComparison.Ordinal);
        Assert.Contains("ATEX", problem, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Scenario", "D6")]
    public async Task LastPiece_IsPromisedToOneQuote_AndGoesToItsOrder()
    {
        await CountAsync("P-100", 1);
        string first = await _desk.AskAsync(lines: ("P-100", 1));
        string second = await _desk.AskAsync(lines: ("P-100", 1));
        Assert.Equal((true, false), (await IsFirmAsync(first), await IsFirmAsync(second)));
        Assert.Contains("auf Anfrage", await _app.Http.GetStringAsync(await _desk.QuoteLinkAsync(second)), StringComparison.Ordinal);

        using HttpResponseMessage accepted = await _desk.AcceptAsync(await _desk.QuoteLinkAsync(first));
        await _app.SettleAsync();
        JsonElement stock = (await _app.GetJsonAsync("/api/stock/P-100")).GetProperty("warehouses")[0];
        Assert.Equal(0, stock.GetProperty("onHand").GetDecimal()); // shipped at once, and not reserved a second time
        Assert.Equal(second, Assert.Single(stock.GetProperty("holds").EnumerateArray()).GetProperty("owner").GetString());
    }

    [Theory]
    [InlineData("decline")]
    [InlineData("expire")]
    [Trait("Scenario", "D6")]
    public async Task HeldPiece_WhenNobodyAccepts_IsFreeAgain(string ending)
    {
        await CountAsync("P-100", 1);
        string id = await _desk.AskAsync(lines: ("P-100", 1));
        Assert.Equal(0, await AvailableAsync());
        if (ending == "decline")
        {
            using HttpResponseMessage declined = await _desk.PostAsync((await _desk.QuoteLinkAsync(id)).ToString(), new { decision = "decline", reason = "too dear" });
            await _app.SettleAsync();
        }
        else
        {
            await _app.AdvanceToAsync("2026-04-02T00:00Z");
        }

        Assert.Equal(1, await AvailableAsync());
        Assert.Single(await _app.MailsAsync(), mail => mail.GetProperty("key").GetString() == $"quote/{id}/v1/answer");
    }

    [Fact]
    [Trait("Scenario", "E1")]
    public async Task Looks_AreNotedBesideTheCase_ButNotHeads()
    {
        string id = await _desk.AskAsync();
        Uri link = await _desk.QuoteLinkAsync(id);
        long before = (await _desk.QuoteAsync(id)).GetProperty("version").GetInt64();
        using HttpResponseMessage head = await _app.Http.SendAsync(new HttpRequestMessage(HttpMethod.Head, link));
        await _app.Http.GetStringAsync(link);
        await _app.Http.GetStringAsync(link);
        JsonElement views = await _app.GetJsonAsync($"/api/quotes/{id}/views");
        Assert.Equal(1, Assert.Single(views.EnumerateArray()).GetProperty("quoteVersion").GetInt32());
        Assert.Equal(before, (await _desk.QuoteAsync(id)).GetProperty("version").GetInt64());
    }

    private Task<HttpResponseMessage> ChangeAsync(Uri link, object change) => _desk.PostAsync($"{link}/changes", change);

    private static Dictionary<string, object> WithLines(params object[] lines)
    {
        Dictionary<string, object> request = QuoteDesk.Request();
        request["lines"] = lines;
        return request;
    }

    private async Task<string> AskAsync(object request)
    {
        using HttpResponseMessage answer = await _desk.PostAsync("/forms/quote", request);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        await _app.SettleAsync();
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString()!;
    }

    private async Task<bool> IsFirmAsync(string id) =>
        (await _desk.QuoteAsync(id)).GetProperty("promises").GetProperty("lines")[0].GetProperty("portions").EnumerateArray().All(portion => portion.GetProperty("firm").GetBoolean());

    private async Task<decimal> AvailableAsync() =>
        (await _app.GetJsonAsync("/api/availability/P-100")).GetProperty("reasons").EnumerateArray().Sum(reason => reason.GetProperty("availableToday").GetDecimal());

    private async Task CountAsync(string sku, decimal quantity)
    {
        using HttpResponseMessage answer = await _desk.PostAsync($"/api/stock/{sku}/counts", new { warehouse = "NUE", onHand = quantity, reason = "inventory" });
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }
}
