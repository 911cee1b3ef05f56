using LeadToCash.Functions.Tests.FieldService;
using Microsoft.Playwright;

namespace LeadToCash.Browser.Tests;

[Collection(BrowserTests.Name)]
public sealed class ConfigureInBrowserTests(BrowserFixture browser) : IAsyncLifetime
{
    private ServiceDesk _desk = null!;

    public async Task InitializeAsync() => _desk = await ServiceDesk.OpenAsync();

    public async Task DisposeAsync() => await _desk.DisposeAsync();

    [Theory]
    [InlineData(BrowserFixture.Phone, false)]
    [InlineData(BrowserFixture.Phone, true)]
    [InlineData(BrowserFixture.Desktop, true)]
    [Trait("Scenario", "D3")]
    public async Task Configuration_ThatDoesNotGoTogether_IsExplainedAndMendedWithOneClick(int width, bool script)
    {
        IPage page = await browser.OpenAsync(_desk, width, script);
        await page.GotoAsync("/configure/P-100");
        await page.Locator("input[type=radio][value=MOT-ATEX]").CheckAsync();
        await page.Locator(".actions button[value=check]").ClickAsync();
        await Assertions.Expect(page.Locator(".notice.bad [data-rule=ATEX-SEAL-C]")).ToBeVisibleAsync();
        await LookAsync(page, script, $"configure-refused-{width}");

        await page.Locator("button[value=apply]").ClickAsync();
        await Assertions.Expect(page.Locator(".notice.good")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("input[type=radio][value=MOT-ATEX]")).ToBeCheckedAsync();
        await Assertions.Expect(page.Locator("input[type=radio][value=SEAL-C]")).ToBeCheckedAsync();
        await LookAsync(page, script, $"configure-valid-{width}");
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
