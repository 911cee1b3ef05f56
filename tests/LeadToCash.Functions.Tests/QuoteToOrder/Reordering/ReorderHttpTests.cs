using System.Net;
using System.Text.Json;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using LeadToCash.Local.Testing;
using LeadToCash.Tests.Catalog;
using LeadToCash.Tests.OpportunityToQuote;

namespace LeadToCash.Tests.QuoteToOrder.Reordering;

/// <summary>A customer who has pump 0815 since his order reorders parts for it.</summary>
public sealed class ReorderHttpTests : IAsyncLifetime
{
    private LocalApp _app = null!;
    private string _link = "";

    public async Task InitializeAsync()
    {
        _app = await TestApp.StartAsync();
        CatalogDesk catalog = new(_app);
        await catalog.SetAsync("/api/catalog/products/SP-RING", Part("SP-RING", "Ring of another pump", new { product = "P-100", serialFrom = "2000" }));
        await catalog.SetAsync("/api/catalog/price-lists/EUR/prices/SP-RING", new { validFrom = "2026-03-02", amount = CatalogDesk.Euro(5) });
        QuoteDesk quotes = new(_app);
        string quote = await quotes.AskAsync();
        (await quotes.AcceptAsync(await quotes.QuoteLinkAsync(quote))).Dispose();
        await _app.SettleAsync();
        await PutDeviceAsync("P-100:0815");
        using HttpResponseMessage page = await _app.Http.GetAsync(Local((await _app.MailAsync($"order/quote-{quote}/confirmation")).Link("orders")));
        IHtmlDocument order = new HtmlParser().ParseDocument(await page.Content.ReadAsStringAsync());
        _link = order.QuerySelector("a[href^='/reorder/']")!.GetAttribute("href")!;
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    [Trait("Scenario", "E7")]
    public async Task Page_OfPump0815_OffersOnlyPartsThatFit_AndOnePostIsOneOrder()
    {
        IHtmlDocument page = await PageAsync();
        Assert.Equal("Teile für Kreiselpumpe P-100, Seriennummer 0815", page.QuerySelector("#parts")!.TextContent);
        Assert.Equal("Wellendichtung", Assert.Single(page.QuerySelectorAll("form li strong")).TextContent);
        Assert.Contains("34,90 € je Stück, netto", page.QuerySelector("form li")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("wird für Sie bestellt, etwa 09.03.2026", page.QuerySelector("form li")!.TextContent, StringComparison.Ordinal);

        (string, string)[] form = Fields(page, ("quantity.SP-SEAL", "2"));
        HttpResponseMessage[] answers = await Task.WhenAll(PostAsync(form), PostAsync(form));
        using HttpResponseMessage later = await PostAsync(form);
        await _app.SettleAsync();

        Assert.All([.. answers, later], answer => Assert.Equal(HttpStatusCode.Created, answer.StatusCode));
        JsonElement order = Assert.Single(await OrdersAsync());
        Assert.Equal(("self-service", 69.80m, 83.06m), (order.GetProperty("source").GetString(), Amount(order, "net"), Amount(order, "gross")));
        Assert.Equal("Parts for P-100, serial number 0815.", order.GetProperty("remarks")[0].GetString());
        JsonElement mail = Assert.Single(await _app.MailsAsync(), one => one.GetProperty("key").GetString() is { } key
            && key.StartsWith("order/self-service-", StringComparison.Ordinal) && key.EndsWith("/confirmation", StringComparison.Ordinal));
        Assert.Equal(QuoteDesk.Customer, mail.GetProperty("to").GetString());
        Array.ForEach(answers, answer => answer.Dispose());
    }

    [Fact]
    [Trait("Scenario", "E7")]
    public async Task Json_ForShops_IsTheSame()
    {
        JsonElement offer = await _app.GetJsonAsync($"{_link}?device=P-100:0815");
        JsonElement part = Assert.Single(offer.GetProperty("parts").EnumerateArray()).GetProperty("part");
        Assert.Equal(("SP-SEAL", 34.90m), (part.GetProperty("sku").GetString(), Amount(part, "unitPrice")));

        object body = new { device = "P-100:0815", requestId = "shop-1", lines = new[] { new { sku = "SP-SEAL", quantity = 1, price = 34.90m } } };
        using HttpResponseMessage first = await _app.SendJsonAsync(HttpMethod.Post, _link, body);
        using HttpResponseMessage again = await _app.SendJsonAsync(HttpMethod.Post, _link, body);

        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.Created), (first.StatusCode, again.StatusCode));
        Assert.Equal(await first.Content.ReadAsStringAsync(), await again.Content.ReadAsStringAsync());
        using HttpResponseMessage other = await _app.SendJsonAsync(
            HttpMethod.Post, _link, new { device = "P-100:0815", requestId = "shop-1", lines = new[] { new { sku = "SP-SEAL", quantity = 3, price = 34.90m } } });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, other.StatusCode);
    }

    [Fact]
    [Trait("Scenario", "E7")]
    public async Task Post_AfterThePriceChanged_IsRefusedWithTheNewPrice_AndOrdersOnceItIsSeen()
    {
        IHtmlDocument page = await PageAsync();
        await new CatalogDesk(_app).SetAsync("/api/catalog/price-lists/EUR/prices/SP-SEAL", new { validFrom = "2026-03-02", amount = CatalogDesk.Euro(36.50m) });

        using HttpResponseMessage refused = await PostAsync(Fields(page, ("quantity.SP-SEAL", "2")));
        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        IHtmlDocument shown = new HtmlParser().ParseDocument(await refused.Content.ReadAsStringAsync());
        Assert.Contains("Ein Preis hat sich geändert", shown.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("36,50 €", shown.QuerySelector("form li")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("2", shown.QuerySelector("input[name='quantity.SP-SEAL']")!.GetAttribute("value"));
        Assert.Empty(await OrdersAsync());

        using HttpResponseMessage ordered = await PostAsync(Fields(shown));
        await _app.SettleAsync();
        Assert.Equal(HttpStatusCode.Created, ordered.StatusCode);
        Assert.Equal(73.00m, Amount(Assert.Single(await OrdersAsync()), "net"));
    }

    [Fact]
    public async Task Post_OfAPartThatNoLongerFits_IsRefused()
    {
        IHtmlDocument page = await PageAsync();
        await new CatalogDesk(_app).SetAsync("/api/catalog/products/SP-SEAL", new
        {
            sku = "SP-SEAL",
            name = new { en = "Shaft seal", de = "Wellendichtung" },
            kind = "physical",
            unit = "C62",
            costs = new[] { new { validFrom = "2020-01-01", cost = CatalogDesk.Euro(14.10m), marginFloor = 25 } },
            fits = new[] { new { product = "P-100", serialFrom = "1000" } },
        });

        using HttpResponseMessage refused = await PostAsync(Fields(page, ("quantity.SP-SEAL", "2")));

        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        IHtmlDocument shown = new HtmlParser().ParseDocument(await refused.Content.ReadAsStringAsync());
        Assert.Contains("kann für dieses Gerät nicht mehr bestellt werden", shown.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        using HttpResponseMessage json = await _app.SendJsonAsync(
            HttpMethod.Post, _link, new { device = "P-100:0815", requestId = "x", lines = new[] { new { sku = "SP-SEAL", quantity = 1, price = 34.90m } } });
        Assert.EndsWith("part-does-not-fit", (await CatalogDesk.JsonAsync(json)).GetProperty("type").GetString(), StringComparison.Ordinal);
        Assert.Empty(await OrdersAsync());
    }

    [Fact]
    public async Task Post_ForADeviceOfAnother_IsRefused()
    {
        await PutDeviceAsync("P-100:0900", "somebody@else.example");

        using HttpResponseMessage answer = await _app.SendJsonAsync(
            HttpMethod.Post, _link, new { device = "P-100:0900", requestId = "x", lines = new[] { new { sku = "SP-SEAL", quantity = 1, price = 34.90m } } });

        Assert.EndsWith("device-unknown", (await CatalogDesk.JsonAsync(answer)).GetProperty("type").GetString(), StringComparison.Ordinal);
        Assert.DoesNotContain("0900", await _app.Http.GetStringAsync(_link), StringComparison.Ordinal);
        Assert.Equal(JsonValueKind.Undefined, (await _app.GetJsonAsync($"{_link}?device=P-100:0900")).TryGetProperty("device", out JsonElement device) ? device.ValueKind : default);
    }

    [Theory]
    [InlineData("", "", "lines requestId")]
    [InlineData("r", "0.5", "quantity.SP-SEAL")]
    [InlineData("r", "1000", "quantity.SP-SEAL")]
    public async Task Post_ThatIsIncomplete_NamesTheFields(string requestId, string quantity, string fields)
    {
        object[] lines = quantity.Length == 0 ? [] : [new { sku = "SP-SEAL", quantity, price = "34.90" }];

        using HttpResponseMessage answer = await _app.SendJsonAsync(HttpMethod.Post, _link, new { device = "P-100:0815", requestId, lines });

        Assert.Equal(fields, string.Join(' ', (await CatalogDesk.ErrorsAsync(answer)).Order()));
    }

    [Fact]
    public async Task Link_ThatIsForgedOrOver_OrdersNothing()
    {
        using HttpResponseMessage forged = await _app.Http.GetAsync(new Uri(_link + "x", UriKind.Relative));
        using HttpResponseMessage other = await _app.Http.GetAsync(new Uri(_link.Replace("/reorder/", "/orders/", StringComparison.Ordinal), UriKind.Relative));
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (forged.StatusCode, other.StatusCode));

        await _app.AdvanceToAsync("2027-04-01T00:00:00Z");
        using HttpResponseMessage over = await _app.SendJsonAsync(
            HttpMethod.Post, _link, new { device = "P-100:0815", requestId = "x", lines = new[] { new { sku = "SP-SEAL", quantity = 1, price = 34.90m } } });

        Assert.Equal(HttpStatusCode.Gone, over.StatusCode);
        Assert.Empty(await OrdersAsync());
    }

    [Fact]
    public async Task Page_WithSeveralDevices_LetsHimChoose()
    {
        await PutDeviceAsync("P-100:3000");

        IHtmlDocument all = await PageAsync();
        Assert.Equal(["?device=P-100%3A0815", "?device=P-100%3A3000"], all.QuerySelectorAll("ul.links a").Select(link => link.GetAttribute("href")));
        Assert.Empty(all.QuerySelectorAll("form"));

        IHtmlDocument one = await PageAsync("?device=P-100%3A3000");
        Assert.Equal(["SP-RING", "SP-SEAL"], one.QuerySelectorAll("form li .soft:first-of-type").Select(part => part.TextContent).Where(text => text.StartsWith("SP-", StringComparison.Ordinal)));
    }

    private static object Part(string sku, string name, object fit) => new
    {
        sku,
        name = new { en = name },
        kind = "physical",
        unit = "C62",
        costs = new[] { new { validFrom = "2026-03-02", cost = CatalogDesk.Euro(2), marginFloor = 10 } },
        fits = new[] { fit },
    };

    private async Task PutDeviceAsync(string id, string customer = QuoteDesk.Customer)
    {
        using HttpResponseMessage answer = await _app.SendJsonAsync(HttpMethod.Put, $"/api/devices/{id}", new { customer, installedOn = "2026-02-20" });
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        await _app.SettleAsync();
    }

    private async Task<IHtmlDocument> PageAsync(string query = "") =>
        new HtmlParser().ParseDocument(await _app.Http.GetStringAsync(new Uri(_link + query, UriKind.Relative)));

    private Task<HttpResponseMessage> PostAsync((string, string)[] fields) => _app.PostFormAsync(new Uri(_link, UriKind.Relative), fields);

    private static (string, string)[] Fields(IHtmlDocument page, params (string Name, string Value)[] changes) =>
    [
        .. page.QuerySelectorAll("form input").Select(input => (Name: input.GetAttribute("name")!, Value: input.GetAttribute("value") ?? ""))
            .Where(field => changes.All(change => change.Name != field.Name)), .. changes,
    ];

    /// <summary>The customer's self-service orders, by his timeline.</summary>
    private async Task<IReadOnlyList<JsonElement>> OrdersAsync()
    {
        string customer = LeadToCash.Customers.CustomerIds.OfEmail(QuoteDesk.Customer);
        string[] ids =
        [
            .. (await _app.GetJsonAsync($"/api/customers/{customer}/timeline")).GetProperty("events").EnumerateArray()
                .Where(one => one.GetProperty("name").GetString() == "OrderPlaced").Select(one => one.GetProperty("caseId").GetString()!)
                .Where(id => id.StartsWith("self-service-", StringComparison.Ordinal)).Distinct(),
        ];
        return await Task.WhenAll(ids.Select(id => _app.GetJsonAsync($"/api/orders/{id}")));
    }

    private static Uri Local(Uri link) => new(link.PathAndQuery, UriKind.Relative);

    private static decimal Amount(JsonElement parent, string name) => parent.GetProperty(name).GetProperty("amount").GetDecimal();
}
