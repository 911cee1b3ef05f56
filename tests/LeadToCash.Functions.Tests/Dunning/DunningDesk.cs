using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using LeadToCash.Local.Testing;
using LeadToCash.Tests.OrderToCash;

namespace LeadToCash.Tests.Dunning;

/// <summary>What finance does about letters, over HTTP only.</summary>
internal sealed class DunningDesk(LocalApp app)
{
    private readonly OrderDesk _orders = new(app);

    /// <summary>An invoice of 27 May 2025 is due on 10 June; its letters on 17 June, 1 and 15 July.</summary>
    public static DateTimeOffset Start { get; } = new(2025, 5, 27, 8, 0, 0, TimeSpan.Zero);

    /// <summary>An invoice of an order of its own, delivered today.</summary>
    public async Task<string> OweAsync(long order, decimal net) => $"{await _orders.PlaceAsync(order, ("P-100", 1, net, true))}-invoice";

    public Task<JsonElement> InvoiceAsync(string id) => app.GetJsonAsync($"/api/invoices/{id}");

    public Task<JsonElement> ClaimAsync(string id, string asOf) => app.GetJsonAsync($"/api/invoices/{id}/claim?asOf={asOf}");

    /// <summary>Day and level of the letters that were noted.</summary>
    public async Task<IReadOnlyList<(string? On, int Level)>> LettersAsync(string id) =>
        [.. (await InvoiceAsync(id)).GetProperty("letters").EnumerateArray().Select(letter => (letter.GetProperty("on").GetString(), letter.GetProperty("level").GetInt32()))];

    /// <summary>Levels of the letters that were mailed, in their order.</summary>
    public async Task<IReadOnlyList<int>> MailedAsync(string id) =>
    [
        .. (await app.MailsAsync()).Select(mail => mail.GetProperty("key").GetString()!).Where(key => key.StartsWith($"invoice/{id}/reminder-", StringComparison.Ordinal))
            .Select(key => int.Parse(key[(key.LastIndexOf('-') + 1)..])).Order(),
    ];

    public async Task PayAsync(string id, decimal amount, string eventId)
    {
        string number = (await InvoiceAsync(id)).GetProperty("number").GetString()!;
        using HttpResponseMessage answer = await app.Http.SendAsync(Signatures.Stripe(ShopOrders.StripePayment(eventId, number, (long)(amount * 100), at: app.Clock.GetUtcNow())));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        await app.SettleAsync();
    }

    /// <summary>Gathers what is due on a day, and returns the run when nothing more happens.</summary>
    public async Task<JsonElement> GatherAsync(string requestId, object? more = null)
    {
        Dictionary<string, object?> wanted = more is null ? [] : JsonSerializer.SerializeToElement(more).EnumerateObject().ToDictionary(one => one.Name, one => (object?)one.Value);
        wanted["requestId"] = requestId;
        string id = (await PostAsync("/api/dunning/runs", wanted)).GetProperty("id").GetString()!;
        return await RunAsync(id);
    }

    public Task<JsonElement> RunAsync(string id) => app.GetJsonAsync($"/api/dunningruns/{id}");

    public async Task<IReadOnlyList<JsonElement>> ItemsAsync(string id, string query = "") =>
        [.. (await app.GetJsonAsync($"/api/dunning/runs/{id}/letters{query}")).GetProperty("items").EnumerateArray()];

    /// <summary>Asks for something and lets everything happen that follows at once.</summary>
    public async Task<JsonElement> PostAsync(string path, object? document = null)
    {
        using HttpResponseMessage answer = await app.SendJsonAsync(HttpMethod.Post, path, document ?? new { });
        string text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode || answer.StatusCode == HttpStatusCode.Redirect, $"{path} answered {(int)answer.StatusCode}: {text}");
        await app.SettleAsync();
        return text.StartsWith('{') ? JsonSerializer.Deserialize<JsonElement>(text) : default;
    }

    public async Task<string?> RefusedAsync(string path, object? document = null)
    {
        using HttpResponseMessage answer = await app.SendJsonAsync(HttpMethod.Post, path, document ?? new { });
        return answer.StatusCode == HttpStatusCode.Conflict ? (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("type").GetString() : null;
    }

    public static decimal Total(JsonElement asks) => Amount(asks, "principal") + Amount(asks, "interest") + Amount(asks, "costs");

    public static decimal Amount(JsonElement document, string name) => document.GetProperty(name).GetProperty("amount").GetDecimal();
}
