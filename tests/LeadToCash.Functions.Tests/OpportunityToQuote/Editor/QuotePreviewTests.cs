using System.Net;
using System.Text.Json;
using LeadToCash.Local.Testing;
using LeadToCash.Tests.Catalog;

namespace LeadToCash.Tests.OpportunityToQuote.Editor;

public sealed class QuotePreviewTests : IAsyncLifetime
{
    private LocalApp _app = null!;
    private EditorDesk _desk = null!;

    public async Task InitializeAsync()
    {
        _app = await TestApp.StartAsync();
        _desk = new EditorDesk(_app);
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    [Trait("Scenario", "D2")]
    public async Task Preview_OfTwoPumpsWithOneInStock_ShowsMarginAndDates()
    {
        await StockAsync();

        JsonElement preview = await _desk.PreviewAsync(EditorDesk.Draft(new { sku = "P-100", quantity = 2 }));

        JsonElement line = preview.GetProperty("lines")[0];
        JsonElement figures = line.GetProperty("figures");
        Assert.Equal((4200m, 4200m, 8400m), (EditorDesk.Amount(figures, "listPrice"), EditorDesk.Amount(figures, "unitPrice"), EditorDesk.Amount(figures, "net")));
        Assert.Equal((25.0m, 18m, false), (figures.GetProperty("margin").GetDecimal(), figures.GetProperty("marginFloor").GetDecimal(), figures.GetProperty("belowFloor").GetBoolean()));
        Assert.Equal("1 now, 1 on 2026-04-10", line.GetProperty("availability")[0].GetProperty("text").GetString());
        JsonElement totals = preview.GetProperty("totals");
        Assert.Equal((8400m, 1596m, 9996m), (EditorDesk.Amount(totals, "net"), EditorDesk.Amount(totals, "tax"), EditorDesk.Amount(totals, "gross")));
        Assert.Equal(25.0m, totals.GetProperty("margin").GetDecimal());
        Assert.Equal((0, 0), (preview.GetProperty("approvals").GetArrayLength(), preview.GetProperty("missing").EnumerateObject().Count()));
    }

    [Fact]
    [Trait("Scenario", "D2")]
    public async Task Preview_OfTwoLinesOfOneItem_PromisesNoPieceTwice()
    {
        await StockAsync();

        JsonElement preview = await _desk.PreviewAsync(EditorDesk.Draft(
            new { sku = "P-100", quantity = 3, optional = true }, new { sku = "P-100", quantity = 1 }, new { sku = "P-100", quantity = 4 }));

        Assert.Equal(
            ["1 on 2026-04-10, 2 on request, about 2026-03-30", "1 now", "4 on 2026-04-10"],
            preview.GetProperty("lines").EnumerateArray().Select(line => line.GetProperty("availability")[0].GetProperty("text").GetString()));
    }

    [Fact]
    [Trait("Scenario", "D5")]
    public async Task Preview_BelowTheFloor_SaysWhoWouldHaveToApproveAndWhy()
    {
        JsonElement preview = await _desk.PreviewAsync(EditorDesk.With(EditorDesk.Draft(new { sku = "P-100", quantity = 2 }), "discountPercent", 12));

        JsonElement figures = preview.GetProperty("lines")[0].GetProperty("figures");
        Assert.Equal((3696m, 14.8m, 12m, true), (
            EditorDesk.Amount(figures, "unitPrice"), figures.GetProperty("margin").GetDecimal(), figures.GetProperty("discount").GetDecimal(), figures.GetProperty("belowFloor").GetBoolean()));
        JsonElement approval = Assert.Single(preview.GetProperty("approvals").EnumerateArray());
        Assert.Equal("manager", approval.GetProperty("step").GetString());
        Assert.Equal(
            ["The discount of 12 % is above 5 %, by 7 points.", "A line is 3.2 points below its margin floor; 0 are allowed."],
            approval.GetProperty("reasons").EnumerateArray().Select(reason => reason.GetString()));
    }

    [Fact]
    [Trait("Scenario", "E2")]
    public async Task Preview_WithAnAgreedNet_ComesToItToTheCent()
    {
        JsonElement preview = await _desk.PreviewAsync(EditorDesk.With(EditorDesk.Draft(), "targetNet", 9000.00m));

        Assert.Equal(9000m, EditorDesk.Amount(preview.GetProperty("totals"), "net"));
        Assert.Equal(
            9000m, preview.GetProperty("lines").EnumerateArray().Sum(line => EditorDesk.Amount(line.GetProperty("figures"), "net")));
        Assert.Empty(preview.GetProperty("missing").EnumerateObject());
    }

    [Fact]
    [Trait("Scenario", "E2")]
    public async Task Preview_WithANetThatNoPricesComeTo_NamesTheNearest()
    {
        JsonElement preview = await _desk.PreviewAsync(EditorDesk.With(EditorDesk.Draft(new { sku = "P-100", quantity = 3 }), "targetNet", 10000.00m));

        Assert.Equal((9999.99m, 10000.02m), (EditorDesk.Amount(preview, "nearestBelow"), EditorDesk.Amount(preview, "nearestAbove")));
        Assert.Equal(["targetNet"], preview.GetProperty("missing").EnumerateObject().Select(missing => missing.Name));
    }

    [Fact]
    [Trait("Scenario", "D12")]
    public async Task Preview_OfAnIncompleteDraft_StillShowsTheLinesThatHold()
    {
        JsonElement preview = await _desk.PreviewAsync(EditorDesk.Draft(new { sku = "P-100", quantity = 2 }, new { text = "something against dry running" }, new { sku = "P-999", quantity = 1 }));

        Assert.Equal(8400m, EditorDesk.Amount(preview.GetProperty("totals"), "net"));
        Assert.Equal(
            ["lines[1].quantity", "lines[1].sku", "lines[1].unit", "lines[2].sku"],
            preview.GetProperty("missing").EnumerateObject().Select(missing => missing.Name).Order(StringComparer.Ordinal));
    }

    [Theory]
    [Trait("Scenario", "D3")]
    [InlineData("SEAL-A", "lines[0].options")]
    [InlineData("SEAL-C", null)]
    public async Task Preview_OfAConfiguration_NamesTheBrokenRule(string seal, string? path)
    {
        JsonElement preview = await _desk.PreviewAsync(EditorDesk.Draft(new
        {
            sku = "P-100",
            quantity = 1,
            options = ((string[])["MOT-ATEX", seal, "FLA-PN16", "PNT-STD"]).Select(code => new { code }),
        }));

        string[] missing = [.. preview.GetProperty("missing").EnumerateObject().Select(one => one.Name)];
        Assert.Equal(path is not null, missing.Contains("lines[0].options"));
        Assert.Equal(path is not null, preview.GetRawText().Contains("ATEX-SEAL-C", StringComparison.Ordinal));
        if (path is null)
        {
            Assert.Equal(4510m, EditorDesk.Amount(preview.GetProperty("lines")[0].GetProperty("figures"), "unitPrice"));
        }
    }

    [Fact]
    [Trait("Scenario", "D12")]
    public async Task Preview_OfWhatHasNoCost_NamesTheLine()
    {
        CatalogDesk catalog = new(_app);
        await catalog.SetAsync("/api/catalog/products/NO-COST", new { sku = "NO-COST", name = new { en = "Without a cost", de = "Ohne Kosten" }, kind = "service", unit = "C62", taxClass = "standard", costs = Array.Empty<object>() });
        await catalog.SetAsync("/api/catalog/price-lists/EUR/prices/NO-COST", new { validFrom = "2026-03-02", amount = CatalogDesk.Euro(10) });

        JsonElement preview = await _desk.PreviewAsync(EditorDesk.Draft(
            new { sku = "P-100", quantity = 1 }, new { sku = "NO-COST", quantity = 1 }));

        Assert.Equal(["lines[1].cost"], preview.GetProperty("missing").EnumerateObject().Select(missing => missing.Name));
        Assert.Equal(4200m, EditorDesk.Amount(preview.GetProperty("totals"), "net"));
    }

    [Fact]
    [Trait("Scenario", "D12")]
    public async Task Preview_InACurrencyWithoutPrices_NamesEveryLine()
    {
        JsonElement preview = await _desk.PreviewAsync(EditorDesk.With(EditorDesk.Draft(new { sku = "P-100", quantity = 1 }, new { sku = "SVC-INST", quantity = 1 }), "currency", "USD"));

        Assert.Equal(["lines[0].price", "lines[1].price"], preview.GetProperty("missing").EnumerateObject().Select(missing => missing.Name));
        Assert.False(preview.TryGetProperty("totals", out _));
    }

    [Fact]
    [Trait("Scenario", "D12")]
    public async Task Preview_InACurrencyThatNobodyMayApprove_NamesIt()
    {
        CatalogDesk catalog = new(_app);
        await catalog.SetAsync("/api/catalog/price-lists/CHF", new { id = "CHF", currency = "CHF", convertsFrom = "EUR", validFrom = "2026-03-02" });
        using HttpResponseMessage imported = await catalog.ImportAsync("exchange-rates", "from,to,validFrom,rate\nEUR,CHF,2026-03-02,0.95\n");
        Assert.True(imported.IsSuccessStatusCode, await imported.Content.ReadAsStringAsync());

        JsonElement preview = await _desk.PreviewAsync(EditorDesk.With(EditorDesk.Draft(new { sku = "P-100", quantity = 1 }), "currency", "CHF"));

        Assert.Equal(["currency"], preview.GetProperty("missing").EnumerateObject().Select(missing => missing.Name));
        Assert.Equal(3990m, EditorDesk.Amount(preview.GetProperty("totals"), "net"));
    }

    [Theory]
    [InlineData("""{ "lines": [null], "customer": null }""", HttpStatusCode.OK)]
    [InlineData("""{ "lines": null }""", HttpStatusCode.OK)]
    [InlineData("""{ "lines": [ { "sku": "P-100", "quantity": 79228162514264337593543950335, "discountPercent": -1e20, "unitPrice": 1e28 } ], "targetNet": 1e28 }""", HttpStatusCode.OK)]
    [InlineData("""{ "lines": [ { "sku": "P-100", "quantity": 1, "options": [null] } ] }""", HttpStatusCode.BadRequest)]
    [InlineData("""{ "lines": [ { "sku": "P-100", "quantity": "two" } ] }""", HttpStatusCode.BadRequest)]
    [InlineData("""{ "lines": [ { "sku": "P-100\ud800", "quantity": 2 } ] }""", HttpStatusCode.BadRequest)]
    [InlineData("""[]""", HttpStatusCode.BadRequest)]
    public async Task Preview_OfWhateverIsSent_NeverFails(string json, HttpStatusCode status)
    {
        using StringContent body = new(json, System.Text.Encoding.UTF8, "application/json");
        using HttpResponseMessage answer = await _app.Http.PostAsync(new Uri("/api/quotes/preview", UriKind.Relative), body);

        Assert.True(status == answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    private async Task StockAsync()
    {
        using HttpResponseMessage counted = await _app.SendJsonAsync(HttpMethod.Post, "/api/stock/P-100/counts", new { warehouse = "NUE", onHand = 1, reason = "inventory" });
        using HttpResponseMessage planned = await _app.SendJsonAsync(
            HttpMethod.Post, "/api/stock/P-100/receipts", new { warehouse = "NUE", reference = "PO-1", quantity = 5, date = "2026-04-10" });
        Assert.True(counted.IsSuccessStatusCode && planned.IsSuccessStatusCode, await counted.Content.ReadAsStringAsync() + await planned.Content.ReadAsStringAsync());
    }
}
