using System.Security.Cryptography;
using System.Text.Json;
using LeadToCash.Cases;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace LeadToCash.Webhooks;

/// <summary>SendGrid's event webhook: ECDSA (P-256, SHA-256) over time and body, checked with SendGrid's public key.</summary>
public sealed class SendGridSender(IOptions<WebhookOptions> options) : IWebhookSender
{
    /// <inheritdoc/>
    public string Source => "sendgrid";

    /// <inheritdoc/>
    public Refusal? Check(IHeaderDictionary headers, ReadOnlySpan<byte> body, DateTimeOffset now)
    {
        if (options.Value.SendGrid.PublicKey is not { Length: > 0 } publicKey)
        {
            return Signatures.NotConfigured;
        }

        string timestamp = headers["X-Twilio-Email-Event-Webhook-Timestamp"].ToString();
        byte[] signature = Signatures.Base64(headers["X-Twilio-Email-Event-Webhook-Signature"].ToString());
        if (timestamp.Length == 0 || signature.Length == 0)
        {
            return Signatures.Missing;
        }

        using ECDsa key = Read(publicKey);
        return key.VerifyData(Signatures.Prefixed(timestamp, body), signature, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence)
            ? null
            : Signatures.Wrong;
    }

    /// <summary>One delivery holds many events; they are kept as they came.</summary>
    public string Topic(IHeaderDictionary headers, JsonElement body) => "events";

    /// <summary>A delivery has no id of its own; its content is its name.</summary>
    public string? EventId(IHeaderDictionary headers, JsonElement body) => null;

    /// <summary>Whether a setting is a public key.</summary>
    internal static bool CanRead(string publicKey)
    {
        try
        {
            Read(publicKey).Dispose();
            return true;
        }
        catch (Exception failure) when (failure is FormatException or CryptographicException)
        {
            return false;
        }
    }

    private static ECDsa Read(string publicKey)
    {
        var key = ECDsa.Create();
        key.ImportSubjectPublicKeyInfo(Convert.FromBase64String(publicKey), out _);
        return key;
    }
}
