using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace LeadToCash.Demo;

/// <summary>What the world outside can do: send signed webhooks, read the API and the mailbox, open links and post their forms.</summary>
internal sealed class PublicSurface(Uri baseAddress, Webhooks.WebhookOptions secrets) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly HttpClient _http = new() { BaseAddress = baseAddress };

    /// <summary>A webhook of the shop, signed on its raw bytes.</summary>
    public Task SendShopifyAsync(string topic, string webhookId, byte[] body, CancellationToken cancellationToken) => SendAsync(
        "/webhooks/shopify",
        body,
        new()
        {
            ["X-Shopify-Topic"] = topic,
            ["X-Shopify-Webhook-Id"] = webhookId,
            ["X-Shopify-Hmac-Sha256"] = Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret("Shopify", secrets.Shopify)), body)),
        },
        cancellationToken);

    /// <summary>A webhook of the payment service, signed with its time.</summary>
    public Task SendStripeAsync(byte[] body, CancellationToken cancellationToken)
    {
        string timestamp = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        byte[] signed = [.. Encoding.ASCII.GetBytes(timestamp + "."), .. body];
        string signature = Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret("Stripe", secrets.Stripe)), signed));
        return SendAsync("/webhooks/stripe", body, new() { ["Stripe-Signature"] = $"t={timestamp},v1={signature}" }, cancellationToken);
    }

    /// <summary>A JSON document of the API; null on 404.</summary>
    public async Task<JsonElement?> GetAsync(string path, CancellationToken cancellationToken)
    {
        using HttpRequestMessage request = new(HttpMethod.Get, new Uri(path, UriKind.Relative));
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        using HttpResponseMessage answer = await _http.SendAsync(request, cancellationToken);
        if (answer.StatusCode == System.Net.HttpStatusCode.NotFound)
        {
            return null;
        }

        answer.EnsureSuccessStatusCode();
        return JsonSerializer.Deserialize<JsonElement>(await answer.Content.ReadAsStringAsync(cancellationToken));
    }

    /// <summary>Waits until a document is there and fits.</summary>
    /// <exception cref="DemoFailedException">Two minutes of real time have passed.</exception>
    public async Task<JsonElement> WaitForAsync(string what, string path, Func<JsonElement, bool> fits, CancellationToken cancellationToken)
    {
        long started = TimeProvider.System.GetTimestamp();
        while (TimeProvider.System.GetElapsedTime(started) < Patience)
        {
            if (await GetAsync(path, cancellationToken) is { } document && fits(document))
            {
                return document;
            }

            await Task.Delay(Pause, cancellationToken);
        }

        throw new DemoFailedException($"Waited in vain for {what} ({path}).");
    }

    /// <summary>All mails so far.</summary>
    public async Task<IReadOnlyList<JsonElement>> MailsAsync(CancellationToken cancellationToken) =>
        [.. (await GetAsync("/mailbox", cancellationToken))!.Value.EnumerateArray()];

    /// <summary>Waits for a mail by its key and returns it.</summary>
    public async Task<JsonElement> WaitForMailAsync(Func<string, bool> key, string what, CancellationToken cancellationToken)
    {
        JsonElement mails = await WaitForAsync(what, "/mailbox", all => all.EnumerateArray().Any(mail => key(mail.GetProperty("key").GetString()!)), cancellationToken);
        return mails.EnumerateArray().First(mail => key(mail.GetProperty("key").GetString()!));
    }

    /// <summary>Opens a link as a person does (GET), then posts its form.</summary>
    public async Task PostFormAsync(string link, Dictionary<string, string> fields, CancellationToken cancellationToken)
    {
        using HttpResponseMessage page = await _http.GetAsync(new Uri(link), cancellationToken);
        page.EnsureSuccessStatusCode();
        using FormUrlEncodedContent form = new(fields);
        using HttpResponseMessage answer = await _http.PostAsync(new Uri(link), form, cancellationToken);
        if (!answer.IsSuccessStatusCode)
        {
            throw new DemoFailedException($"The form at {new Uri(link).Segments[1]} was refused with {(int)answer.StatusCode}.");
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    private static string Secret(string sender, Webhooks.WebhookSecrets secrets) =>
        secrets.All is [string first, ..] ? first : throw new DemoFailedException($"No secret is set in Webhooks:{sender}:Secret, so nothing can be signed.");

    private async Task SendAsync(string path, byte[] body, Dictionary<string, string> headers, CancellationToken cancellationToken)
    {
        using HttpRequestMessage request = new(HttpMethod.Post, new Uri(path, UriKind.Relative)) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        foreach ((string name, string value) in headers)
        {
            request.Headers.Add(name, value);
        }

        using HttpResponseMessage answer = await _http.SendAsync(request, cancellationToken);
        answer.EnsureSuccessStatusCode();
    }
}
