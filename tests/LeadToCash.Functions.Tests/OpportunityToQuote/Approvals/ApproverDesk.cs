using System.Net.Http.Json;
using System.Text.Json;
using LeadToCash.Local.Testing;

namespace LeadToCash.Tests.OpportunityToQuote.Approvals;

/// <summary>What a signed-in member of staff does about approvals, over HTTP only.</summary>
internal sealed class ApproverDesk(LocalApp app, string person, string role = "approver")
{
    public async Task<IReadOnlyList<JsonElement>> InboxAsync(string whose = "me")
    {
        using HttpResponseMessage answer = await SendAsync(HttpMethod.Get, $"/api/approvals?for={whose}");
        answer.EnsureSuccessStatusCode();
        return [.. (await answer.Content.ReadFromJsonAsync<JsonElement>()).EnumerateArray()];
    }

    public Task<HttpResponseMessage> DecideAsync(string quoteId, string step, object decision) => SendAsync(HttpMethod.Post, $"/api/quotes/{quoteId}/approvals/{step}", decision);

    public Task<HttpResponseMessage> StandInAsync(params (string Substitute, string From, string Until)[] delegations) => SendAsync(
        HttpMethod.Put, "/api/approvals/delegations",
        new { delegations = delegations.Select(one => new { substitute = one.Substitute, from = one.From, until = one.Until }) });

    public Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, object? document = null) =>
        app.SendJsonAsync(method, path, document, ("X-MS-CLIENT-PRINCIPAL", Principal()));

    /// <summary>A page as a browser gets it.</summary>
    public async Task<HttpResponseMessage> BrowseAsync(string path, string language = "en", params (string Name, string Value)[] form)
    {
        using HttpRequestMessage request = new(form.Length == 0 ? HttpMethod.Get : HttpMethod.Post, new Uri(path, UriKind.Relative));
        request.Headers.Add("X-MS-CLIENT-PRINCIPAL", Principal());
        request.Headers.AcceptLanguage.ParseAdd(language);
        request.Content = form.Length == 0 ? null : new FormUrlEncodedContent(form.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        return await app.Http.SendAsync(request);
    }

    private string Principal() => Convert.ToBase64String(JsonSerializer.SerializeToUtf8Bytes(
        new { claims = new[] { new { typ = "name", val = person }, new { typ = "roles", val = role } } }));
}
