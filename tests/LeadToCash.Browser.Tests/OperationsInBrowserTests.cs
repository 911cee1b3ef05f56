using LeadToCash.Functions.Tests.FieldService;
using Microsoft.Playwright;

namespace LeadToCash.Browser.Tests;

/// <summary>The local host's operations page, on a phone and on a desk, in light and in dark, without JavaScript.</summary>
[Collection(BrowserTests.Name)]
public sealed class OperationsInBrowserTests(BrowserFixture browser) : IAsyncLifetime
{
    private const string Visit = $"visit-{ServiceDesk.VisitId}";

    private ServiceDesk _desk = null!;

    public async Task InitializeAsync()
    {
        _desk = await ServiceDesk.OpenAsync();
        await _desk.RequestVisitAsync();
        await _desk.AskForQuoteAsync(discountPercent: 0);
        await _desk.App.Durable.ScheduleNewOrchestrationInstanceAsync("FieldServiceOrchestrator", 42, new Microsoft.DurableTask.StartOrchestrationOptions("broken-1"));
        await new Azure.Storage.Queues.QueueClient(_desk.App.Storage, "webhooks-poison").CreateIfNotExistsAsync();
        await new Azure.Storage.Queues.QueueClient(_desk.App.Storage, "webhooks-poison").SendMessageAsync("eyJzb3VyY2UiOiJzaG9waWZ5IiwiaWQiOiI1MDAxIn0=");
        await _desk.App.SettleAsync();
    }

    public async Task DisposeAsync() => await _desk.DisposeAsync();

    [Theory]
    [InlineData(BrowserFixture.Phone)]
    [InlineData(BrowserFixture.Desktop)]
    public async Task Pages_AtAnyWidth_AreAccessibleAndFit(int width)
    {
        IPage page = await SignInAsync(width, script: true);
        foreach (string path in (string[])["/ops", "/ops/instances", "/ops/instances?status=Failed", $"/ops/instances/{Visit}", "/ops/instances/broken-1", $"/ops/instances/{Visit}/raise-event",
            $"/ops/instances/{Visit}/terminate", "/ops/instances/broken-1/restart", "/ops/instances/nobody", "/ops/queues", "/ops/queues/webhooks/redrive", "/ops/timers", "/ops/clock", "/ops/sign-in"])
        {
            IResponse answer = (await page.GotoAsync(path))!;
            Assert.True(answer.Status is 200 or 404, $"{path} answered {answer.Status}");
            await page.HoldsInAnyLightAsync();
        }
    }

    [Theory]
    [InlineData(BrowserFixture.Phone)]
    [InlineData(BrowserFixture.Desktop)]
    public async Task Instance_WithoutJavaScript_IsFoundSuspendedAndResumed(int width)
    {
        IPage page = await SignInAsync(width, script: false);
        await page.GetByRole(AriaRole.Navigation).GetByRole(AriaRole.Link, new() { Name = "Instances" }).ClickAsync();
        await page.GetByLabel("Id begins with").FillAsync("visit-");
        await page.GetByRole(AriaRole.Button, new() { Name = "Search" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = Visit }).ClickAsync();
        await Assertions.Expect(page.Locator(".waits")).ToContainTextAsync("VisitCompleted");

        await page.GetByRole(AriaRole.Link, new() { Name = "Suspend" }).ClickAsync();
        await page.GetByLabel("Reason").FillAsync("the technician is ill");
        await page.GetByRole(AriaRole.Button, new() { Name = "Suspend" }).ClickAsync();

        await Assertions.Expect(page.Locator(".notice.good")).ToContainTextAsync("suspended");
        await Assertions.Expect(page.Locator("ol.timeline")).ToContainTextAsync("the technician is ill");
        await page.GetByRole(AriaRole.Link, new() { Name = "Resume" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Resume" }).ClickAsync();
        await Assertions.Expect(page.Locator(".headline")).ToContainTextAsync("running");
    }

    [Fact]
    public async Task Poison_WithoutJavaScript_IsPutBack()
    {
        IPage page = await SignInAsync(BrowserFixture.Phone, script: false);
        await page.GetByRole(AriaRole.Link, new() { Name = "1 poison message" }).ClickAsync();
        await Assertions.Expect(page.Locator("ul.messages")).ToContainTextAsync("shopify");

        await page.GetByRole(AriaRole.Link, new() { NameRegex = new System.Text.RegularExpressions.Regex("^Put back", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1)) }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Put back" }).ClickAsync();

        await Assertions.Expect(page.Locator(".notice.good")).ToContainTextAsync("is in its queue again");
    }

    private async Task<IPage> SignInAsync(int width, bool script)
    {
        IPage page = await browser.OpenAsync(_desk, width, script);
        await page.GotoAsync("/ops");
        await page.GetByLabel("Master key").FillAsync(_desk.App.MasterKey);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Overview");
        return page;
    }
}
