using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using LeadToCash.Functions.Tests.FieldService;

namespace LeadToCash.Functions.Tests.Pages;

public sealed class StartPageTests : IAsyncLifetime
{
    private ServiceDesk _desk = null!;

    public async Task InitializeAsync() => _desk = await ServiceDesk.OpenAsync();

    public async Task DisposeAsync() => await _desk.DisposeAsync();

    [Fact]
    public async Task StartPage_WhenAnOrderWasPlaced_ShowsItWithItsStatusAndLink()
    {
        string orderId = await OrderAsync();

        string page = await _desk.Http.GetStringAsync("/");

        Assert.Contains($"href=\"/staff/orders/{orderId}\"", page, StringComparison.Ordinal);
        Assert.Contains("Wasserwerk Nord", page, StringComparison.Ordinal);
        Assert.Contains("4,998.00", page, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Scenario", "H7")]
    public async Task StartPage_ForAVisitor_ShowsNoOrders()
    {
        await _desk.DisposeAsync();
        _desk = await ServiceDesk.OpenAsync(new Dictionary<string, string?> { ["Access:DevelopmentRole"] = "" });

        string page = await _desk.Http.GetStringAsync("/");

        Assert.Contains("Request a quote", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Latest orders", page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Unauthorized, (await _desk.Http.GetAsync("/tasks")).StatusCode);
    }

    [Theory]
    [InlineData("cross-site", HttpStatusCode.Forbidden)]
    [InlineData("same-origin", HttpStatusCode.OK)]
    public async Task Staff_WhenAnotherSiteSendsTheForm_IsRefused(string site, HttpStatusCode status)
    {
        await _desk.RequestVisitAsync();
        using HttpRequestMessage request = new(HttpMethod.Post, $"/api/visits/{ServiceDesk.VisitId}/cancellation")
        {
            Content = new FormUrlEncodedContent(new Dictionary<string, string> { ["reason"] = "Not wanted." }),
        };
        request.Headers.Add("Sec-Fetch-Site", site);

        Assert.Equal(status, (await _desk.Http.SendAsync(request)).StatusCode);
    }

    private async Task<string> OrderAsync()
    {
        HttpResponseMessage asked = await _desk.SendJsonAsync(HttpMethod.Post, "/forms/quote", new
        {
            requester = "rep@leadtocash.example",
            customer = new { name = "Jana Berg", email = "jana@kunde.example", company = "Wasserwerk Nord", language = "en", address = new { street = "Am Werk 1", postCode = "90402", city = "Nürnberg", country = "DE" } },
            lines = new[] { new { sku = "P-100", quantity = 1 } },
        });
        string id = (await asked.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString()!;
        HttpResponseMessage accepted = await _desk.SendJsonAsync(HttpMethod.Post, await _desk.LinkAsync($"quote/{id}/v1/release"), new { decision = "accept", terms = true });
        Assert.Equal(HttpStatusCode.OK, accepted.StatusCode);
        return $"quote-{id}";
    }
}
