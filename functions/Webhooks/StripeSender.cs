using System.Globalization;
using System.Text.Json;
using LeadToCash.Cases;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace LeadToCash.Webhooks;

/// <summary>Stripe: <c>Stripe-Signature: t=…,v1=…</c>, hexadecimal HMAC over time and body; several <c>v1</c> while a secret is being changed.</summary>
public sealed class StripeSender(IOptions<WebhookOptions> options) : IWebhookSender
{
    /// <inheritdoc/>
    public string Source => "stripe";

    /// <inheritdoc/>
    public Refusal? Check(IHeaderDictionary headers, ReadOnlySpan<byte> body, DateTimeOffset now)
    {
        IReadOnlyList<string> secrets = options.Value.Stripe.All;
        if (secrets.Count == 0)
        {
            return Signatures.NotConfigured;
        }

        ILookup<string, string> fields = headers["Stripe-Signature"].ToString().Split(',')
            .Select(field => field.Split('=', 2, StringSplitOptions.TrimEntries))
            .Where(field => field.Length == 2)
            .ToLookup(field => field[0], field => field[1]);
        if (!long.TryParse(fields["t"].FirstOrDefault(), NumberStyles.None, CultureInfo.InvariantCulture, out long signedAt) || !fields.Contains("v1"))
        {
            return Signatures.Missing;
        }

        string prefix = string.Create(CultureInfo.InvariantCulture, $"{signedAt}.");
        return !Signatures.Fit(Signatures.Utf8(secrets), Signatures.Prefixed(prefix, body), [.. fields["v1"].Select(Signatures.Hex)]) ? Signatures.Wrong
            : Signatures.IsFresh(signedAt, now) ? null
            : Signatures.Stale;
    }

    /// <inheritdoc/>
    public string Topic(IHeaderDictionary headers, JsonElement body) => new Payload(body).Text("type") ?? "";

    /// <inheritdoc/>
    public string? EventId(IHeaderDictionary headers, JsonElement body) => new Payload(body).Text("id");
}
