using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace LeadToCash.Local.Durable;

/// <summary>Ids that come out the same on every replay: name-based (RFC 9562 version 8) on the execution and a counter.</summary>
internal static class DeterministicGuid
{
    internal static Guid Create(string executionId, int counter)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{executionId}/{counter}")), hash);
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash[..16], bigEndian: true);
    }
}
