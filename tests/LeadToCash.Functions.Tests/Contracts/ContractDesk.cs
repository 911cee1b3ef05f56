using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using LeadToCash.Local.Testing;
using LeadToCash.Tests.OpportunityToQuote;

namespace LeadToCash.Tests.Contracts;

/// <summary>What contract managers and customers do about contracts, over HTTP only.</summary>
internal sealed class ContractDesk(LocalApp app)
{
    public QuoteDesk Quotes { get; } = new(app);

    /// <summary>The document of a contract that runs already: one line of pump care.</summary>
    public static Dictionary<string, object?> Running(string number, string start, string? endsOn, decimal quantity = 1, string? company = "Wasserwerk Nord") => new()
    {
        ["number"] = number,
        ["customer"] = new
        {
            name = "Jana Berg",
            email = QuoteDesk.Customer,
            company,
            language = "de",
            address = new { street = "Am Werk 1", postCode = "90402", city = "Nürnberg", country = "DE" },
        },
        ["start"] = start,
        ["endsOn"] = endsOn,
        ["owner"] = "rep@leadtocash.example",
        ["lines"] = new[] { new { sku = "SUB-CARE", quantity, unitPrice = 89.00m } },
    };

    /// <summary>Takes a contract over and lets everything happen.</summary>
    public async Task TakeOverAsync(string number, string start, string? endsOn, decimal quantity = 1, string? company = "Wasserwerk Nord")
    {
        using HttpResponseMessage answer = await Quotes.PostAsync("/api/contracts", Running(number, start, endsOn, quantity, company));
        Assert.True(answer.StatusCode == HttpStatusCode.Created, await answer.Content.ReadAsStringAsync());
        await app.SettleAsync();
    }

    public Task<JsonElement> ContractAsync(string id) => app.GetJsonAsync($"/api/contracts/{id}");

    public async Task<string?> EndAsync(string id) => (await ContractAsync(id)).TryGetProperty("endsOn", out JsonElement end) ? end.GetString() : null;

    public async Task<string> StatusAsync(string id) => (await ContractAsync(id)).GetProperty("status").GetString()!;

    public Task<HttpResponseMessage> AskChangeAsync(string id, object change, string? key = null) => Quotes.PostAsync($"/api/contracts/{id}/changes", change, key);

    /// <summary>Asks for a change, lets everything happen, and returns the quote's id.</summary>
    public async Task<string> ChangeAsync(string id, object change)
    {
        using HttpResponseMessage answer = await AskChangeAsync(id, change);
        Assert.True(answer.StatusCode == HttpStatusCode.Created, await answer.Content.ReadAsStringAsync());
        await app.SettleAsync();
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString()!;
    }

    /// <summary>Legal and sales approve.</summary>
    public async Task ApproveAsync(string quoteId, params string[] steps)
    {
        foreach (string step in steps.Length > 0 ? steps : ["legal", "sales"])
        {
            using HttpResponseMessage answer = await Quotes.ApproveAsync(await Quotes.ApprovalLinkAsync(quoteId, step: step));
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            await app.SettleAsync();
        }
    }

    /// <summary>The customer accepts.</summary>
    public async Task AcceptAsync(string quoteId)
    {
        using HttpResponseMessage answer = await Quotes.AcceptAsync(await Quotes.QuoteLinkAsync(quoteId));
        Assert.True(answer.StatusCode == HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
        await app.SettleAsync();
    }

    /// <summary>The customer's link in a mail about the contract.</summary>
    public async Task<Uri> LinkAsync(string id, string step) => new((await app.MailAsync($"contract/{id}/{step}")).Link("contract").PathAndQuery, UriKind.Relative);

    /// <summary>The customer's link on the page for staff, of a contract about which no mail was sent.</summary>
    public async Task<Uri> LinkAsync(string id)
    {
        string page = await app.Http.GetStringAsync(new Uri($"/contracts/{id}", UriKind.Relative));
        string link = page[page.IndexOf("/contract/", StringComparison.Ordinal)..];
        return new Uri(link[..link.IndexOf('"', StringComparison.Ordinal)], UriKind.Relative);
    }

    /// <summary>The customer decides on his page, as a program would.</summary>
    public async Task<HttpResponseMessage> DecideAsync(Uri link, object decision)
    {
        HttpResponseMessage answer = await Quotes.PostAsync(link.ToString(), decision);
        await app.SettleAsync();
        return answer;
    }

    public async Task<IReadOnlyList<string>> EventsAsync(string id) =>
        [.. (await app.GetJsonAsync($"/api/contracts/{id}/timeline")).GetProperty("events").EnumerateArray().Select(one => one.GetProperty("name").GetString()!)];

    public static async Task<string?> CodeAsync(HttpResponseMessage answer) =>
        (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("type").GetString()!.Split(':')[^1];
}
