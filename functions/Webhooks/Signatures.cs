using System.Security.Cryptography;
using System.Text;
using LeadToCash.Cases;

namespace LeadToCash.Webhooks;

/// <summary>What all signature checks share.</summary>
internal static class Signatures
{
    /// <summary>How far a signed time may be from ours, either way.</summary>
    public static readonly TimeSpan Tolerance = TimeSpan.FromSeconds(300);

    public static readonly Refusal Missing = new("signature-missing", "The delivery is not signed.");
    public static readonly Refusal Wrong = new("signature-wrong", "The signature does not fit the delivery.");
    public static readonly Refusal Stale = new("signature-stale", "The delivery was signed too long ago, or in the future.");
    public static readonly Refusal NotConfigured = new("webhook-not-configured", "No secret is set for this sender, so nothing of it can be accepted.");

    /// <summary>Whether one of the signatures is the HMAC-SHA-256 of the text under one of the secrets. Tries all, so that the time tells nothing.</summary>
    public static bool Fit(IEnumerable<byte[]> secrets, byte[] text, IReadOnlyList<byte[]> signatures)
    {
        bool fits = false;
        foreach (byte[] secret in secrets)
        {
            byte[] expected = HMACSHA256.HashData(secret, text);
            foreach (byte[] signature in signatures)
            {
                fits |= CryptographicOperations.FixedTimeEquals(expected, signature);
            }
        }

        return fits;
    }

    /// <summary>Whether a signed time in Unix seconds is near enough.</summary>
    public static bool IsFresh(long seconds, DateTimeOffset now) => Math.Abs((decimal)now.ToUnixTimeSeconds() - seconds) <= (decimal)Tolerance.TotalSeconds;

    /// <summary>The bytes of base64; empty, which fits nothing, if it is none.</summary>
    public static byte[] Base64(string text)
    {
        Span<byte> bytes = stackalloc byte[128];
        return Convert.TryFromBase64String(text, bytes, out int length) ? bytes[..length].ToArray() : [];
    }

    /// <summary>The bytes of hexadecimal digits; empty, which fits nothing, if they are none.</summary>
    public static byte[] Hex(string text) => text.Length == 64 && text.All(char.IsAsciiHexDigit) ? Convert.FromHexString(text) : [];

    /// <summary>A text in front of the body, as one.</summary>
    public static byte[] Prefixed(string prefix, ReadOnlySpan<byte> body) => [.. Encoding.UTF8.GetBytes(prefix), .. body];

    public static IEnumerable<byte[]> Utf8(IReadOnlyList<string> secrets) => secrets.Select(Encoding.UTF8.GetBytes);
}
