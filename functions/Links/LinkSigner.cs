using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.Options;

namespace LeadToCash.Links;

/// <summary>
/// Signs links and reads them back: <c>{key id}.{claims}.{HMAC-SHA-256}</c>, URL-safe. The same claims give the same link,
/// so that a mail that is composed twice is the same mail.
/// </summary>
public sealed class LinkSigner
{
    private static readonly JsonSerializerOptions Compact = new() { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault };

    private readonly string _baseUrl;
    private readonly string _signingKey;
    private readonly Dictionary<string, byte[]> _keys;
    private readonly TimeProvider _time;

    public LinkSigner(IOptions<LinkOptions> options, TimeProvider time)
    {
        _time = time;
        _baseUrl = options.Value.BaseUrl.TrimEnd('/');
        _keys = options.Value.Keys.ToDictionary(key => key.Id, key => Convert.FromBase64String(key.Secret), StringComparer.Ordinal);
        _signingKey = options.Value.Keys[0].Id;
    }

    /// <summary>The absolute URL for the claims.</summary>
    public string Url(LinkClaims claims) => $"{_baseUrl}/{claims.Purpose}/{Token(claims)}";

    /// <summary>Absolute URL of a path that needs no claims.</summary>
    public string Url(string path) => _baseUrl + path;

    /// <summary>The signed token alone.</summary>
    public string Token(LinkClaims claims)
    {
        string payload = Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(claims, Compact));
        return $"{_signingKey}.{payload}.{Base64Url.EncodeToString(Signature(_signingKey, payload))}";
    }

    /// <summary>Reads a token in constant time. It says nothing about why a forged one is wrong.</summary>
    /// <param name="purpose">The purpose that the URL stands for; a link of another purpose does not count.</param>
    /// <param name="token">What the URL carried.</param>
    public LinkReading Read(string purpose, string token)
    {
        string[] parts = token.Split('.');
        if (parts.Length != 3 || !_keys.ContainsKey(parts[0]) || !Base64Url.IsValid(parts[1]) || !Base64Url.IsValid(parts[2])
            || !CryptographicOperations.FixedTimeEquals(Signature(parts[0], parts[1]), Base64Url.DecodeFromChars(parts[2])))
        {
            return LinkReading.Invalid;
        }

        LinkClaims claims = JsonSerializer.Deserialize<LinkClaims>(Base64Url.DecodeFromChars(parts[1]), Compact)!;
        return claims.Purpose != purpose
            ? LinkReading.Invalid
            : new LinkReading(claims.Expires > _time.GetUtcNow() ? LinkStatus.Valid : LinkStatus.Expired, claims);
    }

    private byte[] Signature(string keyId, string payload) => HMACSHA256.HashData(_keys[keyId], Encoding.ASCII.GetBytes($"{keyId}.{payload}"));
}

/// <summary>Whether a link counts.</summary>
public enum LinkStatus
{
    /// <summary>Not signed by us, changed, or meant for something else.</summary>
    Invalid,

    /// <summary>Ours, but too late to decide.</summary>
    Expired,

    /// <summary>Ours and in time.</summary>
    Valid,
}

/// <summary>What a token says. An expired one still says what it was about, so that a page can explain itself.</summary>
public sealed record LinkReading(LinkStatus Status, LinkClaims? Claims)
{
    /// <summary>A token that is not ours.</summary>
    public static LinkReading Invalid { get; } = new(LinkStatus.Invalid, null);
}
