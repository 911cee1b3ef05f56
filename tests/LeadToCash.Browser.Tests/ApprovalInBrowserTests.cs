using System.Net.Http.Json;
using System.Text.Json;
using LeadToCash.Functions.Tests.FieldService;
using LeadToCash.Mail;
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

        await ApproveAsync(page);
        await AssertReleasedAsync(id);
    }

    [Theory]
    [InlineData(BrowserFixture.Phone)]
    [InlineData(BrowserFixture.Desktop)]
    [Trait("Scenario", "D9")]
    public async Task Approval_AfterAMailScannerOpenedEveryLink_IsStillTheHumans(int width)
    {
        string id = await _desk.AskForQuoteAsync(discountPercent: 20);
        MailboxEntry mail = (await _desk.MailsAsync()).Single(one => one.Key == $"quote/{id}/v1/manager/ask");
        foreach (string link in mail.Links)
        {
            foreach (HttpMethod method in new[] { HttpMethod.Head, HttpMethod.Get, HttpMethod.Get })
            {
                using HttpRequestMessage request = new(method, new Uri(link).PathAndQuery);
                (await _desk.Http.SendAsync(request)).EnsureSuccessStatusCode();
            }
        }

        await _desk.App.SettleAsync();
        IPage page = await browser.OpenAsync(_desk, width, script: false);
        await page.SetExtraHTTPHeadersAsync(SignedInAs("manager@leadtocash.example"));
        await page.GotoAsync("/approvals");
        await page.Locator("ul.cards a").First.ClickAsync();
        await page.Locator("#comment").FillAsync("Strategic customer.");
        await ApproveAsync(page);
        await _desk.App.SettleAsync();
        await page.GotoAsync(await _desk.LinkAsync($"quote/{id}/v1/director/ask"));
        await Assertions.Expect(page.Locator("ol.steps")).ToContainTextAsync("Strategic customer.");
        await ApproveAsync(page);
        await AssertReleasedAsync(id);
    }

    [Theory]
    [InlineData(BrowserFixture.Phone)]
    [InlineData(BrowserFixture.Desktop)]
    public async Task ApprovalPages_AtAnyWidth_AreAccessibleAndFit(int width)
    {
        string id = await _desk.AskForQuoteAsync(discountPercent: 20);
        await _desk.Http.PostAsync(await _desk.LinkAsync($"quote/{id}/v1/manager/ask"), new FormUrlEncodedContent(new Dictionary<string, string> { ["decision"] = "approve" }));
        await _desk.SendJsonAsync(HttpMethod.Post, $"/api/quotes/{id}/revisions", new
        {
            fromVersion = 1,
            discountPercent = 18,
            lines = new object[] { new { sku = "P-100", quantity = 1 }, new { sku = "SVC-INST", quantity = 1 } },
        });
        await _desk.App.SettleAsync();
        IPage page = await browser.OpenAsync(_desk, width);
        await page.SetExtraHTTPHeadersAsync(SignedInAs("manager@leadtocash.example"));
        foreach (string path in (string[])["/approvals", "/approvals/delegations", await _desk.LinkAsync($"quote/{id}/v2/manager/ask")])
        {
            await page.GotoAsync(path);
            await page.HoldsAsync();
        }

        await page.GotoAsync("/approvals/delegations");
        await page.Locator("#until").FillAsync("2099-12-31");
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Save" }).ClickAsync();
        await Assertions.Expect(page.Locator(".notice.good")).ToBeVisibleAsync();
        await page.HoldsAsync();
    }

    private static async Task ApproveAsync(IPage page)
    {
        await page.Locator("button[name=decision][value=approve]").ClickAsync();
        await Assertions.Expect(page.Locator(".notice.good").First).ToBeVisibleAsync();
    }

    private async Task AssertReleasedAsync(string quoteId)
    {
        await _desk.App.SettleAsync();
        JsonElement quote = await _desk.Http.GetFromJsonAsync<JsonElement>($"/api/quotes/{quoteId}");
        Assert.Equal("released", quote.GetProperty("status").GetString());
    }

    private static Dictionary<string, string> SignedInAs(string person) => new()
    {
        ["X-MS-CLIENT-PRINCIPAL"] = Convert.ToBase64String(JsonSerializer.SerializeToUtf8Bytes(
            new { claims = new[] { new { typ = "name", val = person }, new { typ = "roles", val = "approver" } } })),
    };
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
