using System.Net;
using System.Text.Json;
using LeadToCash.Local.Testing;

namespace LeadToCash.Tests.Catalog;

/// <summary>The catalogue as files: what goes out comes in again, and a file with an error changes nothing.</summary>
public sealed class CatalogExchangeTests : IAsyncLifetime
{
    private const string PriceColumns = "list,sku,validFrom,amount,tierFrom,tierDiscount,tierPrice,option,supplement,optionCost,usageAbove,usagePrice\n";

    private LocalApp _app = null!;
    private CatalogDesk _desk = null!;

    public async Task InitializeAsync()
    {
        _app = await TestApp.StartAsync();
        _desk = new CatalogDesk(_app);
        using HttpResponseMessage filled = await _desk.ImportAsync(Everything());
        Assert.True(filled.IsSuccessStatusCode, await filled.Content.ReadAsStringAsync());
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Theory]
    [InlineData("products")]
    [InlineData("costs")]
    [InlineData("price-lists")]
    [InlineData("prices")]
    [InlineData("customer-prices")]
    [InlineData("customer-groups")]
    [InlineData("promotions")]
    [InlineData("exchange-rates")]
    public async Task Export_AsCsv_ComesBackUnchanged(string kind)
    {
        string before = (await _app.GetJsonAsync("/api/catalog/export")).ToString();
        string csv = await _desk.ExportAsync(kind);
        Assert.True(csv.Split('\n').Length > 2, csv);
        using HttpResponseMessage imported = await _desk.ImportAsync(kind, csv);
        Assert.True(imported.IsSuccessStatusCode, await imported.Content.ReadAsStringAsync());
        Assert.Equal(before, (await _app.GetJsonAsync("/api/catalog/export")).ToString());
        Assert.Equal(csv, await _desk.ExportAsync(kind));
    }

    [Fact]
    public async Task Export_AsJson_ComesBackUnchanged()
    {
        JsonElement before = await _app.GetJsonAsync("/api/catalog/export");
        using HttpResponseMessage imported = await _desk.ImportAsync(before);
        Assert.True(imported.IsSuccessStatusCode, await imported.Content.ReadAsStringAsync());
        Assert.Equal(before.ToString(), (await _app.GetJsonAsync("/api/catalog/export")).ToString());
    }

    [Fact]
    public async Task Import_OfPrices_AddsToWhatIsThere()
    {
        using HttpResponseMessage imported = await _desk.ImportAsync("prices", PriceColumns + "EUR,P-100,2026-03-02,4250.00,5,3,,SEAL-C,310.00,120.00,,\nEUR,P-100,2026-03-02,,20,,3990.00,,,,,\n");
        Assert.True(imported.IsSuccessStatusCode, await imported.Content.ReadAsStringAsync());
        JsonElement prices = (await _app.GetJsonAsync(CatalogDesk.PumpPrices)).GetProperty("prices");
        Assert.Equal(2, prices.GetArrayLength());
        Assert.Equal(2, prices[1].GetProperty("tiers").GetArrayLength());
        Assert.Equal(4250m, await _desk.PumpPriceAsync());
    }

    [Fact]
    public async Task Import_WithErrors_NamesRowAndColumnAndChangesNothing()
    {
        long before = await _desk.RevisionAsync();
        using HttpResponseMessage answer = await _desk.ImportAsync("prices", PriceColumns
            + "EUR,SP-SEAL,2026-04-01,39.90,,,,,,,,\n"
            + "EUR,P-100,01.04.2026,4300,,,,,,,,\n"
            + "EUR,SUB-CARE,2026-04-01,eighty,,,,,,,,\n"
            + "EUR,SVC-INST,2026-04-01,780.005,,,,,,,,\n"
            + "NONE,SVC-INST,2026-04-01,780,,,,,,,,\n");
        Assert.Equal(["row 3, column validFrom", "row 4, column amount", "row 5, column amount", "row 6, column list"], (await CatalogDesk.ErrorsAsync(answer)).Order());
        Assert.Equal(before, await _desk.RevisionAsync());
    }

    [Fact]
    public async Task Import_WithEntriesThatContradictTheCatalogue_NamesRowAndColumn()
    {
        using HttpResponseMessage answer = await _desk.ImportAsync("prices", PriceColumns
            + "EUR,SP-SEAL,2026-04-01,39.90,5,,40.00,,,,,\n"
            + "EUR,NOTHING,2026-04-01,1,,,,,,,,\n"
            + "EUR,P-100,2026-01-01,1,,,,,,,,\n");
        Assert.Equal(["row 2, column tierPrice", "row 3, column sku", "row 4, column validFrom"], (await CatalogDesk.ErrorsAsync(answer)).Order());
    }

    [Theory]
    [InlineData("customer,group\nk-1,a\nk-1,b\n", "row 3")]
    [InlineData("customer\nk-1\n", "row 1, column group")]
    [InlineData("customer,group,colour\nk-1,a,red\n", "row 1, column colour")]
    [InlineData("customer,group\nk-1\n", "row 2")]
    [InlineData("", "row 1")]
    public async Task Import_OfAFileOfTheWrongShape_SaysWhere(string csv, string place)
    {
        using HttpResponseMessage answer = await _desk.ImportAsync("customer-groups", csv);
        Assert.Contains(place, await CatalogDesk.ErrorsAsync(answer));
    }

    [Fact]
    public async Task Import_OfJsonWithAnError_NamesThePathAndChangesNothing()
    {
        long before = await _desk.RevisionAsync();
        using HttpResponseMessage answer = await _desk.ImportAsync(new
        {
            customerGroups = new[] { new { customer = "k-9", group = "trade" } },
            products = new[] { new { sku = "X", name = new { en = "X" }, kind = "physical", unit = "pieces" } },
        });
        Assert.Equal(["products[0].unit"], await CatalogDesk.ErrorsAsync(answer));
        Assert.Equal(before, await _desk.RevisionAsync());
    }

    [Fact]
    public async Task Import_ThatIsOnlyChecked_ChangesNothing()
    {
        long before = await _desk.RevisionAsync();
        using HttpResponseMessage answer = await _app.SendJsonAsync(
            HttpMethod.Post, "/api/catalog/import?check=true", new { customerGroups = new[] { new { customer = "k-9", group = "trade" } } });
        Assert.False((await CatalogDesk.JsonAsync(answer)).GetProperty("applied").GetBoolean());
        Assert.Equal(before, await _desk.RevisionAsync());
    }

    [Fact]
    public async Task Import_SentTwiceWithOneKey_IsOneChange()
    {
        object document = new { customerGroups = new[] { new { customer = "k-9", group = "trade" } } };
        using HttpResponseMessage first = await _app.SendJsonAsync(HttpMethod.Post, "/api/catalog/import", document, ("Idempotency-Key", "import-1"));
        using HttpResponseMessage again = await _app.SendJsonAsync(HttpMethod.Post, "/api/catalog/import", document, ("Idempotency-Key", "import-1"));
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (first.StatusCode, again.StatusCode));
        Assert.Equal(2, await _desk.RevisionAsync());
    }

    /// <summary>An entry of every kind with everything that it can have.</summary>
    private static object Everything() => new
    {
        products = new object[]
        {
            new { sku = "SET", name = new { en = "Set, \"complete\"", de = "Satz" }, kind = "physical", unit = "C62", bundle = new { components = new[] { new { sku = "P-100", quantity = 1 }, new { sku = "SP-SEAL", quantity = 2 } }, discount = 5 } },
            new { sku = "COURSE", name = new { en = "Course" }, kind = "service", unit = "HUR", taxClass = "exempt", exemptionCode = "VATEX-EU-132-1I", serviceHours = 1.5, requiredSkill = "pumps", discontinuedFrom = "2030-01-01" },
            new { sku = "CLOUD", name = new { en = "Cloud" }, kind = "subscription", unit = "MON", supply = "digitalService", subscription = new { periodMonths = 12, minimumTermMonths = 24, usageUnit = "HUR" }, costs = new[] { new { validFrom = "2026-01-01", cost = CatalogDesk.Euro(1.05m), marginFloor = 12.5 } } },
        },
        priceLists = new[] { new { id = "CHF", currency = "CHF", customerGroup = "swiss", validFrom = "2026-01-01", validTo = "2027-12-31", roundTo = new { amount = 0.05, currency = "CHF" }, convertsFrom = "EUR" } },
        customerPrices = new[]
        {
            new { customer = "k-1", sku = "P-100", prices = new object[] { new { validFrom = "2026-01-01", validTo = "2026-06-30", amount = CatalogDesk.Euro(4000), isFixed = true }, new { validFrom = "2027-01-01" } } },
        },
        customerGroups = new[] { new { customer = "k-1", group = "trade" } },
        promotions = new object[]
        {
            new { id = "A", name = new { en = "A", de = "Ä" }, validFrom = "2026-01-01", validTo = "2026-02-01", code = "GO", skus = new[] { "P-100", "SP-SEAL" }, amount = CatalogDesk.Euro(5) },
            new { id = "B", name = new { en = "B" }, validFrom = "2026-01-01", validTo = "2026-02-01", groups = new[] { "pumps" }, discount = 2.5 },
        },
        exchangeRates = new[] { new { from = "EUR", to = "CHF", rates = new[] { new { validFrom = "2026-01-01", rate = 0.9412 }, new { validFrom = "2026-02-01", rate = 0.9388 } } } },
    };
}
