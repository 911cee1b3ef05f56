using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using LeadToCash.Local.Testing;

namespace LeadToCash.Tests.OpportunityToQuote;

/// <summary>Asks for quotes and answers their links, over HTTP only.</summary>
internal sealed class QuoteDesk(LocalApp app)
{
    public const string Customer = "jana@kunde.example";
    public const string Manager = "manager@leadtocash.example";

    /// <summary>The document of a request: one of the reference order's customer.</summary>
    public static Dictionary<string, object> Request(decimal discount = 0, string requester = "rep@leadtocash.example", params (string Sku, decimal Quantity)[] lines) => new()
    {
        ["requester"] = requester,
        ["discountPercent"] = discount,
        ["customer"] = new
        {
            name = "Jana Berg",
            email = Customer,
            company = "Wasserwerk Nord",
            language = "de",
            address = new { street = "Am Werk 1", postCode = "90402", city = "Nürnberg", country = "DE" },
        },
        ["lines"] = (lines.Length > 0 ? lines : [("P-100", 2), ("SVC-INST", 1), ("SUB-CARE", 1)]).Select(line => new { sku = line.Sku, quantity = line.Quantity }),
    };

    /// <summary>Asks, lets everything happen, and returns the quote's id.</summary>
    public async Task<string> AskAsync(decimal discount = 0, string requester = "rep@leadtocash.example", params (string Sku, decimal Quantity)[] lines)
    {
        using HttpResponseMessage answer = await PostAsync("/forms/quote", Request(discount, requester, lines));
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        string id = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString()!;
        await app.SettleAsync();
        return id;
    }

    public Task<JsonElement> QuoteAsync(string id) => app.GetJsonAsync($"/api/quotes/{id}");

    public async Task<string> StatusAsync(string id) => (await QuoteAsync(id)).GetProperty("status").GetString()!;

    /// <summary>The approver's link in the mail of an occasion: <c>ask</c>, <c>remind</c>, <c>escalate</c>.</summary>
    public async Task<Uri> ApprovalLinkAsync(string id, string occasion = "ask", string step = "manager", int version = 1) =>
        Local((await app.MailAsync($"quote/{id}/v{version}/{step}/{occasion}")).Link("approvals"));

    /// <summary>The customer's link.</summary>
    public async Task<Uri> QuoteLinkAsync(string id, int version = 1) => Local((await app.MailAsync($"quote/{id}/v{version}/release")).Link("quotes"));

    public Task<HttpResponseMessage> PostAsync(string path, object document, string? idempotencyKey = null) =>
        app.SendJsonAsync(HttpMethod.Post, path, document, idempotencyKey is null ? [] : [("Idempotency-Key", idempotencyKey)]);

    public Task<HttpResponseMessage> ApproveAsync(Uri link) => PostAsync(link.ToString(), new { decision = "approve" });

    public Task<HttpResponseMessage> AcceptAsync(Uri link) => PostAsync(link.ToString(), new { decision = "accept", terms = true });

    /// <summary>Mails name the address that people use; the test's host listens elsewhere.</summary>
    private static Uri Local(Uri link) => new(link.PathAndQuery, UriKind.Relative);
}
