using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using LeadToCash.Local.Hosting.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace LeadToCash.Local.Hosting.Operations.SignIn;

/// <summary>Signed cookies that say who has signed in. They are good for half a day, on this port, as long as the master key is the same.</summary>
internal sealed class OperatorSessions(HostKeys keys, int port)
{
    private const int LongestName = 40;
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(12);

    private readonly byte[] _key = HMACSHA256.HashData(Encoding.UTF8.GetBytes(keys.Master), "operations session"u8);

    // Cookies don't tell ports apart, and several hosts may run on one machine.
    private string CookieName => string.Create(CultureInfo.InvariantCulture, $"operations-{port}");

    public bool IsMasterKey(string? shown) => shown is not null && AreEqual(shown.Trim(), keys.Master);

    public Operator SignIn(HttpContext http, string? name)
    {
        string clean = Clean(name);
        string session = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        long ends = (DateTimeOffset.UtcNow + Lifetime).ToUnixTimeSeconds();
        string content = string.Create(CultureInfo.InvariantCulture, $"{ends}.{session}.{WebEncoders.Base64UrlEncode(Encoding.UTF8.GetBytes(clean))}");
        http.Response.Cookies.Append(CookieName, $"{content}.{Sign(content)}", Options(Lifetime));
        return new Operator(clean, session);
    }

    public void SignOut(HttpContext http) => http.Response.Cookies.Delete(CookieName, Options(maxAge: null));

    /// <summary>Who calls, or null.</summary>
    public Operator? Of(HttpRequest request)
    {
        if (request.Headers[HostKeys.HeaderName].FirstOrDefault() is { } key)
        {
            return IsMasterKey(key) ? Operator.WithKey : null;
        }

        return request.Cookies[CookieName] is { } cookie ? Read(cookie) : null;
    }

    private Operator? Read(string cookie)
    {
        int end = cookie.LastIndexOf('.');
        if (end < 0 || !AreEqual(cookie[(end + 1)..], Sign(cookie[..end])))
        {
            return null;
        }

        string[] parts = cookie[..end].Split('.');
        bool isOver = long.Parse(parts[0], CultureInfo.InvariantCulture) <= DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        return isOver ? null : new Operator(Encoding.UTF8.GetString(WebEncoders.Base64UrlDecode(parts[2])), parts[1]);
    }

    private string Sign(string content) => Convert.ToHexStringLower(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(content)));

    private static bool AreEqual(string a, string b) => CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(a), Encoding.UTF8.GetBytes(b));

    /// <summary>The name goes into the log, so it keeps to one line.</summary>
    private static string Clean(string? name)
    {
        string clean = string.Concat((name ?? "").Where(letter => char.IsLetterOrDigit(letter) || letter is ' ' or '-' or '.' or '_' or '@')).Trim();
        return clean.Length switch
        {
            0 => Environment.UserName,
            > LongestName => clean[..LongestName],
            _ => clean,
        };
    }

    private static CookieOptions Options(TimeSpan? maxAge) => new()
    {
        HttpOnly = true,
        SameSite = SameSiteMode.Strict,
        Path = "/", // the data of the first page is at /ops.json
        MaxAge = maxAge,
        IsEssential = true,
    };
}
