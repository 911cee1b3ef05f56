using System.Net;
using LeadToCash.Local.Testing;

namespace LeadToCash.Tests.Catalog;

/// <summary>Who may see and change the catalogue.</summary>
public sealed class CatalogAccessTests
{
    [Theory]
    [InlineData("sales", HttpStatusCode.OK, HttpStatusCode.Forbidden, HttpStatusCode.OK)]
    [InlineData("catalog", HttpStatusCode.OK, HttpStatusCode.PreconditionRequired, HttpStatusCode.Forbidden)]
    [InlineData("partner", HttpStatusCode.Forbidden, HttpStatusCode.Forbidden, HttpStatusCode.Forbidden)]
    [InlineData("", HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized)]
    public async Task Roles_ReadChangeAndPrice_AsThePolicySays(string role, HttpStatusCode read, HttpStatusCode change, HttpStatusCode price)
    {
        await using LocalApp app = await TestApp.StartAsync(settings: new Dictionary<string, string?> { ["Access:DevelopmentRole"] = role });
        CatalogDesk desk = new(app);
        using HttpResponseMessage get = await desk.GetAsync(CatalogDesk.PumpPrices);
        using HttpResponseMessage put = await desk.PutAsync(CatalogDesk.PumpPrices, new { validFrom = "2026-04-01", amount = CatalogDesk.Euro(1) });
        using HttpResponseMessage post = await desk.PriceAsync(new { sku = "P-100", quantity = 1 });
        Assert.Equal((read, change, price), (get.StatusCode, put.StatusCode, post.StatusCode));
    }
}
