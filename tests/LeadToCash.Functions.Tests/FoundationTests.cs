using System.Net;
using LeadToCash.Local.Hosting.Settings;
using LeadToCash.Local.Testing;
using LeadToCash.Tests;
using Microsoft.Extensions.Configuration;

namespace LeadToCash.Functions.Tests;

public sealed class FoundationTests
{
    [Fact]
    public async Task App_WhenStarted_IsHealthyAndServesItsStyleSheet()
    {
        await using LocalApp app = await TestApp.StartAsync();
        using HttpResponseMessage health = await app.Http.GetAsync(new Uri("/health", UriKind.Relative));
        using HttpResponseMessage style = await app.Http.GetAsync(new Uri("/assets/site.css", UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, health.StatusCode);
        Assert.Equal("text/css", style.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public void HostJson_OfThisApp_HasNothingThatIsUnknownOrWithoutEffect()
    {
        HostJson json = HostJson.Read(AppContext.BaseDirectory, new ConfigurationBuilder().Build());
        Assert.Empty(json.Unknown);
        Assert.Empty(json.Ignored);
        Assert.Equal("leadtocash", json.Durable.HubName);
    }

    [Fact]
    public async Task Api_WhenThereIsNoSuchCase_AnswersWithAProblemDocument()
    {
        await using LocalApp app = await TestApp.StartAsync();
        using HttpResponseMessage answer = await app.Http.GetAsync(new Uri("/api/orders/shopify-1", UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
    }
}
