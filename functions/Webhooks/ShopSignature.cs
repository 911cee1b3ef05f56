using LeadToCash.Cases;

namespace LeadToCash.Webhooks;

/// <summary>The way both shops sign: base64 of the HMAC over the body alone.</summary>
internal static class ShopSignature
{
    public static Refusal? Check(string? header, WebhookSecrets secrets, ReadOnlySpan<byte> body)
    {
        if (secrets.All.Count == 0)
        {
            return Signatures.NotConfigured;
        }

        if (string.IsNullOrEmpty(header))
        {
            return Signatures.Missing;
        }

        return Signatures.Fit(Signatures.Utf8(secrets.All), body.ToArray(), [Signatures.Base64(header)]) ? null : Signatures.Wrong;
    }
}
