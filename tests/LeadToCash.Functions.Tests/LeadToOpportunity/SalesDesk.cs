using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using LeadToCash.Local.Testing;

namespace LeadToCash.Tests.LeadToOpportunity;

/// <summary>What a signed-in rep does with opportunities, over HTTP only.</summary>
internal sealed class SalesDesk(LocalApp app, string person, string role = "sales")
{
    public const string Anna = "anna@leadtocash.example";
    public const string Ben = "ben@leadtocash.example";
    public const string Customer = "jana@kunde.example";

    /// <summary>Settings with both reps in the team.</summary>
    public static Dictionary<string, string?> Team { get; } = new() { ["Sales:Team:0"] = Anna, ["Sales:Team:1"] = Ben };

    /// <summary>Opens an opportunity and returns its id.</summary>
    public async Task<string> OpenAsync(string title = "Pumps for the waterworks", decimal? value = null, string? closeOn = null, string? key = null, string currency = "EUR")
    {
        using HttpResponseMessage answer = await SendAsync(
            HttpMethod.Post,
            "/api/opportunities",
            new
            {
                title,
                customer = new { name = "Jana Berg", email = Customer, company = "Wasserwerk Nord", phone = "+49 911 1234" },
                value = value is { } amount ? new { amount, currency } : null,
                closeOn,
            },
            key is null ? [] : [("Idempotency-Key", key)]);
        Assert.True(answer.StatusCode == HttpStatusCode.Created, await answer.Content.ReadAsStringAsync());
        await app.SettleAsync();
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString()!;
    }

    /// <summary>Changes an opportunity with the ETag that it has now, and lets everything happen.</summary>
    public async Task<HttpResponseMessage> ChangeAsync(HttpMethod method, string id, string change, object document, string? etag = "now")
    {
        string? tag = etag == "now" ? await TagAsync(id) : etag;
        HttpResponseMessage answer = await SendAsync(method, $"/api/opportunities/{id}/{change}", document, tag is null ? [] : [("If-Match", tag)]);
        await app.SettleAsync();
        return answer;
    }

    public Task<HttpResponseMessage> MoveAsync(string id, string stage) => ChangeAsync(HttpMethod.Post, id, "stage", new { stage });

    public Task<HttpResponseMessage> PlanAsync(string id, string dueOn, string activity = "v-1", string kind = "visit") =>
        ChangeAsync(HttpMethod.Post, id, "activities", new { id = activity, kind, subject = "Look at the old pumps", dueOn });

    public Task<HttpResponseMessage> CommunicateAsync(string reference, string id, string channel, string text, string direction = "in", string? at = null) =>
        ChangeAsync(HttpMethod.Post, reference, "communications", new { id, channel, direction, text, at }, etag: null);

    public async Task<JsonElement> OpportunityAsync(string id) => await GetAsync($"/api/opportunities/{id}");

    public async Task<string> TagAsync(string id)
    {
        using HttpResponseMessage answer = await SendAsync(HttpMethod.Get, $"/api/opportunities/{id}");
        return answer.Headers.ETag!.ToString();
    }

    /// <summary>The timeline's entries, oldest first.</summary>
    public async Task<IReadOnlyList<JsonElement>> TimelineAsync(string id) => [.. (await GetAsync($"/api/opportunities/{id}/timeline")).GetProperty("events").EnumerateArray()];

    public async Task<JsonElement> GetAsync(string path)
    {
        using HttpResponseMessage answer = await SendAsync(HttpMethod.Get, path);
        string text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, $"{path} answered {(int)answer.StatusCode}: {text}");
        return JsonSerializer.Deserialize<JsonElement>(text);
    }

    public Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, object? document = null, params (string Name, string Value)[] headers) =>
        app.SendJsonAsync(method, path, document, [.. headers, ("X-MS-CLIENT-PRINCIPAL", Principal())]);

    /// <summary>A page as a browser gets it, or a form as it sends it; redirections are not followed.</summary>
    public async Task<HttpResponseMessage> BrowseAsync(string path, params (string Name, string Value)[] form)
    {
        using HttpRequestMessage request = new(form.Length == 0 ? HttpMethod.Get : HttpMethod.Post, new Uri(path, UriKind.Relative));
        request.Headers.Add("X-MS-CLIENT-PRINCIPAL", Principal());
        request.Content = form.Length == 0 ? null : new FormUrlEncodedContent(form.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        return await app.Http.SendAsync(request);
    }

    private string Principal() => Convert.ToBase64String(JsonSerializer.SerializeToUtf8Bytes(
        new { claims = new[] { new { typ = "name", val = person }, new { typ = "roles", val = role } } }));
}
