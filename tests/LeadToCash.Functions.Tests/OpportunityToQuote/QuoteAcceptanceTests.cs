using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using LeadToCash.Local.Testing;

namespace LeadToCash.Tests.OpportunityToQuote;

public sealed class QuoteAcceptanceTests
{
    [Fact]
    [Trait("Scenario", "E5")]
    public async Task Accept_TwiceAndAtOnce_MakesOneOrderWithTheSameTotals()
    {
        await using LocalApp app = await TestApp.StartAsync();
        QuoteDesk desk = new(app);
        string id = await desk.AskAsync();
        Uri link = await desk.QuoteLinkAsync(id);
        HttpResponseMessage[] answers = await Task.WhenAll(desk.AcceptAsync(link), desk.AcceptAsync(link), desk.AcceptAsync(link));
        HttpResponseMessage again = await desk.AcceptAsync(link);
        Assert.All(answers.Append(again), answer => Assert.Equal(HttpStatusCode.OK, answer.StatusCode));
        string[] orders = [.. (await Task.WhenAll(answers.Append(again).Select(answer => answer.Content.ReadFromJsonAsync<JsonElement>())))
            .Select(answer => answer.GetProperty("orderId").GetString()!).Distinct()];
        string orderId = Assert.Single(orders);
        await app.SettleAsync();
        JsonElement order = await app.GetJsonAsync($"/api/orders/{orderId}");
        Assert.Contains("11030.11", order.GetRawText(), StringComparison.Ordinal);
        JsonElement timeline = await app.GetJsonAsync($"/api/quotes/{id}/timeline");
        Assert.Single(timeline.GetProperty("events").EnumerateArray(), happened => happened.GetProperty("name").GetString() == "QuoteAccepted");
    }

    [Fact]
    [Trait("Scenario", "H10")]
    public async Task Accepted_CrossesTheBoundaryAsOneOrder_WithWhatWasAgreedAndNothingElse()
    {
        string[] agreed = ["source", "sourceId", "sourceNumber", "customer", "currency", "lines", "net", "tax", "gross", "quoteVersion", "remarks", "orderId"];
        string[] line = ["position", "sku", "name", "kind", "quantity", "unit", "unitPrice", "net", "taxRate", "taxCategory", "requestedOn", "deliveryText"];
        await using LocalApp app = await TestApp.StartAsync();
        QuoteDesk desk = new(app);
        string id = await desk.AskAsync();
        Uri link = await desk.QuoteLinkAsync(id);
        using HttpResponseMessage accepted = await desk.AcceptAsync(link);
        using HttpResponseMessage again = await desk.AcceptAsync(link);
        await app.SettleAsync();

        JsonElement opportunity = await app.GetJsonAsync($"/api/opportunities/opp-{id}");
        Assert.Equal("won", opportunity.GetProperty("status").GetString());
        JsonElement placed = Assert.Single((await app.GetJsonAsync($"/api/orders/quote-{id}/timeline")).GetProperty("events").EnumerateArray(),
            happened => happened.GetProperty("name").GetString() == "OrderPlaced");
        JsonElement draft = placed.GetProperty("data").GetProperty("draft");
        Assert.Empty(draft.EnumerateObject().Select(member => member.Name).Except(agreed));
        Assert.All(draft.GetProperty("lines").EnumerateArray(), one => Assert.Empty(one.EnumerateObject().Select(member => member.Name).Except(line)));
        Assert.Equal(11030.11m, draft.GetProperty("gross").GetProperty("amount").GetDecimal());
        Assert.DoesNotContain($"opp-{id}", placed.GetRawText(), StringComparison.Ordinal);
        Assert.DoesNotContain("3150", placed.GetRawText(), StringComparison.Ordinal); // what it costs us stays with the quote
    }

    [Fact]
    [Trait("Scenario", "E1")]
    public async Task Quote_WhenLookedAt_ShowsTheFiguresOfTheMailAndChangesNothing()
    {
        await using LocalApp app = await TestApp.StartAsync();
        QuoteDesk desk = new(app);
        string id = await desk.AskAsync();
        JsonElement before = await desk.QuoteAsync(id);
        string fingerprint = before.GetProperty("fingerprint").GetString()!;
        using HttpResponseMessage answer = await app.Http.GetAsync(await desk.QuoteLinkAsync(id));
        string page = await answer.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains(fingerprint, page, StringComparison.Ordinal);
        Assert.Contains("11.030,11", page, StringComparison.Ordinal);
        Assert.DoesNotContain("3.150,00", page, StringComparison.Ordinal); // the cost is ours alone
        Assert.Contains(fingerprint, (await app.MailAsync($"quote/{id}/v1/release")).GetProperty("text").GetString(), StringComparison.Ordinal);
        await app.SettleAsync();
        Assert.Equal(before.GetProperty("version").GetInt64(), (await desk.QuoteAsync(id)).GetProperty("version").GetInt64());
    }

    [Fact]
    public async Task Accept_WithoutTheTerms_AsksForThem()
    {
        await using LocalApp app = await TestApp.StartAsync();
        QuoteDesk desk = new(app);
        string id = await desk.AskAsync();
        using HttpResponseMessage answer = await app.PostFormAsync(await desk.QuoteLinkAsync(id), ("decision", "accept"));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("released", await desk.StatusAsync(id));
    }

    [Fact]
    public async Task Decline_ThenAccept_StaysDeclined()
    {
        await using LocalApp app = await TestApp.StartAsync();
        QuoteDesk desk = new(app);
        string id = await desk.AskAsync();
        Uri link = await desk.QuoteLinkAsync(id);
        using HttpResponseMessage declined = await desk.PostAsync(link.ToString(), new { decision = "decline", reason = "too dear" });
        using HttpResponseMessage accepted = await desk.AcceptAsync(link);
        Assert.Equal("declined", (await accepted.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("decision").GetString());
        await app.SettleAsync();
        JsonElement quote = await desk.QuoteAsync(id);
        Assert.Equal(("declined", "too dear"), (quote.GetProperty("status").GetString(), quote.GetProperty("declineReason").GetString()));
    }

    [Fact]
    public async Task Quote_WhenNobodyAnswers_RemindsThenExpires()
    {
        await using LocalApp app = await TestApp.StartAsync();
        QuoteDesk desk = new(app);
        string id = await desk.AskAsync();
        Uri link = await desk.QuoteLinkAsync(id);
        await app.AdvanceToAsync("2026-03-27T08:00Z");
        Assert.Equal(QuoteDesk.Customer, (await app.MailAsync($"quote/{id}/v1/remind")).GetProperty("to").GetString());
        await app.AdvanceToAsync("2026-04-01T22:00Z");
        Assert.Equal("expired", await desk.StatusAsync(id));
        using HttpResponseMessage late = await desk.AcceptAsync(link);
        using HttpResponseMessage look = await app.Http.GetAsync(link);
        Assert.Equal((HttpStatusCode.Conflict, HttpStatusCode.Conflict), (late.StatusCode, look.StatusCode));
    }

    [Fact]
    [Trait("Scenario", "E2")]
    public async Task Accept_OfAReplacedVersion_IsGoneButReadable()
    {
        await using LocalApp app = await TestApp.StartAsync();
        QuoteDesk desk = new(app);
        string id = await desk.AskAsync();
        Uri old = await desk.QuoteLinkAsync(id);
        using HttpResponseMessage revised = await desk.PostAsync(
            $"/api/quotes/{id}/revisions", new { fromVersion = 1, discountPercent = 3, lines = new[] { new { sku = "P-100", quantity = 2 } } });
        await app.SettleAsync();
        using HttpResponseMessage gone = await desk.AcceptAsync(old);
        Assert.Equal(HttpStatusCode.Gone, gone.StatusCode);
        using HttpResponseMessage page = await app.Http.GetAsync(old);
        Assert.Equal(HttpStatusCode.Gone, page.StatusCode);
        Assert.Contains("9.269,00", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using HttpResponseMessage accepted = await desk.AcceptAsync(await desk.QuoteLinkAsync(id, version: 2));
        Assert.Equal(HttpStatusCode.OK, accepted.StatusCode);
    }
}
