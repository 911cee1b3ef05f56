using System.Globalization;
using System.Text.Json;
using LeadToCash.Cases;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace LeadToCash.Webhooks;

/// <summary>Partners by Standard Webhooks: <c>webhook-id</c>, <c>webhook-timestamp</c>, and <c>webhook-signature</c> with one or more <c>v1,…</c>.</summary>
public sealed class PartnerSender(IOptions<WebhookOptions> options) : IWebhookSender
{
    private const string SecretPrefix = "whsec_";
    private const string Version = "v1,";

    /// <inheritdoc/>
    public string Source => "partner";

    /// <inheritdoc/>
    public Refusal? Check(IHeaderDictionary headers, ReadOnlySpan<byte> body, DateTimeOffset now)
    {
        byte[][] secrets = [.. options.Value.Partner.All.Select(TryReadSecret).OfType<byte[]>()];
        if (secrets.Length == 0)
        {
            return Signatures.NotConfigured;
        }

        string id = headers["webhook-id"].ToString();
        byte[][] signatures =
        [
            .. headers["webhook-signature"].ToString().Split(' ')
                .Where(signature => signature.StartsWith(Version, StringComparison.Ordinal))
                .Select(signature => Signatures.Base64(signature[Version.Length..])),
        ];
        if (id.Length == 0 || signatures.Length == 0
            || !long.TryParse(headers["webhook-timestamp"], NumberStyles.None, CultureInfo.InvariantCulture, out long signedAt))
        {
            return Signatures.Missing;
        }

        string prefix = string.Create(CultureInfo.InvariantCulture, $"{id}.{signedAt}.");
        return !Signatures.Fit(secrets, Signatures.Prefixed(prefix, body), signatures) ? Signatures.Wrong
            : Signatures.IsFresh(signedAt, now) ? null
            : Signatures.Stale;
    }

    /// <inheritdoc/>
    public string Topic(IHeaderDictionary headers, JsonElement body) => new Payload(body).Text("type") ?? "";

    /// <inheritdoc/>
    public string? EventId(IHeaderDictionary headers, JsonElement body) => headers["webhook-id"];

    /// <summary>The bytes of a secret, or null if it is written wrongly.</summary>
    internal static byte[]? TryReadSecret(string text)
    {
        string base64 = text.StartsWith(SecretPrefix, StringComparison.Ordinal) ? text[SecretPrefix.Length..] : text;
        byte[] bytes = new byte[base64.Length];
        return Convert.TryFromBase64String(base64, bytes, out int length) && length > 0 ? bytes[..length] : null;
    }
}
