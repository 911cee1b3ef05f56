using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using LeadToCash.Local.Testing;

namespace LeadToCash.Tests.OpportunityToQuote.Editor;

/// <summary>Writes drafts of quotes, over HTTP only.</summary>
internal sealed class EditorDesk(LocalApp app)
{
    public const string Rep = "rep@leadtocash.example";

    /// <summary>A draft for the reference order's customer.</summary>
    public static Dictionary<string, object?> Draft(params object[] lines) => new()
    {
        ["requester"] = Rep,
        ["customer"] = new
        {
            name = "Jana Berg",
            email = QuoteDesk.Customer,
            company = "Wasserwerk Nord",
            language = "de",
            address = new { street = "Am Werk 1", postCode = "90402", city = "Nürnberg", country = "DE" },
        },
        ["lines"] = lines.Length > 0 ? lines : [new { sku = "P-100", quantity = 2 }, new { sku = "SVC-INST", quantity = 1 }, new { sku = "SUB-CARE", quantity = 1 }],
    };

    public static Dictionary<string, object?> With(Dictionary<string, object?> draft, string name, object? value) => new(draft) { [name] = value };

    public async Task<JsonElement> PreviewAsync(object draft, string? quote = null)
    {
        using HttpResponseMessage answer = await app.SendJsonAsync(HttpMethod.Post, "/api/quotes/preview" + (quote is null ? "" : $"?quote={quote}"), draft);
        Assert.True(answer.StatusCode == HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    /// <summary>Begins a quote and returns its id and the draft's ETag.</summary>
    public async Task<(string Id, string Tag)> BeginAsync(object draft, string? key = null)
    {
        using HttpResponseMessage answer = await app.SendJsonAsync(HttpMethod.Post, "/api/quotes", draft, key is null ? [] : [("Idempotency-Key", key)]);
        Assert.True(answer.StatusCode == HttpStatusCode.Created, await answer.Content.ReadAsStringAsync());
        return ((await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString()!, answer.Headers.ETag!.Tag);
    }

    public Task<HttpResponseMessage> PutAsync(string id, object draft, string? tag, int? from = null) => app.SendJsonAsync(
        HttpMethod.Put, $"/api/quotes/{id}/draft" + (from is null ? "" : $"?fromVersion={from}"), draft, tag is null ? ("If-None-Match", "*") : ("If-Match", tag));

    /// <summary>Begins the draft of the next version and returns its ETag.</summary>
    public async Task<string> OpenAsync(string id, object draft)
    {
        using HttpResponseMessage answer = await PutAsync(id, draft, tag: null);
        Assert.True(answer.StatusCode == HttpStatusCode.Created, await answer.Content.ReadAsStringAsync());
        return answer.Headers.ETag!.Tag;
    }

    public Task<HttpResponseMessage> GetAsync(string id) => app.SendJsonAsync(HttpMethod.Get, $"/api/quotes/{id}/draft");

    public Task<HttpResponseMessage> DiscardAsync(string id, string tag) => app.SendJsonAsync(HttpMethod.Delete, $"/api/quotes/{id}/draft", null, ("If-Match", tag));

    public Task<HttpResponseMessage> SubmitAsync(string id, string tag) => app.SendJsonAsync(HttpMethod.Post, $"/api/quotes/{id}/draft/submit", null, ("If-Match", tag));

    /// <summary>Submits, lets everything happen, and expects it to go well.</summary>
    public async Task SubmittedAsync(string id, string tag)
    {
        using HttpResponseMessage answer = await SubmitAsync(id, tag);
        Assert.True(answer.StatusCode == HttpStatusCode.Accepted, await answer.Content.ReadAsStringAsync());
        await app.SettleAsync();
    }

    public static async Task<string> CodeAsync(HttpResponseMessage answer) =>
        (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("type").GetString()!.Split(':')[^1];

    public static async Task<IReadOnlyList<string>> PathsAsync(HttpResponseMessage answer) =>
        [.. (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors").EnumerateObject().Select(error => error.Name)];

    public static decimal Amount(JsonElement owner, string name) => owner.GetProperty(name).GetProperty("amount").GetDecimal();
}
