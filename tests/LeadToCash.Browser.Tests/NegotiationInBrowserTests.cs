using System.Net.Http.Json;
using System.Text.Json;
using LeadToCash.Functions.Tests.FieldService;
using LeadToCash.Mail;
using Microsoft.Playwright;

namespace LeadToCash.Browser.Tests;

[Collection(BrowserTests.Name)]
public sealed class NegotiationInBrowserTests(BrowserFixture browser) : IAsyncLifetime
{
    private ServiceDesk _desk = null!;

    public async Task InitializeAsync() => _desk = await ServiceDesk.OpenAsync();

    public async Task DisposeAsync() => await _desk.DisposeAsync();

    [Theory]
    [InlineData(BrowserFixture.Phone, true)]
    [InlineData(BrowserFixture.Desktop, true)]
    [InlineData(BrowserFixture.Phone, false)]
    [Trait("Scenario", "E2")]
    [Trait("Scenario", "E3")]
    public async Task Negotiation_AfterAMailScannerAndWithASecondTab_EndsInOneOrderOfTheLatestVersion(int width, bool script)
    {
        string id = await _desk.AskForQuoteAsync(discountPercent: 0);
        await _desk.App.SettleAsync();
        await ScanAsync(id, 1);
        string first = await _desk.LinkAsync($"quote/{id}/v1/release");
        IPage page = await browser.OpenAsync(_desk, width, script);
        IPage secondTab = await browser.OpenAsync(_desk, width, script);
        await page.GotoAsync(first);
        await secondTab.GotoAsync(first);
        if (script)
        {
            await page.HoldsAsync();
        }

        await page.Locator("#counterNet").FillAsync("8900,00");
        await page.Locator("#comment").FillAsync("Bitte kommen Sie uns entgegen.");
        await SendAsync(page);
        await page.GotoAsync(first);
        await Assertions.Expect(page.Locator("ol.steps")).ToContainTextAsync("Bitte kommen Sie uns entgegen.");

        await page.Locator("#quantity-1").FillAsync("2");
        await SendAsync(page);
        await _desk.App.SettleAsync();

        await secondTab.Locator("input[name=terms]").CheckAsync();
        await secondTab.Locator("form:has(input[value=accept]) button").ClickAsync();
        await Assertions.Expect(secondTab.Locator(".notice.warn").First).ToBeVisibleAsync();
        Assert.Equal("released", (await QuoteAsync(id)).GetProperty("status").GetString());

        await ScanAsync(id, 2);
        await page.GotoAsync(await _desk.LinkAsync($"quote/{id}/v2/release"));
        if (script)
        {
            await page.HoldsAsync();
        }

        await page.Locator("input[name=terms]").CheckAsync();
        await page.Locator("form:has(input[value=accept]) button").ClickAsync();
        await Assertions.Expect(page.Locator(".notice.good").First).ToBeVisibleAsync();
        await _desk.App.SettleAsync();
        JsonElement quote = await QuoteAsync(id);
        Assert.Equal(("accepted", 2), (quote.GetProperty("status").GetString(), quote.GetProperty("quoteVersion").GetInt32()));
        JsonElement order = await _desk.Http.GetFromJsonAsync<JsonElement>($"/api/orders/{quote.GetProperty("orderId").GetString()}");
        Assert.Equal(quote.GetProperty("content").GetProperty("gross").GetRawText(), order.GetProperty("gross").GetRawText());
    }

    private static async Task SendAsync(IPage page)
    {
        await page.Locator("form[action$=changes] button").ClickAsync();
        await Assertions.Expect(page.Locator(".notice.good").First).ToBeVisibleAsync();
    }

    /// <summary>Opens every link of the mail as a scanner does, before the human comes.</summary>
    private async Task ScanAsync(string id, int version)
    {
        MailboxEntry mail = (await _desk.MailsAsync()).Single(one => one.Key == $"quote/{id}/v{version}/release");
        foreach (string link in mail.Links)
        {
            foreach (HttpMethod method in new[] { HttpMethod.Head, HttpMethod.Get, HttpMethod.Get })
            {
                using HttpRequestMessage request = new(method, new Uri(link).PathAndQuery);
                (await _desk.Http.SendAsync(request)).EnsureSuccessStatusCode();
            }
        }

        await _desk.App.SettleAsync();
        Assert.Equal("released", (await QuoteAsync(id)).GetProperty("status").GetString());
    }

    private Task<JsonElement> QuoteAsync(string id) => _desk.Http.GetFromJsonAsync<JsonElement>($"/api/quotes/{id}");
}
