using LeadToCash.Functions.Tests.FieldService;
using Microsoft.Playwright;

namespace LeadToCash.Browser.Tests;

[Collection(BrowserTests.Name)]
public sealed class PipelineInBrowserTests(BrowserFixture browser) : IAsyncLifetime
{
    private ServiceDesk _desk = null!;

    public async Task InitializeAsync() => _desk = await ServiceDesk.OpenAsync();

    public async Task DisposeAsync() => await _desk.DisposeAsync();

    [Theory]
    [InlineData(BrowserFixture.Phone, false)]
    [InlineData(BrowserFixture.Desktop, true)]
    [Trait("Scenario", "D13")]
    public async Task Opportunity_FromTheBoard_IsPlannedClosedAndMovedByForms(int width, bool script)
    {
        string quoteId = await _desk.AskForQuoteAsync(discountPercent: 0);
        IPage page = await browser.OpenAsync(_desk, width, script);
        await page.GotoAsync("/pipeline");
        await HoldsAsync(page, script);
        await page.Locator("#stage-quoted ~ ul a").First.ClickAsync();
        Assert.EndsWith($"/opportunities/opp-{quoteId}", page.Url, StringComparison.Ordinal);
        await HoldsAsync(page, script);

        await page.Locator("#subject").FillAsync("Call about the delivery date");
        await page.Locator("#dueOn").FillAsync("2026-03-04");
        await page.Locator("form[action$='/activities'] button").ClickAsync();
        await page.Locator("#stage").SelectOptionAsync("negotiation");
        await page.Locator("form[action$='/stage'] button").ClickAsync();
        Assert.Contains("close or cancel what is planned", await page.Locator("[role=alert]").InnerTextAsync(), StringComparison.Ordinal);
        await HoldsAsync(page, script);

        await page.Locator("input[name=outcome]").FillAsync("Week 14 is fine.");
        await page.Locator("form[action$='/outcome'] button").ClickAsync();
        await page.GotoAsync("/pipeline");
        await page.Locator("#stage-quoted ~ ul select").SelectOptionAsync("negotiation");
        await page.Locator("#stage-quoted ~ ul button").ClickAsync();
        await _desk.App.SettleAsync();
        await page.GotoAsync("/pipeline");
        Assert.Equal(1, await page.Locator("#stage-negotiation ~ ul a").CountAsync());

        await page.Locator("#stage-negotiation ~ ul a").ClickAsync();
        Assert.Contains("Week 14 is fine.", await page.Locator("ol.timeline").InnerTextAsync(), StringComparison.Ordinal);
        await page.GotoAsync("/forecast");
        await HoldsAsync(page, script);
    }

    private static Task HoldsAsync(IPage page, bool script) => script ? page.HoldsAsync() : page.FitsAsync();
}
