using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace LeadToCash.Local.Hosting.Operations.SignIn;

/// <summary>What became of a form's token.</summary>
internal enum FormTokenState
{
    /// <summary>Not of this session, this address or this run of the host.</summary>
    Unknown,

    /// <summary>Sent for the first time.</summary>
    Good,

    /// <summary>Sent before: what the form asks for was done.</summary>
    Used,
}

/// <summary>Tokens of forms: each is bound to a session and an address, and good for one submission.</summary>
internal sealed class FormTokens
{
    private const int MostRemembered = 10_000;

    private readonly ConcurrentDictionary<string, bool> _used = new(StringComparer.Ordinal);
    private byte[] _key = RandomNumberGenerator.GetBytes(32);

    public string Issue(Operator @operator, string path)
    {
        string nonce = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        return $"{nonce}.{Sign(@operator, path, nonce)}";
    }

    public FormTokenState Redeem(Operator @operator, string path, string? token)
    {
        if (token?.Split('.') is not [var nonce, var signature]
            || !CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(signature), Encoding.UTF8.GetBytes(Sign(@operator, path, nonce))))
        {
            return FormTokenState.Unknown;
        }

        if (!_used.TryAdd(nonce, true))
        {
            return FormTokenState.Used;
        }

        if (_used.Count > MostRemembered)
        {
            // Forgetting would let old forms pass again; with another key they are unknown.
            _key = RandomNumberGenerator.GetBytes(32);
            _used.Clear();
        }

        return FormTokenState.Good;
    }

    private string Sign(Operator @operator, string path, string nonce) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes($"{@operator.Session}\n{path}\n{nonce}")));
}
