using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using LeadToCash.Local.Testing;

namespace LeadToCash.Tests.Availability;

public sealed class StockApiTests : IAsyncLifetime
{
    private LocalApp _app = null!;

    public async Task InitializeAsync() => _app = await TestApp.StartAsync();

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    [Trait("Scenario", "D2")]
    public async Task Availability_OfTwoPumpsWithOneInStock_IsOneNowAndOneOnTheTenthOfApril()
    {
        await CountAsync(1);
        await PlanAsync("PO-1", 5, "2026-04-10");

        JsonElement answer = await _app.GetJsonAsync("/api/availability/p-100?quantity=2");

        Assert.Equal(["1 2026-03-02 NUE", "1 2026-04-10 NUE"], Portions(answer));
        Assert.True(answer.GetProperty("isFirm").GetBoolean());
        Assert.Equal("2026-04-10", answer.GetProperty("completeOn").GetString());
        JsonElement reason = answer.GetProperty("reasons")[0];
        Assert.Equal((1, "PO-1"), (reason.GetProperty("onHand").GetDecimal(), reason.GetProperty("nextReceipt").GetProperty("reference").GetString()));
    }

    [Fact]
    public async Task Availability_OfWhatNobodyHas_IsOnRequestInAboutTwentyWorkingDays()
    {
        JsonElement answer = await _app.GetJsonAsync("/api/availability/P-100?quantity=2&warehouse=ham");

        Assert.Equal(["2 2026-03-30 HAM"], Portions(answer));
        Assert.False(answer.GetProperty("isFirm").GetBoolean());
        Assert.Equal(20, answer.GetProperty("reasons")[0].GetProperty("leadTimeDays").GetInt32());
    }

    [Fact]
    public async Task Availability_TakesTheNearestWarehouse()
    {
        await CountAsync(5);
        await CountAsync(5, "HAM");

        Assert.Equal(["1 2026-03-02 HAM"], Portions(await _app.GetJsonAsync("/api/availability/P-100?postCode=22767")));
        Assert.Equal(["1 2026-03-02 NUE"], Portions(await _app.GetJsonAsync("/api/availability/P-100?postCode=91052")));
    }

    [Fact]
    public async Task Availability_IsCachedUntilTheStockChanges()
    {
        await CountAsync(1);
        using HttpResponseMessage first = await _app.SendJsonAsync(HttpMethod.Get, "/api/availability/P-100");
        string tag = first.Headers.ETag!.ToString();
        using HttpResponseMessage same = await _app.SendJsonAsync(HttpMethod.Get, "/api/availability/P-100", null, ("If-None-Match", tag));
        await CountAsync(2);
        using HttpResponseMessage changed = await _app.SendJsonAsync(HttpMethod.Get, "/api/availability/P-100", null, ("If-None-Match", tag));

        Assert.Equal((HttpStatusCode.NotModified, HttpStatusCode.OK), (same.StatusCode, changed.StatusCode));
    }

    [Theory]
    [InlineData("/api/availability/nothing", HttpStatusCode.NotFound)]
    [InlineData("/api/availability/SVC-INST", HttpStatusCode.NotFound)]
    [InlineData("/api/availability/P-100?quantity=0", HttpStatusCode.BadRequest)]
    [InlineData("/api/availability/P-100?quantity=1,5", HttpStatusCode.BadRequest)]
    [InlineData("/api/availability/P-100?date=1.4.2026", HttpStatusCode.BadRequest)]
    [InlineData("/api/availability/P-100?warehouse=XYZ", HttpStatusCode.BadRequest)]
    [InlineData("/api/stock/SVC-INST", HttpStatusCode.NotFound)]
    public async Task Questions_ThatMakeNoSense_AreRefused(string path, HttpStatusCode status)
    {
        using HttpResponseMessage answer = await _app.SendJsonAsync(HttpMethod.Get, path);

        Assert.Equal(status, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    [Trait("Scenario", "D6")]
    public async Task Hold_OfTheLastPieceByTwoAtOnce_IsFirmForExactlyOne()
    {
        await CountAsync(5);
        await HoldAsync("before", 4);

        JsonElement[] answers = await Task.WhenAll(HoldAsync("left", 1), HoldAsync("right", 1));

        Assert.Single(answers, answer => answer.GetProperty("isFirm").GetBoolean());
        Assert.All(answers, answer => Assert.Single(Portions(answer)));
    }

    [Fact]
    public async Task Hold_SentAgain_ChangesNothing_AndReleasedGivesThePiecesBack()
    {
        await CountAsync(2);
        await HoldAsync("visit", 2);
        string before = (await _app.GetJsonAsync("/api/stock/P-100")).GetRawText();
        await HoldAsync("visit", 2);
        Assert.Equal(before, (await _app.GetJsonAsync("/api/stock/P-100")).GetRawText());

        Assert.Equal(["1 2026-03-02 NUE"], Portions(await HoldAsync("visit", 1)));
        using HttpResponseMessage released = await _app.SendJsonAsync(HttpMethod.Delete, "/api/stock/P-100/holds/visit");
        Assert.Equal(HttpStatusCode.NoContent, released.StatusCode);
        Assert.Equal(["2 2026-03-02 NUE"], Portions(await _app.GetJsonAsync("/api/availability/P-100?quantity=2")));
        Assert.Equal(["2 2026-03-02 NUE"], Portions(await HoldAsync("visit", 2)));
    }

    [Fact]
    public async Task Receipt_ThatIsMoved_IsToldToSalesOnce()
    {
        await PlanAsync("PO-1", 2, "2026-04-10");
        await HoldAsync("anna", 2);

        JsonElement answer = await PlanAsync("PO-1", 2, "2026-05-08");
        await PlanAsync("PO-1", 2, "2026-05-08");
        await _app.SettleAsync();

        Assert.Equal("hold-anna", Assert.Single(answer.GetProperty("broken").EnumerateArray()).GetProperty("owner").GetString());
        JsonElement task = Assert.Single((await _app.GetJsonAsync("/tasks")).EnumerateArray());
        Assert.Equal("sales", task.GetProperty("team").GetString());
        Assert.Contains("2 on 2026-04-10 becomes 2 on 2026-05-08", task.GetProperty("details").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Goods_ThatArriveUnderADeliveryNote_ComeOnce()
    {
        await PlanAsync("PO-1", 5, "2026-04-10");
        object note = new { warehouse = "NUE", reference = "PO-1", delivery = "LS-77", quantity = 2 };
        await PostAsync("/api/stock/P-100/arrivals", note);

        JsonElement again = await PostAsync("/api/stock/P-100/arrivals", note);

        Assert.Equal(2, again.GetProperty("onHand").GetDecimal());
        Assert.Equal(["3 2026-04-10 NUE"], (await _app.GetJsonAsync("/api/stock/P-100")).GetProperty("warehouses")[0].GetProperty("receipts").EnumerateArray()
            .Select(receipt => $"{receipt.GetProperty("quantity").GetDecimal() - receipt.GetProperty("arrived").GetDecimal():G29} {receipt.GetProperty("date")} NUE"));
    }

    [Fact]
    public async Task Import_WithAWrongRow_ChangesNothingAndNamesRowAndColumn()
    {
        (HttpStatusCode status, JsonElement answer) = await ImportAsync("sku,warehouse,reference,quantity,date\nP-100,NUE,PO-1,5,2026-04-10\nP-100,XYZ,PO-2,-1,10.4.2026\n");

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Equal(
            ["row 3, column date", "row 3, column quantity", "row 3, column warehouse"], answer.GetProperty("errors").EnumerateObject().Select(error => error.Name).Order());
        Assert.Equal(["1 2026-03-30 NUE"], Portions(await _app.GetJsonAsync("/api/availability/P-100")));
    }

    [Fact]
    public async Task Import_SentAgain_ChangesNothing_AlsoAfterTheGoodsCame()
    {
        const string File = "sku,warehouse,reference,quantity,date\nP-100,NUE,PO-1,5,2026-04-10\nSP-SEAL,HAM,PO-1,40,2026-04-20\n";
        (_, JsonElement first) = await ImportAsync(File);
        await PostAsync("/api/stock/P-100/arrivals", new { warehouse = "NUE", reference = "PO-1", delivery = "LS-77", quantity = 5 });
        string before = (await _app.GetJsonAsync("/api/stock/P-100")).GetRawText();

        (HttpStatusCode status, JsonElement again) = await ImportAsync(File);
        (_, JsonElement alike) = await ImportAsync(File + "\n");

        Assert.Equal((HttpStatusCode.OK, 2, 0, 0), (status, Changed(first), Changed(again), Changed(alike)));
        Assert.Equal(before, (await _app.GetJsonAsync("/api/stock/P-100")).GetRawText());
        static int Changed(JsonElement result) => result.GetProperty("changed").GetInt32();
    }

    [Fact]
    public async Task Import_OfAReceiptThatIsOver_NamesItsRow()
    {
        await ImportAsync("sku,warehouse,reference,quantity,date\nP-100,NUE,PO-1,5,2026-04-10\n");
        await PostAsync("/api/stock/P-100/arrivals", new { warehouse = "NUE", reference = "PO-1", delivery = "LS-77", quantity = 4, final = true });

        (HttpStatusCode status, JsonElement answer) = await ImportAsync("sku,warehouse,reference,quantity,date\nP-100,NUE,PO-2,1,2026-04-10\nP-100,NUE,PO-1,9,2026-04-10\n");

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Equal("row 3, column reference", Assert.Single(answer.GetProperty("errors").EnumerateObject()).Name);
        Assert.Empty((await _app.GetJsonAsync("/api/stock/P-100")).GetProperty("warehouses")[0].GetProperty("receipts").EnumerateArray());
    }

    [Fact]
    public async Task Timeline_ShowsWhatHappened_AsOfAnyInstant()
    {
        await CountAsync(1);
        await _app.AdvanceToAsync("2026-03-02T09:00:00Z");
        await HoldAsync("anna", 1);

        Assert.Equal(["StockOpened", "StockCounted", "StockReserved"], Names(await _app.GetJsonAsync("/api/stock/P-100/timeline")));
        Assert.Equal(["StockOpened", "StockCounted"], Names(await _app.GetJsonAsync("/api/stock/P-100/timeline?asOf=2026-03-02T08:30:00Z")));
        static IEnumerable<string?> Names(JsonElement events) => events.EnumerateArray().Select(@event => @event.GetProperty("name").GetString());
    }

    [Fact]
    public async Task Stock_IsChangedByTheWarehouse_AndOnlyReadByFinance()
    {
        object count = new { warehouse = "NUE", onHand = 3, reason = "inventory" };
        using HttpResponseMessage finance = await _app.SendJsonAsync(HttpMethod.Post, "/api/stock/P-100/counts", count, ("X-MS-CLIENT-PRINCIPAL", Principal("finance")));
        using HttpResponseMessage warehouse = await _app.SendJsonAsync(HttpMethod.Post, "/api/stock/P-100/counts", count, ("X-MS-CLIENT-PRINCIPAL", Principal("warehouse")));
        using HttpResponseMessage hold = await _app.SendJsonAsync(
            HttpMethod.Put, "/api/stock/P-100/holds/x", new { quantity = 1, heldUntil = "2026-03-20T08:00:00Z" }, ("X-MS-CLIENT-PRINCIPAL", Principal("warehouse")));

        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.OK, HttpStatusCode.Forbidden), (finance.StatusCode, warehouse.StatusCode, hold.StatusCode));
    }

    [Theory]
    [InlineData("de", "Bestand von P-100", "Wer was reserviert hat", "bestellt")]
    [InlineData("en", "Stock of P-100", "Who holds what", "ordered")]
    public async Task Page_ShowsStockPictureAndHolders(string language, string title, string holders, string absent)
    {
        await CountAsync(1);
        await PlanAsync("PO-1", 5, "2026-04-10");
        await HoldAsync("anna", 2);
        using HttpRequestMessage request = new(HttpMethod.Get, "/stock/p-100");
        request.Headers.AcceptLanguage.ParseAdd(language);
        using HttpResponseMessage answer = await _app.Http.SendAsync(request);
        AngleSharp.Html.Dom.IHtmlDocument page = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());

        Assert.Equal(title, page.QuerySelector("h1")!.TextContent);
        Assert.Contains(holders, page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("hold-anna", page.Body.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(absent, page.QuerySelector("section")!.TextContent, StringComparison.Ordinal);
        Assert.StartsWith("M 10 160 H", page.QuerySelector("svg path.line")!.GetAttribute("d"), StringComparison.Ordinal);
        Assert.Equal(4, page.QuerySelectorAll("svg g text").Length);
        Assert.NotEmpty(page.QuerySelector("svg")!.GetAttribute("aria-label")!);
    }

    private Task<JsonElement> CountAsync(decimal onHand, string warehouse = "NUE") =>
        PostAsync("/api/stock/P-100/counts", new { warehouse, onHand, reason = "inventory" });

    private Task<JsonElement> PlanAsync(string reference, decimal quantity, string date) =>
        PostAsync("/api/stock/P-100/receipts", new { warehouse = "NUE", reference, quantity, date });

    private async Task<JsonElement> HoldAsync(string reference, decimal quantity)
    {
        using HttpResponseMessage answer = await _app.SendJsonAsync(
            HttpMethod.Put, $"/api/stock/P-100/holds/{reference}", new { quantity, heldUntil = "2026-03-31T22:00:00Z", warehouse = "NUE" });
        return await ReadAsync(answer);
    }

    private async Task<JsonElement> PostAsync(string path, object document)
    {
        using HttpResponseMessage answer = await _app.SendJsonAsync(HttpMethod.Post, path, document);
        return await ReadAsync(answer);
    }

    private async Task<(HttpStatusCode Status, JsonElement Answer)> ImportAsync(string csv)
    {
        using StringContent content = new(csv, Encoding.UTF8, "text/csv");
        using HttpResponseMessage answer = await _app.Http.PostAsync("/api/receipts/import", content);
        return (answer.StatusCode, await answer.Content.ReadFromJsonAsync<JsonElement>());
    }

    private static async Task<JsonElement> ReadAsync(HttpResponseMessage answer)
    {
        string text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, $"{(int)answer.StatusCode}: {text}");
        return JsonSerializer.Deserialize<JsonElement>(text);
    }

    private static IEnumerable<string> Portions(JsonElement answer) => answer.GetProperty("portions").EnumerateArray()
        .Select(portion => $"{portion.GetProperty("quantity").GetDecimal():G29} {portion.GetProperty("date").GetString()} {portion.GetProperty("warehouse").GetString()}");

    private static string Principal(string role) => Convert.ToBase64String(JsonSerializer.SerializeToUtf8Bytes(
        new { claims = new[] { new { typ = "name", val = "kim" }, new { typ = "roles", val = role } } }));
}
