using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using LeadToCash.Local.Testing;
using LeadToCash.Tests.OrderToCash;

namespace LeadToCash.Tests.QuoteToOrder;

public sealed class OrderChangesTests : IAsyncLifetime
{
    private LocalApp _app = null!;
    private OrderDesk _desk = null!;
    private string _id = null!;

    public async Task InitializeAsync()
    {
        _app = await TestApp.StartAsync();
        _desk = new OrderDesk(_app);
        await _desk.CountAsync("P-100", 1);
        await _desk.PlanReceiptAsync("P-100", 5, "2026-04-10");
        _id = await _desk.PlaceAsync(8001, ("P-100", 3, 4200m, true), ("SVC-INST", 1, 780m, false), ("SP-SEAL", 2, 34.90m, true));
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    [Trait("Scenario", "E8")]
    public async Task Line_WhenPatchedWithTheETag_ChangesOnceAndAStaleETagIs412()
    {
        string etag = await _desk.ETagAsync(_id);
        using HttpResponseMessage changed = await _desk.PatchAsync(_id, Lines(new { quantity = 2, deliveryText = "Gate 3" }), etag);
        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
        JsonElement order = await changed.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal((2, "Gate 3"), (order.GetProperty("lines")[0].GetProperty("quantity").GetInt32(), order.GetProperty("lines")[0].GetProperty("deliveryText").GetString()));
        Assert.Equal((9249.80m, 11007.26m), (Amount(order, "net"), Amount(order, "gross")));
        Assert.NotEqual(etag, changed.Headers.ETag!.ToString());

        using HttpResponseMessage stale = await _desk.PatchAsync(_id, Lines(new { quantity = 3 }), etag);
        Assert.Equal((HttpStatusCode.PreconditionFailed, "application/problem+json"), (stale.StatusCode, stale.Content.Headers.ContentType!.MediaType));
        Assert.Equal(2, (await _desk.OrderAsync(_id)).GetProperty("lines")[0].GetProperty("quantity").GetInt32());

        JsonElement events = (await _app.GetJsonAsync($"/api/orders/{_id}/timeline")).GetProperty("events");
        JsonElement change = Assert.Single(events.EnumerateArray(), @event => @event.GetProperty("name").GetString() == "OrderChanged");
        Assert.Equal(("staff:developer", "staff:developer"), (change.GetProperty("actor").GetString(), change.GetProperty("data").GetProperty("by").GetString()));
        JsonElement mail = await _app.MailAsync($"order/{_id}/changed-{change.GetProperty("version").GetInt64()}");
        Assert.Contains("3 becomes 2", mail.GetProperty("text").GetString(), StringComparison.Ordinal);
        JsonElement hold = Assert.Single((await _desk.StockAsync("P-100")).GetProperty("holds").EnumerateArray());
        Assert.Equal(1, hold.GetProperty("quantity").GetInt32());
    }

    [Fact]
    public async Task Patch_WithoutETag_Is428_AndWithAnotherType415()
    {
        using HttpResponseMessage without = await _desk.PatchAsync(_id, Lines(new { quantity = 2 }), etag: null);
        using HttpRequestMessage text = new(HttpMethod.Patch, new Uri($"/api/orders/{_id}", UriKind.Relative)) { Content = new StringContent("quantity=2") };
        text.Headers.TryAddWithoutValidation("If-Match", await _desk.ETagAsync(_id));
        using HttpResponseMessage wrong = await _app.Http.SendAsync(text);
        Assert.Equal([HttpStatusCode.PreconditionRequired, HttpStatusCode.UnsupportedMediaType], [without.StatusCode, wrong.StatusCode]);
    }

    [Theory]
    [InlineData("""{"lines":{"1":{"quantity":0}}}""", HttpStatusCode.Conflict, "line-shipped", 1)]
    [InlineData("""{"lines":{"1":null}}""", HttpStatusCode.Conflict, "line-shipped", 1)]
    [InlineData("""{"lines":{"1":{"quantity":5},"2":{"quantity":2}}}""", HttpStatusCode.Conflict, "part-begun", 2)]
    [InlineData("""{"lines":{"3":{"deliveryText":"Gate 3"}}}""", HttpStatusCode.Conflict, "line-shipped", 3)]
    [InlineData("""{"lines":{"1":{"quantity":-1}}}""", HttpStatusCode.UnprocessableEntity, "quantity-wrong", 1)]
    [InlineData("""{"lines":{"7":{"quantity":1}}}""", HttpStatusCode.UnprocessableEntity, "line-unknown", 7)]
    [InlineData("""{"lines":{"1":{"price":1}}}""", HttpStatusCode.BadRequest, "invalid-input", 0)]
    [InlineData("""{"lines":[{"quantity":1}]}""", HttpStatusCode.BadRequest, "invalid-input", 0)]
    [InlineData("""{"net":1}""", HttpStatusCode.BadRequest, "invalid-input", 0)]
    public async Task Patch_ThatCantBe_SaysWhyAndWhere(string patch, HttpStatusCode status, string code, int line)
    {
        string before = await _desk.ETagAsync(_id);
        using HttpResponseMessage answer = await _desk.PatchAsync(_id, JsonSerializer.Deserialize<JsonElement>(patch), before);
        JsonElement problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal((status, $"urn:leadtocash:problem:{code}"), (answer.StatusCode, problem.GetProperty("type").GetString()));
        Assert.Equal(line, problem.TryGetProperty("line", out JsonElement named) ? named.GetInt32() : 0);
        Assert.Equal(before, await _desk.ETagAsync(_id));
    }

    [Fact]
    public async Task Line_ThatGrows_IsReservedAndLeavesWhenItComes()
    {
        using HttpResponseMessage changed = await _desk.PatchAsync(_id, Lines(new { quantity = 5 }), await _desk.ETagAsync(_id));
        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
        Assert.Equal(4, (await _desk.StockAsync("P-100")).GetProperty("holds").EnumerateArray().Sum(hold => hold.GetProperty("quantity").GetInt32()));
        await _desk.ArriveAsync("P-100", 5, "LS-1");
        Assert.Equal(5, (await _desk.SummaryAsync(_id)).GetProperty("lines")[0].GetProperty("shipped").GetInt32());
        Assert.Equal(1, (await _desk.StockAsync("P-100")).GetProperty("onHand").GetInt32());
    }

    [Fact]
    public async Task Line_ThatIsNotWantedBefore_WaitsForThatDate()
    {
        using HttpResponseMessage changed = await _desk.PatchAsync(_id, Lines(new { requestedOn = "2026-04-20" }), await _desk.ETagAsync(_id));
        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
        await _desk.ArriveAsync("P-100", 5, "LS-1");
        await _app.AdvanceToAsync("2026-04-19T12:00:00Z");
        Assert.Contains("physical: waits for 2 P-100, due 2026-04-20", (await _desk.OrderAsync(_id)).GetProperty("waitsFor").EnumerateArray().Select(wait => wait.GetString()));
        await _app.AdvanceToAsync("2026-04-20T08:00:00Z");
        Assert.Equal(3, (await _desk.SummaryAsync(_id)).GetProperty("lines")[0].GetProperty("shipped").GetInt32());
    }

    [Fact]
    public async Task Change_WithAnIdempotencyKey_IsCarriedOutOnce()
    {
        string etag = await _desk.ETagAsync(_id);
        using HttpResponseMessage first = await _desk.PatchAsync(_id, Lines(new { quantity = 4 }), etag, ("Idempotency-Key", "k-1"));
        using HttpResponseMessage again = await _desk.PatchAsync(_id, Lines(new { quantity = 4 }), etag, ("Idempotency-Key", "k-1"));
        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.OK], [first.StatusCode, again.StatusCode]);
        Assert.Equal(1, (await _desk.OrderAsync(_id)).GetProperty("revision").GetInt32());
    }

    [Fact]
    public async Task Changes_AtTheSameTime_FromTheSameVersion_AreOneChange()
    {
        string etag = await _desk.ETagAsync(_id);
        HttpResponseMessage[] answers = await Task.WhenAll(Enumerable.Range(4, 6).Select(quantity => _desk.PatchAsync(_id, Lines(new { quantity }), etag)));
        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.OK);
        Assert.All(answers.Where(answer => answer.StatusCode != HttpStatusCode.OK), answer => Assert.Equal(HttpStatusCode.PreconditionFailed, answer.StatusCode));
        Assert.Equal(1, (await _desk.OrderAsync(_id)).GetProperty("revision").GetInt32());
    }

    [Fact]
    [Trait("Scenario", "E8")]
    public async Task Page_ShowsTheOrder_AndItsFormChangesALine()
    {
        string page = await PageAsync();
        Assert.Contains("1 shipped", page, StringComparison.Ordinal);
        Assert.Contains("2 due 10 Apr 2026", page, StringComparison.Ordinal);
        Assert.Contains("waits for 2 P-100, due 2026-04-10", page, StringComparison.Ordinal);
        string etag = (await _desk.ETagAsync(_id)).Trim('"');
        Assert.Contains($"name=\"etag\" value=\"{etag}\"", page, StringComparison.Ordinal);

        Uri form = new($"/staff/orders/{_id}/lines/1", UriKind.Relative);
        using HttpResponseMessage done = await _app.PostFormAsync(form, ("etag", etag), ("quantity", "2"), ("requestedOn", ""), ("deliveryText", "Gate 3"));
        Assert.Equal(HttpStatusCode.SeeOther, done.StatusCode);
        await _app.SettleAsync();
        Assert.Contains("Gate 3", await PageAsync(), StringComparison.Ordinal);

        using HttpResponseMessage stale = await _app.PostFormAsync(form, ("etag", etag), ("quantity", "4"), ("requestedOn", ""), ("deliveryText", ""));
        Assert.Equal(HttpStatusCode.PreconditionFailed, stale.StatusCode);
        Assert.Contains("has changed since you opened this page", await stale.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using HttpResponseMessage wrong = await _app.PostFormAsync(form, ("etag", (await _desk.ETagAsync(_id)).Trim('"')), ("quantity", "many"), ("requestedOn", "soon"));
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        using HttpResponseMessage less = await _app.PostFormAsync(form, ("etag", (await _desk.ETagAsync(_id)).Trim('"')), ("quantity", "0"));
        Assert.Equal(HttpStatusCode.Conflict, less.StatusCode);
        Assert.Contains("have left or are about to", await less.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private async Task<string> PageAsync() => WebUtility.HtmlDecode(await _app.Http.GetStringAsync(new Uri($"/staff/orders/{_id}", UriKind.Relative)));

    private static object Lines(object line) => new { lines = new Dictionary<string, object> { ["1"] = line } };

    private static decimal Amount(JsonElement order, string name) => order.GetProperty(name).GetProperty("amount").GetDecimal();
}
