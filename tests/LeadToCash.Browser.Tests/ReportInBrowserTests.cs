using System.Text.RegularExpressions;
using LeadToCash.Functions.Tests.FieldService;
using Microsoft.Playwright;

namespace LeadToCash.Browser.Tests;

[Collection(BrowserTests.Name)]
public sealed partial class ReportInBrowserTests(BrowserFixture browser) : IAsyncLifetime
{
    private ServiceDesk _desk = null!;

    public async Task InitializeAsync()
    {
        _desk = await ServiceDesk.OpenAsync();
        await _desk.RequestVisitAsync();
    }

    public async Task DisposeAsync() => await _desk.DisposeAsync();

    [Theory]
    [InlineData(BrowserFixture.Phone)]
    [InlineData(BrowserFixture.Desktop)]
    [Trait("Scenario", "G7")]
    public async Task Report_WhenSignedWithTheMouse_CompletesTheVisit(int width)
    {
        IPage page = await browser.OpenAsync(_desk, width);
        await page.GotoAsync(await _desk.ReportLinkAsync());
        await page.HoldsAsync();
        await page.Locator("#hoursWorked").FillAsync("3,5");
        await page.Locator("#findings").FillAsync("Pump installed and running.");
        await page.Locator("#part1").FillAsync("SP-SEAL");
        await page.Locator("#customerName").FillAsync("Carla Kunde");
        await SignAsync(page);
        await page.Locator("button[type=submit]").ClickAsync();

        await Assertions.Expect(page.Locator(".notice.good")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("svg.signature path[d^='M']")).ToHaveCountAsync(1);
        await page.HoldsAsync();
        await _desk.App.SettleAsync();
        Assert.Equal("completed", (await _desk.VisitAsync()).GetProperty("status").GetString());
    }

    [Fact]
    public async Task Report_WhenClearedAndNotConfirmed_NamesTheSignatureAndKeepsTheRest()
    {
        IPage page = await browser.OpenAsync(_desk, BrowserFixture.Phone);
        await page.GotoAsync(await _desk.ReportLinkAsync());
        await page.Locator("#hoursWorked").FillAsync("2");
        await page.Locator("#findings").FillAsync("Checked.");
        await page.Locator("#customerName").FillAsync("Carla Kunde");
        await SignAsync(page);
        await page.Locator("#clear-signature").ClickAsync();
        await page.Locator("button[type=submit]").ClickAsync();

        await Assertions.Expect(page.Locator("[role=alert] a[href='#confirmed']")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("#findings")).ToHaveValueAsync("Checked.");
        await page.HoldsAsync();
    }

    [Fact]
    public async Task Report_WithoutScript_IsSignedByNameAndConfirmation()
    {
        IPage page = await browser.OpenAsync(_desk, BrowserFixture.Phone, script: false);
        await page.GotoAsync(await _desk.ReportLinkAsync());
        await Assertions.Expect(page.Locator("canvas")).ToBeHiddenAsync();
        await page.Locator("#hoursWorked").FillAsync("2");
        await page.Locator("#findings").FillAsync("Checked.");
        await page.Locator("#customerName").FillAsync("Carla Kunde");
        await page.Locator("#confirmed").CheckAsync();
        await page.Locator("button[type=submit]").ClickAsync();

        await Assertions.Expect(page.Locator(".notice.good")).ToBeVisibleAsync();
    }

    [GeneratedRegex(@"\AM\d+ \d+L", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Drawing();

    private static async Task SignAsync(IPage page)
    {
        ILocator canvas = page.Locator("canvas");
        await canvas.ScrollIntoViewIfNeededAsync();
        LocatorBoundingBoxResult box = (await canvas.BoundingBoxAsync())!;
        await page.Mouse.MoveAsync(box.X + 20, box.Y + 20);
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(box.X + (box.Width / 2), box.Y + box.Height - 10, new MouseMoveOptions { Steps = 12 });
        await page.Mouse.MoveAsync(box.X + box.Width - 20, box.Y + 15, new MouseMoveOptions { Steps = 12 });
        await page.Mouse.UpAsync();
        Assert.Matches(Drawing(), await page.Locator("#drawing").InputValueAsync());
    }
}
