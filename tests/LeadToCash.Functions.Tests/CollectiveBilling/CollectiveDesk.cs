using System.Net;
using System.Text.Json;
using LeadToCash.Customers;
using LeadToCash.Local.Testing;
using LeadToCash.Tests.Billing;
using LeadToCash.Tests.Contracts;
using LeadToCash.Tests.OrderToCash;

namespace LeadToCash.Tests.CollectiveBilling;

/// <summary>What a business customer and finance do about collective invoices, over HTTP only.</summary>
internal sealed class CollectiveDesk(LocalApp app)
{
    public const string Email = "karla@pumpen-kunde.example";

    public static string CustomerId { get; } = CustomerIds.OfEmail(Email);

    public OrderDesk Orders { get; } = new(app);

    public BillingDesk Billing { get; } = new(app);

    /// <summary>The customer is known by an order of which nothing is done yet, and has agreed on monthly invoices; goods are on stock.</summary>
    public async Task BeginAsync()
    {
        await BecomeKnownAsync();
        await AgreeAsync(new { cycle = "monthly" });
    }

    public async Task BecomeKnownAsync()
    {
        await Orders.CountAsync("P-100", 20);
        await Orders.CountAsync("SP-SEAL", 20);
        await PlaceAsync(8000, ("SVC-INST", 1, 780.00m, false));
    }

    /// <summary>The customer orders in the shop.</summary>
    public async Task<string> PlaceAsync(long id, params (string Sku, int Quantity, decimal Price, bool RequiresShipping)[] lines)
    {
        using HttpRequestMessage request = Signatures.Shopify("orders/create", ShopOrders.Shopify(id, Email, lines), $"create-{id}");
        using HttpResponseMessage answer = await app.Http.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        await app.SettleAsync();
        return OrderDesk.IdOf(id);
    }

    /// <summary>Takes a contract of the customer over that is billed from its first day on.</summary>
    public async Task TakeOverAsync(string number, DateOnly start, decimal price)
    {
        Dictionary<string, object?> running = ContractDesk.Running(number, $"{start:yyyy-MM-dd}", endsOn: null);
        running["customer"] = new
        {
            name = "Karla Kunde",
            email = Email,
            company = "Pumpen-Kunde GmbH",
            language = "en",
            address = new { street = "Hauptmarkt 18", postCode = "90403", city = "Nürnberg", country = "DE" },
        };
        running["billedUntil"] = $"{start.AddDays(-1):yyyy-MM-dd}";
        running["lines"] = new[] { new { sku = "SUB-CARE", quantity = 1, unitPrice = price } };
        using HttpResponseMessage answer = await app.SendJsonAsync(HttpMethod.Post, "/api/contracts", running);
        Assert.True(answer.StatusCode == HttpStatusCode.Created, await answer.Content.ReadAsStringAsync());
        await app.SettleAsync();
    }

    public async Task<HttpResponseMessage> PutAsync(object wanted, string? etag = null) => await app.SendJsonAsync(
        HttpMethod.Put, $"/api/customers/{CustomerId}/invoicing", wanted, etag is null ? [] : [("If-Match", etag)]);

    public async Task AgreeAsync(object wanted)
    {
        using HttpResponseMessage answer = await PutAsync(wanted);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        await app.SettleAsync();
    }

    public Task<JsonElement> InvoicingAsync() => app.GetJsonAsync($"/api/customers/{CustomerId}/invoicing");

    /// <summary>What is collected, the end of its period first.</summary>
    public async Task<IReadOnlyList<JsonElement>> CollectingAsync() => [.. (await InvoicingAsync()).GetProperty("collecting").EnumerateArray()];

    public async Task<JsonElement> PostAsync(string path, object? document = null, string? key = null)
    {
        using HttpResponseMessage answer = await app.SendJsonAsync(HttpMethod.Post, path, document, key is null ? [] : [("Idempotency-Key", key)]);
        Assert.True(answer.IsSuccessStatusCode, $"{(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
        string text = await answer.Content.ReadAsStringAsync();
        await app.SettleAsync();
        return text.Length == 0 ? default : JsonSerializer.Deserialize<JsonElement>(text);
    }

    public async Task PayAsync(string eventId, string name, decimal amount, string metadata = "invoice")
    {
        using HttpResponseMessage answer = await app.Http.SendAsync(Signatures.Stripe(ShopOrders.StripePayment(eventId, name, (long)(amount * 100), metadata: metadata, at: app.Clock.GetUtcNow())));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        await app.SettleAsync();
    }

    public async Task<JsonElement> BillAsync(string orderId, int index = 0) => (await Orders.OrderAsync(orderId)).GetProperty("bills")[index];

    public async Task<string> StatusAsync(string orderId) => (await Orders.OrderAsync(orderId)).GetProperty("status").GetString()!;

    public async Task<IReadOnlyList<string>> InvoiceMailsAsync() =>
        [.. (await app.MailsAsync()).Select(mail => mail.GetProperty("key").GetString()!).Where(key => key.StartsWith("invoice/", StringComparison.Ordinal) && key.EndsWith("/issued", StringComparison.Ordinal))];
}
