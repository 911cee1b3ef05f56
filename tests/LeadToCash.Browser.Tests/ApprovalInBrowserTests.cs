using System.Net.Http.Json;
using System.Text.Json;
using LeadToCash.Functions.Tests.FieldService;
using Microsoft.Playwright;

namespace LeadToCash.Browser.Tests;

[Collection(BrowserTests.Name)]
public sealed class ApprovalInBrowserTests(BrowserFixture browser) : IAsyncLifetime
{
    private ServiceDesk _desk = null!;

    public async Task InitializeAsync() => _desk = await ServiceDesk.OpenAsync();

    public async Task DisposeAsync() => await _desk.DisposeAsync();

    [Theory]
    [InlineData(BrowserFixture.Phone, true)]
    [InlineData(BrowserFixture.Desktop, true)]
    [InlineData(BrowserFixture.Phone, false)]
    [Trait("Scenario", "D9")]
    public async Task Approval_WhenApprovedInABrowser_ReleasesTheQuote(int width, bool script)
    {
        string id = await _desk.AskForQuoteAsync(discountPercent: 12);
        string link = await _desk.LinkAsync($"quote/{id}/v1/manager/ask");
        IPage page = await browser.OpenAsync(_desk, width, script);
        await page.GotoAsync(link);
        if (script)
        {
            await page.HoldsAsync();
        }

        await page.Locator("button[name=decision][value=approve]").ClickAsync();
        await Assertions.Expect(page.Locator(".notice.good").First).ToBeVisibleAsync();

        await _desk.App.SettleAsync();
        JsonElement quote = await _desk.Http.GetFromJsonAsync<JsonElement>($"/api/quotes/{id}");
        Assert.Equal("released", quote.GetProperty("status").GetString());
    }
}

/// <summary>Asks for quotes.</summary>
internal static class QuoteRequests
{
    /// <summary>A quote for a pump; at 12 % discount the manager has to approve it. Returns its id.</summary>
    public static async Task<string> AskForQuoteAsync(this ServiceDesk desk, int discountPercent)
    {
        HttpResponseMessage answer = await desk.SendJsonAsync(HttpMethod.Post, "/forms/quote", new
        {
            requester = "rep@leadtocash.example",
            discountPercent,
            customer = new { name = "Jana Berg", email = "jana@kunde.example", company = "Wasserwerk Nord", language = "en", address = new { street = "Am Werk 1", postCode = "90402", city = "Nürnberg", country = "DE" } },
            lines = new[] { new { sku = "P-100", quantity = 1 } },
        });
        Assert.Equal(System.Net.HttpStatusCode.Created, answer.StatusCode);
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString()!;
    }
}
