using System.Net;
using System.Text;
using System.Text.Json;
using LeadToCash.Local.Testing;
using LeadToCash.Tests.OpportunityToQuote;

namespace LeadToCash.Tests.Catalog;

/// <summary>Changing what is sold and what it costs, and what follows for the next quote.</summary>
public sealed class CatalogApiTests : IAsyncLifetime
{
    private LocalApp _app = null!;
    private CatalogDesk _desk = null!;

    public async Task InitializeAsync()
    {
        _app = await TestApp.StartAsync();
        _desk = new CatalogDesk(_app);
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task Get_OfAPrice_HasAnETagThatSparesTheNextAnswer()
    {
        using HttpResponseMessage first = await _desk.GetAsync(CatalogDesk.PumpPrices);
        using HttpResponseMessage again = await _app.SendJsonAsync(HttpMethod.Get, CatalogDesk.PumpPrices, null, ("If-None-Match", first.Headers.ETag!.Tag));
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.NotModified), (first.StatusCode, again.StatusCode));
    }

    [Fact]
    public async Task Put_WithoutAndWithAStaleETag_IsRefused()
    {
        using HttpResponseMessage read = await _desk.GetAsync(CatalogDesk.PumpPrices);
        using HttpResponseMessage blind = await _desk.PutAsync(CatalogDesk.PumpPrices, Price("2026-04-01", 4300));
        using HttpResponseMessage good = await _desk.PutAsync(CatalogDesk.PumpPrices, Price("2026-04-01", 4300), read.Headers.ETag!.Tag);
        using HttpResponseMessage stale = await _desk.PutAsync(CatalogDesk.PumpPrices, Price("2026-05-01", 4400), read.Headers.ETag!.Tag);
        using HttpResponseMessage repeated = await _desk.PutAsync(CatalogDesk.PumpPrices, Price("2026-04-01", 4300), read.Headers.ETag!.Tag);
        Assert.Equal(
            [HttpStatusCode.PreconditionRequired, HttpStatusCode.OK, HttpStatusCode.PreconditionFailed, HttpStatusCode.OK],
            new[] { blind, good, stale, repeated }.Select(answer => answer.StatusCode));
        Assert.Equal(good.Headers.ETag, repeated.Headers.ETag);
        Assert.Equal(1, await _desk.RevisionAsync());
    }

    [Fact]
    public async Task Put_OfAPriceFromADate_KeepsTheHistory()
    {
        JsonElement prices = await _desk.SetAsync(CatalogDesk.PumpPrices, Price("2026-04-01", 4300));
        Assert.Equal(["2020-01-01", "2026-04-01"], prices.GetProperty("prices").EnumerateArray().Select(price => price.GetProperty("validFrom").GetString()));
        Assert.Equal(4200m, await _desk.PumpPriceAsync());
    }

    [Fact]
    public async Task Put_OfAPriceInThePast_IsRefused()
    {
        using HttpResponseMessage read = await _desk.GetAsync(CatalogDesk.PumpPrices);
        using HttpResponseMessage answer = await _desk.PutAsync(CatalogDesk.PumpPrices, Price("2026-03-01", 1), read.Headers.ETag!.Tag);
        Assert.Equal(["prices"], await CatalogDesk.ErrorsAsync(answer));
        Assert.Equal(0, await _desk.RevisionAsync());
    }

    [Fact]
    [Trait("Scenario", "D2")]
    public async Task Put_OfAPriceFromToday_HoldsForTheNextQuoteAndNotForTheLast()
    {
        QuoteDesk quotes = new(_app);
        string before = await quotes.AskAsync(0, "rep@leadtocash.example", ("P-100", 2));
        await _desk.SetAsync(CatalogDesk.PumpPrices, Price("2026-03-02", 4300));
        string after = await quotes.AskAsync(0, "rep@leadtocash.example", ("P-100", 2));
        Assert.Equal((8400m, 8600m), (await NetAsync(quotes, before), await NetAsync(quotes, after)));
        JsonElement line = (await quotes.QuoteAsync(before)).GetProperty("content").GetProperty("lines")[0];
        Assert.Equal((25.0m, "EUR"), (line.GetProperty("margin").GetDecimal(), line.GetProperty("waterfall")[0].GetProperty("rule").GetString()));
    }

    [Fact]
    [Trait("Scenario", "D4")]
    public async Task Quote_ForACustomerWithAnAgreedPrice_TakesItAndListsEveryStep()
    {
        QuoteDesk quotes = new(_app);
        string customer = LeadToCash.Customers.CustomerIds.OfEmail(QuoteDesk.Customer);
        await _desk.SetAsync($"/api/catalog/customer-prices/{customer}/P-100", new { validFrom = "2026-03-02", amount = CatalogDesk.Euro(4000) });
        string id = await quotes.AskAsync(0, "rep@leadtocash.example", ("P-100", 5));
        JsonElement line = (await quotes.QuoteAsync(id)).GetProperty("content").GetProperty("lines")[0];
        Assert.Equal(["list", "volumeTier", "customerPrice"], line.GetProperty("waterfall").EnumerateArray().Select(step => step.GetProperty("kind").GetString()));
        Assert.Equal([4200m, 4074m, 4000m], line.GetProperty("waterfall").EnumerateArray().Select(step => step.GetProperty("price").GetProperty("amount").GetDecimal()));
    }

    [Fact]
    public async Task Quote_OfAProductThatWasAdded_CanBeAskedForAtOnce()
    {
        await _desk.SetAsync("/api/catalog/products/P-200", Product("P-200"));
        await _desk.SetAsync("/api/catalog/price-lists/EUR/prices/P-200", Price("2026-03-02", 990));
        QuoteDesk quotes = new(_app);
        Assert.Equal(990m, await NetAsync(quotes, await quotes.AskAsync(0, "rep@leadtocash.example", ("p-200", 1))));
    }

    [Fact]
    public async Task Delete_OfAProduct_EndsItsSaleAndKeepsItReadable()
    {
        using HttpResponseMessage read = await _desk.GetAsync("/api/catalog/products/SP-SEAL");
        using HttpResponseMessage blind = await _desk.DeleteAsync("/api/catalog/products/SP-SEAL");
        using HttpResponseMessage ended = await _desk.DeleteAsync("/api/catalog/products/SP-SEAL", read.Headers.ETag!.Tag);
        using HttpResponseMessage priced = await _desk.PriceAsync(new { sku = "SP-SEAL", quantity = 1 });
        Assert.Equal((HttpStatusCode.PreconditionRequired, HttpStatusCode.OK), (blind.StatusCode, ended.StatusCode));
        Assert.Equal("2026-03-02", (await CatalogDesk.JsonAsync(ended)).GetProperty("discontinuedFrom").GetString());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, priced.StatusCode);
        Assert.Contains("SP-SEAL", (await CatalogDesk.JsonAsync(priced)).GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Delete_OfAPrice_TakesTheProductOffTheListFromToday()
    {
        using HttpResponseMessage read = await _desk.GetAsync(CatalogDesk.PumpPrices);
        using HttpResponseMessage ended = await _desk.DeleteAsync(CatalogDesk.PumpPrices, read.Headers.ETag!.Tag);
        using HttpResponseMessage priced = await _desk.PriceAsync(new { sku = "P-100", quantity = 1 });
        Assert.Equal(2, (await CatalogDesk.JsonAsync(ended)).GetProperty("prices").GetArrayLength());
        Assert.EndsWith("price-missing", (await CatalogDesk.JsonAsync(priced)).GetProperty("type").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Promotion_WhileItRuns_IsTakenOffAndWhenEndedIsNot()
    {
        const string Path = "/api/catalog/promotions/SPRING";
        await _desk.SetAsync(Path, new { id = "SPRING", name = new { en = "Spring" }, validFrom = "2026-03-02", validTo = "2026-03-31", discount = 10, groups = new[] { "pumps" } });
        Assert.Equal(3780m, await _desk.PumpPriceAsync());
        using HttpResponseMessage read = await _desk.GetAsync(Path);
        using HttpResponseMessage ended = await _desk.DeleteAsync(Path, read.Headers.ETag!.Tag);
        Assert.Equal((HttpStatusCode.OK, 4200m), (ended.StatusCode, await _desk.PumpPriceAsync()));
    }

    [Fact]
    public async Task Group_OfACustomer_HasAPriceListOfItsOwn()
    {
        await _desk.SetAsync("/api/catalog/price-lists/TRADE", new { id = "TRADE", currency = "EUR", customerGroup = "trade", validFrom = "2026-03-01" });
        await _desk.SetAsync("/api/catalog/price-lists/TRADE/prices/P-100", Price("2026-03-01", 4100));
        await _desk.SetAsync($"/api/catalog/customer-groups/{LeadToCash.Customers.CustomerIds.OfEmail(QuoteDesk.Customer)}", new { customer = "x", group = "trade" });
        QuoteDesk quotes = new(_app);
        Assert.Equal(4100m, await NetAsync(quotes, await quotes.AskAsync(0, "rep@leadtocash.example", ("P-100", 1))));
    }

    [Fact]
    [Trait("Scenario", "D3")]
    public async Task Price_WithSealC_IsBasePlusSupplement()
    {
        using HttpResponseMessage answer = await _desk.PriceAsync(new { sku = "P-100", quantity = 1, options = new[] { "SEAL-C" } });
        Assert.Equal(4510m, (await CatalogDesk.JsonAsync(answer)).GetProperty("net").GetProperty("amount").GetDecimal());
    }

    [Fact]
    [Trait("Scenario", "D7")]
    public async Task Proposals_ForAPump_AreInstallationAndCare()
    {
        using HttpResponseMessage answer = await _app.SendJsonAsync(HttpMethod.Post, "/api/catalog/proposals", CatalogDesk.Request(new { sku = "P-100", quantity = 1 }));
        Assert.Equal(
            [("SVC-INST", 780.00m), ("SUB-CARE", 89.00m)],
            (await CatalogDesk.JsonAsync(answer)).EnumerateArray().Select(one => (one.GetProperty("sku").GetString(), one.GetProperty("unitPrice").GetProperty("amount").GetDecimal())));
    }

    [Fact]
    public async Task Changes_SayWhoDidWhatWhen()
    {
        await _desk.SetAsync(CatalogDesk.PumpPrices, Price("2026-04-01", 4300));
        JsonElement change = (await _app.GetJsonAsync("/api/catalog/changes")).EnumerateArray().Single();
        Assert.Equal("staff:developer", change.GetProperty("actor").GetString());
        Assert.Equal("Set ItemPrices EUR/P-100", change.GetProperty("data").GetProperty("summary").GetString());
        Assert.Empty((await _app.GetJsonAsync("/api/catalog/changes?after=1")).EnumerateArray());
    }

    [Fact]
    public async Task Put_FromTwoAtOnce_LosesNeither()
    {
        await Task.WhenAll(
            _desk.SetAsync(CatalogDesk.PumpPrices, Price("2026-04-01", 4300)),
            _desk.SetAsync("/api/catalog/price-lists/EUR/prices/SP-SEAL", Price("2026-04-01", 39.90m)));
        Assert.Equal(2, await _desk.RevisionAsync());
    }

    [Theory]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("""{ "validFrom": "2026-04-01", "tiers": null }""")]
    [InlineData("""{ "validFrom": "2026-04-01", "tiers": [null] }""")]
    [InlineData("""{ "validFrom": "2026-04-01", "amount": { "amount": 1e300, "currency": "EUR" } }""")]
    [InlineData("""{ "validFrom": "2026-04-01", "amount": { "amount": "1", "currency": 7 } }""")]
    [InlineData("""{ "validFrom": "2026-04-01", "amount": { "amount": -1, "currency": "EUR" } }""")]
    [InlineData("""{ "validFrom": "2026-04-01", "amount": { "amount": 1, "currency": "USD" } }""")]
    [InlineData("""{ "validFrom": "2026-04-01", "tiers": [ { "fromQuantity": 5 } ] }""")]
    public async Task Put_OfNonsense_Is400(string body)
    {
        using HttpRequestMessage request = new(HttpMethod.Put, new Uri(CatalogDesk.PumpPrices, UriKind.Relative)) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Add("If-Match", "*");
        using HttpResponseMessage answer = await _app.Http.SendAsync(request);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
    }

    private static async Task<decimal> NetAsync(QuoteDesk quotes, string id) =>
        (await quotes.QuoteAsync(id)).GetProperty("content").GetProperty("net").GetProperty("amount").GetDecimal();

    private static object Price(string validFrom, decimal amount) => new { validFrom, amount = CatalogDesk.Euro(amount) };

    private static object Product(string sku) => new
    {
        sku,
        name = new { en = "New pump", de = "Neue Pumpe" },
        kind = "physical",
        unit = "C62",
        costs = new[] { new { validFrom = "2026-01-01", cost = CatalogDesk.Euro(500), marginFloor = 10 } },
    };
}
