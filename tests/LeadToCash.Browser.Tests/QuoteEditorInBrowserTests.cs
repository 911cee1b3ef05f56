using LeadToCash.Functions.Tests.FieldService;
using Microsoft.Playwright;

namespace LeadToCash.Browser.Tests;

[Collection(BrowserTests.Name)]
public sealed class QuoteEditorInBrowserTests(BrowserFixture browser) : IAsyncLifetime
{
    private ServiceDesk _desk = null!;

    public async Task InitializeAsync()
    {
        _desk = await ServiceDesk.OpenAsync();
        await _desk.SendJsonAsync(HttpMethod.Post, "/api/stock/P-100/counts", new { warehouse = "NUE", onHand = 1, reason = "inventory" });
        await _desk.SendJsonAsync(HttpMethod.Post, "/api/stock/P-100/receipts", new { warehouse = "NUE", reference = "PO-1", quantity = 5, date = "2026-04-10" });
    }

    public async Task DisposeAsync() => await _desk.DisposeAsync();

    [Theory]
    [InlineData(BrowserFixture.Phone, false)]
    [InlineData(BrowserFixture.Phone, true)]
    [InlineData(BrowserFixture.Desktop, true)]
    [Trait("Scenario", "D2")]
    [Trait("Scenario", "D12")]
    public async Task Quote_IsWrittenCalculatedCompletedAndSubmitted(int width, bool script)
    {
        IPage page = await browser.OpenAsync(_desk, width, script);
        await page.GotoAsync("/staff/quotes/new");
        await LookAsync(page, script, $"editor-new-{width}");
        await page.GetByLabel("Item").First.FillAsync("P-100");
        await page.GetByLabel("Quantity").First.FillAsync("2");
        if (script)
        {
            // Nothing was pressed: the figures come while typing.
            await Assertions.Expect(page.Locator("#figures-1")).ToContainTextAsync("1 now, 1 on 2026-04-10");
        }

        await page.Locator("aside button[value=calculate]").ClickAsync();
        await Assertions.Expect(page.Locator("#lines-0")).ToContainTextAsync("Margin 25 %, floor 18 %");
        await Assertions.Expect(page.Locator("#lines-0")).ToContainTextAsync("1 now, 1 on 2026-04-10");
        await LookAsync(page, script, $"editor-figures-{width}");

        await page.Locator("button[value=submit]").ClickAsync();
        await Assertions.Expect(page.Locator("#customer-name")).ToHaveAttributeAsync("aria-invalid", "true");
        await LookAsync(page, script, $"editor-incomplete-{width}");
        await page.GetByLabel("Name", new PageGetByLabelOptions { Exact = true }).FillAsync("Jana Berg");
        await page.GetByLabel("E-mail", new PageGetByLabelOptions { Exact = true }).FillAsync("jana@kunde.example");
        await page.GetByLabel("Street and number").FillAsync("Am Werk 1");
        await page.GetByLabel("Post code").FillAsync("90402");
        await page.GetByLabel("City").FillAsync("Nürnberg");
        await page.GetByLabel("Discount on all lines, %").FillAsync("12");
        await page.GetByLabel("Your e-mail address").FillAsync("rep@leadtocash.example");
        await page.Locator("aside button[value=calculate]").ClickAsync();
        await Assertions.Expect(page.Locator("#totals")).ToContainTextAsync("Needs approval");
        await LookAsync(page, script, $"editor-approval-{width}");
        await page.GetByLabel("Discount on all lines, %").FillAsync("3");
        await page.Locator("button[value=submit]").ClickAsync();
        await page.WaitForURLAsync(url => !url.EndsWith("/edit", StringComparison.Ordinal));
        await _desk.App.SettleAsync();
        await page.ReloadAsync();
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Waits for the customer");
        await LookAsync(page, script, $"quote-page-{width}");

        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Write version 2" }).ClickAsync();
        await page.GetByLabel("Net agreed with the customer").FillAsync("8000");
        await page.Locator("button[value=submit]").ClickAsync();
        await page.WaitForURLAsync(url => !url.EndsWith("/edit", StringComparison.Ordinal));
        await _desk.App.SettleAsync();
        await page.ReloadAsync();
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("What version 2 changes");
        await LookAsync(page, script, $"quote-page-2-{width}");
    }

    /// <summary>Also takes a picture when <c>LEADTOCASH_SCREENSHOTS</c> names a folder.</summary>
    private static async Task LookAsync(IPage page, bool script, string name)
    {
        if (!script)
        {
            return;
        }

        await page.HoldsAsync();
        if (Environment.GetEnvironmentVariable("LEADTOCASH_SCREENSHOTS") is { Length: > 0 } folder)
        {
            await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, name + ".png"), FullPage = true });
        }
    }
}
