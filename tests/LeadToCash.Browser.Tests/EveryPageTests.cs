using System.Net.Http.Json;
using System.Text.Json;
using LeadToCash.Customers;
using LeadToCash.Functions.Tests.FieldService;
using Microsoft.Playwright;

namespace LeadToCash.Browser.Tests;

/// <summary>Every page of the app, on a phone and on a desk, in light and in dark, is accessible and fits.</summary>
[Collection(BrowserTests.Name)]
public sealed class EveryPageTests(BrowserFixture browser) : IAsyncLifetime
{
    private ServiceDesk _desk = null!;

    public async Task InitializeAsync()
    {
        _desk = await ServiceDesk.OpenAsync();
        await _desk.RequestVisitAsync("report-service");
        await _desk.RequestVisitAsync();
        await _desk.AdvanceToAsync(3, 3, 14);
        await _desk.ReportAsync(await _desk.ReportLinkAsync());
        await _desk.AdvanceToAsync(3, 4, 14);
    }

    public async Task DisposeAsync() => await _desk.DisposeAsync();

    [Theory]
    [InlineData(BrowserFixture.Phone)]
    [InlineData(BrowserFixture.Desktop)]
    public async Task Pages_AtAnyWidth_AreAccessibleAndFit(int width)
    {
        string survey = await _desk.LinkAsync($"survey/{ServiceDesk.VisitId}/invitation");
        IPage page = await browser.OpenAsync(_desk, width);
        foreach (string path in (string[])["/", "/forms/quote", "/configure/P-100", "/forms/contact", "/mailbox", "/tasks", "/stock/P-100", "/orders", "/proposals/P-100", "/pipeline", "/forecast", survey, await _desk.ReportLinkAsync("report-service"), await _desk.ReportLinkAsync(), "/visits/forged"])
        {
            IResponse answer = (await page.GotoAsync(path))!;
            Assert.True(answer.Status is 200 or 404, $"{path} answered {answer.Status}");
            await page.HoldsInAnyLightAsync();
        }

        await _desk.Http.PostAsync(survey, new FormUrlEncodedContent(new Dictionary<string, string> { ["score"] = "2" }));
        await _desk.App.SettleAsync();
        string quoteId = await _desk.AskForQuoteAsync(discountPercent: 0);
        string quote = await _desk.LinkAsync($"quote/{quoteId}/v1/release");
        await page.GotoAsync(quote);
        await page.HoldsInAnyLightAsync();
        await _desk.SendJsonAsync(HttpMethod.Post, quote, new { decision = "accept", terms = true });
        string order = await _desk.LinkAsync($"order/quote-{quoteId}/confirmation");
        await _desk.SendJsonAsync(HttpMethod.Put, "/api/devices/P-100:0815", new { customer = "jana@kunde.example" });
        JsonElement devices = await _desk.Http.GetFromJsonAsync<JsonElement>($"/api/customers/{CustomerIds.OfEmail("jana@kunde.example")}/devices");
        string reorder = new Uri(devices.GetProperty("reorderUrl").GetString()!).PathAndQuery;
        foreach (string path in (string[])[survey, "/tasks", quote, order, reorder, $"/staff/quotes/{quoteId}", $"/opportunities/opp-{quoteId}", "/pipeline", "/forecast", "/contracts", "/", "/mailbox"])
        {
            await page.GotoAsync(path);
            await page.HoldsInAnyLightAsync();
        }
    }
}
