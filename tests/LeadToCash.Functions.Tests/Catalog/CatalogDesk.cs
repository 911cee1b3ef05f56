using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using LeadToCash.Local.Testing;

namespace LeadToCash.Tests.Catalog;

/// <summary>Reads and changes the catalogue over HTTP only.</summary>
internal sealed class CatalogDesk(LocalApp app)
{
    public const string PumpPrices = "/api/catalog/price-lists/EUR/prices/P-100";

    public Task<HttpResponseMessage> GetAsync(string path) => app.SendJsonAsync(HttpMethod.Get, path);

    public Task<HttpResponseMessage> PutAsync(string path, object document, string? ifMatch = null, bool isNew = false) => SendAsync(HttpMethod.Put, path, document, ifMatch, isNew);

    public Task<HttpResponseMessage> DeleteAsync(string path, string? ifMatch = null) => SendAsync(HttpMethod.Delete, path, null, ifMatch, isNew: false);

    /// <summary>Puts over what is there now, whatever it is, and expects that to go well.</summary>
    public async Task<JsonElement> SetAsync(string path, object document)
    {
        using HttpResponseMessage present = await GetAsync(path);
        bool isNew = present.StatusCode == HttpStatusCode.NotFound;
        using HttpResponseMessage answer = await PutAsync(path, document, isNew ? null : present.Headers.ETag!.Tag, isNew);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        return await JsonAsync(answer);
    }

    public async Task<HttpResponseMessage> ImportAsync(string kind, string csv)
    {
        using StringContent content = new(csv, Encoding.UTF8, new MediaTypeHeaderValue("text/csv"));
        return await app.Http.PostAsync(new Uri($"/api/catalog/import?kind={kind}", UriKind.Relative), content);
    }

    public Task<HttpResponseMessage> ImportAsync(object document) => app.SendJsonAsync(HttpMethod.Post, "/api/catalog/import", document);

    public Task<string> ExportAsync(string kind) => app.Http.GetStringAsync(new Uri($"/api/catalog/export?kind={kind}", UriKind.Relative));

    public async Task<long> RevisionAsync() => (await app.GetJsonAsync("/api/catalog/changes")).GetArrayLength();

    /// <summary>Prices lines for a customer in Germany and returns the answer.</summary>
    public Task<HttpResponseMessage> PriceAsync(params object[] lines) => app.SendJsonAsync(HttpMethod.Post, "/api/catalog/pricing", Request(lines));

    public static object Request(params object[] lines) => new { currency = "EUR", date = "2026-03-02", buyer = new { country = "DE" }, lines };

    /// <summary>The unit price of one pump today.</summary>
    public async Task<decimal> PumpPriceAsync()
    {
        using HttpResponseMessage answer = await PriceAsync(new { sku = "P-100", quantity = 1 });
        return (await JsonAsync(answer)).GetProperty("net").GetProperty("amount").GetDecimal();
    }

    public static async Task<JsonElement> JsonAsync(HttpResponseMessage answer) => JsonSerializer.Deserialize<JsonElement>(await answer.Content.ReadAsStringAsync());

    public static object Euro(decimal amount) => new { amount, currency = "EUR" };

    /// <summary>The places of the errors in a problem document.</summary>
    public static async Task<IReadOnlyList<string>> ErrorsAsync(HttpResponseMessage answer)
    {
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        return [.. (await JsonAsync(answer)).GetProperty("errors").EnumerateObject().Select(error => error.Name)];
    }

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, object? document, string? ifMatch, bool isNew)
    {
        List<(string, string)> headers = [];
        if (ifMatch is not null)
        {
            headers.Add(("If-Match", ifMatch));
        }

        if (isNew)
        {
            headers.Add(("If-None-Match", "*"));
        }

        return await app.SendJsonAsync(method, path, document, [.. headers]);
    }
}
