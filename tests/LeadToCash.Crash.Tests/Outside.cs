using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using LeadToCash.Tests;

namespace LeadToCash.Crash.Tests;

/// <summary>
/// The world outside: the shop that sends orders, technicians who report, the bank that pays. Each repeats what was not acknowledged,
/// and now and then what was, as they do.
/// </summary>
internal sealed class Outside(AppProcess app, Random chance)
{
    private readonly HashSet<string> _acknowledged = new(StringComparer.Ordinal);

    /// <summary>The shop delivers an order until it is acknowledged.</summary>
    public Task PlaceAsync(long shopOrderId, byte[] body) =>
        UntilAcknowledgedAsync("order/" + shopOrderId, () => Signatures.Shopify("orders/create", body, "wh-" + shopOrderId));

    /// <summary>Reads the mails and does what they ask for: reports visits, pays invoices, answers surveys.</summary>
    public async Task ActOnMailsAsync()
    {
        foreach (JsonElement mail in await MailsAsync())
        {
            string key = mail.GetProperty("key").GetString()!;
            string[] parts = key.Split('/');
            switch (parts)
            {
                case ["visit", _, "technician", _]:
                    await UntilAcknowledgedAsync(key, () => Form(mail, "visits", ("hoursWorked", "4"), ("findings", "All well."), ("customerName", "Karla Kunde"), ("confirmed", "on")));
                    break;
                case ["invoice", _, "issued"]:
                    await PayAsync(key, parts[1]);
                    break;
                case ["survey", _, "invitation"]:
                    await UntilAcknowledgedAsync(key, () => Form(mail, "surveys", ("score", "9")));
                    break;
            }
        }
    }

    /// <summary>A JSON document; null while it is not there or nobody answers.</summary>
    public async Task<JsonElement?> GetAsync(string path)
    {
        try
        {
            using HttpRequestMessage request = new(HttpMethod.Get, new Uri(path, UriKind.Relative));
            request.Headers.Accept.ParseAdd("application/json");
            using HttpResponseMessage answer = await app.Http.SendAsync(request);
            return answer.IsSuccessStatusCode ? JsonSerializer.Deserialize<JsonElement>(await answer.Content.ReadAsStringAsync()) : null;
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException or SocketException or TaskCanceledException)
        {
            return null;
        }
    }

    /// <summary>All mails; none while nobody answers.</summary>
    public async Task<IReadOnlyList<JsonElement>> MailsAsync() => await GetAsync("/mailbox") is { } mails ? [.. mails.EnumerateArray()] : [];

    private async Task PayAsync(string key, string invoiceId)
    {
        if (!_acknowledged.Contains(key) && await GetAsync("/api/invoices/" + invoiceId) is { } invoice)
        {
            string number = invoice.GetProperty("number").GetString()!;
            long cents = (long)(invoice.GetProperty("gross").GetProperty("amount").GetDecimal() * 100);
            byte[] body = ShopOrders.StripePayment("evt_" + invoiceId, number, cents);
            await UntilAcknowledgedAsync(key, () => Signatures.Stripe(body));
        }
    }

    private async Task UntilAcknowledgedAsync(string what, Func<HttpRequestMessage> request)
    {
        while (!_acknowledged.Contains(what) && await SendAsync(request()) is { } status)
        {
            Assert.True((int)status is >= 200 and < 300, $"{what} was answered with {(int)status}.");
            if (chance.Next(4) > 0)
            {
                _acknowledged.Add(what);
            }
        }
    }

    /// <summary>Null when the process died under the request; the next round tries again.</summary>
    private async Task<HttpStatusCode?> SendAsync(HttpRequestMessage request)
    {
        try
        {
            using HttpRequestMessage sent = request;
            using HttpResponseMessage answer = await app.Http.SendAsync(sent);
            return answer.StatusCode;
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException or SocketException or TaskCanceledException)
        {
            return null;
        }
    }

    private static HttpRequestMessage Form(JsonElement mail, string purpose, params (string Name, string Value)[] fields)
    {
        string link = mail.GetProperty("links").EnumerateArray().Select(url => url.GetString()!).First(url => new Uri(url).Segments[1] == purpose + "/");
        return new HttpRequestMessage(HttpMethod.Post, new Uri(link))
        {
            Content = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))),
        };
    }
}
