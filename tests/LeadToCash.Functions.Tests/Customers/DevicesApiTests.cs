using System.Net;
using System.Text;
using System.Text.Json;
using LeadToCash.Customers;
using LeadToCash.Functions.Tests.FieldService;
using LeadToCash.Local.Testing;
using LeadToCash.Tests.Catalog;

namespace LeadToCash.Tests.Customers;

public sealed class DevicesApiTests : IAsyncLifetime
{
    private const string Anna = "anna@kunde.example";

    private LocalApp _app = null!;

    public async Task InitializeAsync() => _app = await TestApp.StartAsync();

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task Device_IsReadWithTimeline_AndChangedOnlyByWhoReadIt()
    {
        using HttpResponseMessage created = await PutAsync("p-100:0815", Anna);
        using HttpResponseMessage same = await PutAsync("P-100:0815", Anna);
        using HttpResponseMessage blind = await PutAsync("P-100:0815", "ben@kunde.example");
        using HttpResponseMessage stale = await PutAsync("P-100:0815", "ben@kunde.example", "\"7\"");
        using HttpResponseMessage moved = await PutAsync("P-100:0815", "ben@kunde.example", "\"1\"");
        await _app.SettleAsync();

        Assert.Equal(
            [HttpStatusCode.Created, HttpStatusCode.OK, HttpStatusCode.PreconditionRequired, HttpStatusCode.PreconditionFailed, HttpStatusCode.OK],
            new[] { created, same, blind, stale, moved }.Select(answer => answer.StatusCode));
        Assert.Equal(CustomerIds.OfEmail("ben@kunde.example"), (await _app.GetJsonAsync("/api/devices/P-100:0815")).GetProperty("owner").GetString());
        Assert.Equal(
            ["DeviceRegistered", "DeviceTransferred"],
            (await _app.GetJsonAsync("/api/devices/P-100:0815/timeline")).GetProperty("events").EnumerateArray().Select(one => one.GetProperty("name").GetString()));
        Assert.Empty(await SerialsAsync(Anna));
        Assert.Equal(["0815"], await SerialsAsync("ben@kunde.example"));
    }

    [Fact]
    public async Task Device_ThatIsRetired_IsNoLongerListed()
    {
        (await PutAsync("P-100:0815", Anna)).Dispose();
        using HttpResponseMessage unsaid = await _app.SendJsonAsync(HttpMethod.Delete, "/api/devices/P-100:0815", null, ("If-Match", "\"1\""));
        using HttpResponseMessage blind = await _app.SendJsonAsync(HttpMethod.Delete, "/api/devices/P-100:0815?reason=scrapped");
        using HttpResponseMessage retired = await _app.SendJsonAsync(HttpMethod.Delete, "/api/devices/P-100:0815?reason=scrapped", null, ("If-Match", "\"1\""));
        using HttpResponseMessage unknown = await _app.SendJsonAsync(HttpMethod.Delete, "/api/devices/P-100:4711?reason=scrapped", null, ("If-Match", "*"));
        await _app.SettleAsync();

        Assert.Equal(
            [HttpStatusCode.BadRequest, HttpStatusCode.PreconditionRequired, HttpStatusCode.OK, HttpStatusCode.NotFound],
            new[] { unsaid, blind, retired, unknown }.Select(answer => answer.StatusCode));
        Assert.Empty(await SerialsAsync(Anna));
    }

    [Fact]
    public async Task Import_SentTwice_ChangesNothing_AndAWrongFileChangesNothingAtAll()
    {
        const string File = $"customer,sku,serial,installedOn\n{Anna},P-100,0815,2026-01-20\nk-1001,p-100,0816,\n";
        using HttpResponseMessage first = await ImportAsync(File);
        using HttpResponseMessage again = await ImportAsync(File);
        using HttpResponseMessage wrong = await ImportAsync("customer,sku,serial,installedOn\nk-1001,P-100,0900,\n,SVC-INST,a b,20.1.2026\nk-1001,P-100,0900,\n");
        await _app.SettleAsync();

        Assert.Equal((2, 0), ((await CatalogDesk.JsonAsync(first)).GetProperty("changed").GetInt32(), (await CatalogDesk.JsonAsync(again)).GetProperty("changed").GetInt32()));
        Assert.Equal(
            ["row 3, column customer", "row 3, column installedOn", "row 3, column serial", "row 3, column sku", "row 4, column serial"], (await CatalogDesk.ErrorsAsync(wrong)).Order());
        Assert.Equal(["0815"], await SerialsAsync(Anna));
        JsonElement list = await _app.GetJsonAsync("/api/customers/k-1001/devices");
        Assert.Equal(["0816"], list.GetProperty("devices").EnumerateArray().Select(one => one.GetProperty("serial").GetString()));
        Assert.Contains("/reorder/", list.GetProperty("reorderUrl").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_OfCompatibilities_SetsWhatAPartFits_AndNamesTheWrongRow()
    {
        CatalogDesk catalog = new(_app);
        using HttpResponseMessage wrong = await catalog.ImportAsync("compatibilities", "sku,product,serialFrom,serialTo,validFrom,validTo\nSP-SEAL,P-100,1,99,,\nSP-SEAL,P-999,,,,\n");
        Assert.Equal(["row 3, column product"], await CatalogDesk.ErrorsAsync(wrong));

        using HttpResponseMessage set = await catalog.ImportAsync("compatibilities", "sku,product,serialFrom,serialTo,validFrom,validTo\nSP-SEAL,P-100,1,99,2026-01-01,\n");
        using HttpResponseMessage series = await catalog.ImportAsync("series", "sku,series,size\nP-100,P,100\n");
        Assert.True(set.IsSuccessStatusCode && series.IsSuccessStatusCode, await set.Content.ReadAsStringAsync() + await series.Content.ReadAsStringAsync());
        Assert.Equal("sku,product,serialFrom,serialTo,validFrom,validTo\nSP-SEAL,P-100,1,99,2026-01-01,\n", await catalog.ExportAsync("compatibilities"));
        Assert.Equal("sku,series,size\nP-100,P,100\n", await catalog.ExportAsync("series"));
    }

    [Fact]
    public async Task Report_OfAVisit_NotesItsDevices_ButTakesNoneFromAnother()
    {
        await using ServiceDesk desk = await ServiceDesk.OpenAsync();
        (await desk.SendJsonAsync(HttpMethod.Put, "/api/devices/P-100:0900", new { customer = Anna })).Dispose();
        await desk.RequestVisitAsync();
        await desk.AdvanceToAsync(3, 3, 14);
        using HttpResponseMessage wrong = await desk.ReportAsync(await desk.ReportLinkAsync(), ("device1", "P-100"), ("serial1", "a b"));
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        (await desk.ReportAsync(await desk.ReportLinkAsync(), ("device1", "p-100"), ("serial1", "0815x"), ("device2", "P-100"), ("serial2", "0900"))).Dispose();

        JsonElement device = await desk.App.GetJsonAsync("/api/devices/P-100:0815X");
        Assert.Equal((CustomerIds.OfEmail("shopify-1-service@example.com"), "shopify-1"), (device.GetProperty("owner").GetString(), device.GetProperty("orderId").GetString()));
        Assert.Equal(CustomerIds.OfEmail(Anna), (await desk.App.GetJsonAsync("/api/devices/P-100:0900")).GetProperty("owner").GetString());
        Assert.Contains((await desk.App.GetJsonAsync("/tasks")).EnumerateArray(), task => task.GetProperty("title").GetString() == "Whose is P-100:0900?");
    }

    private Task<HttpResponseMessage> PutAsync(string id, string customer, string? ifMatch = null) =>
        _app.SendJsonAsync(HttpMethod.Put, $"/api/devices/{id}", new { customer }, ifMatch is null ? [] : [("If-Match", ifMatch)]);

    private async Task<HttpResponseMessage> ImportAsync(string csv)
    {
        using StringContent content = new(csv, Encoding.UTF8, "text/csv");
        return await _app.Http.PostAsync("/api/devices/import", content);
    }

    private async Task<IEnumerable<string?>> SerialsAsync(string email) => (await _app.GetJsonAsync($"/api/customers/{CustomerIds.OfEmail(email)}/devices"))
        .GetProperty("devices").EnumerateArray().Select(one => one.GetProperty("serial").GetString());
}
