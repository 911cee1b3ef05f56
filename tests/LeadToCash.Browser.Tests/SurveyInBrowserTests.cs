using LeadToCash.Functions.Tests.FieldService;
using Microsoft.Playwright;

namespace LeadToCash.Browser.Tests;

[Collection(BrowserTests.Name)]
public sealed class SurveyInBrowserTests(BrowserFixture browser) : IAsyncLifetime
{
    private ServiceDesk _desk = null!;
    private string _link = "";

    public async Task InitializeAsync()
    {
        _desk = await ServiceDesk.OpenAsync();
        await _desk.RequestVisitAsync();
        await _desk.AdvanceToAsync(3, 3, 14);
        await _desk.ReportAsync(await _desk.ReportLinkAsync());
        await _desk.AdvanceToAsync(3, 4, 14);
        _link = await _desk.LinkAsync($"survey/{ServiceDesk.VisitId}/invitation");
    }

    public async Task DisposeAsync() => await _desk.DisposeAsync();

    [Theory]
    [InlineData(BrowserFixture.Phone, true)]
    [InlineData(BrowserFixture.Desktop, true)]
    [InlineData(BrowserFixture.Phone, false)]
    [Trait("Scenario", "G9")]
    public async Task Survey_WhenAnsweredLow_ThanksAndPutsATaskOnTheList(int width, bool script)
    {
        IPage page = await browser.OpenAsync(_desk, width, script);
        await page.GotoAsync(_link);
        await page.Locator("input[name=score][value='3'] + span").ClickAsync();
        await page.Locator("input[name=quality][value='2'] + span").ClickAsync();
        await page.Locator("#comment").FillAsync("technician not qualified");
        await page.Locator("button[type=submit]").ClickAsync();

        await Assertions.Expect(page.Locator(".notice.good")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("3 / 10");
        await _desk.App.SettleAsync();
        await page.GotoAsync("/tasks");
        await Assertions.Expect(page.Locator("ul.cards")).ToContainTextAsync("due 6 March 2026");
        await page.GetByLabel("What came of it").FillAsync("Called her.");
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Close task" }).ClickAsync();
        await Assertions.Expect(page.Locator(".notice.good")).ToContainTextAsync("Called her.");
    }

    [Fact]
    public async Task Survey_WithTheKeyboardAlone_IsAnswered()
    {
        IPage page = await browser.OpenAsync(_desk, BrowserFixture.Desktop);
        await page.GotoAsync(_link);
        await page.Locator("#score-0").FocusAsync();
        for (int step = 0; step < 9; step++)
        {
            await page.Keyboard.PressAsync("ArrowRight");
        }

        await page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("9 / 10");
    }
}
