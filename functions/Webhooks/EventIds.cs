using System.Security.Cryptography;
using System.Text;

namespace LeadToCash.Webhooks;

/// <summary>Names a delivery, the same on every repetition.</summary>
internal static class EventIds
{
    private const int MaximumLength = 150;

    /// <summary>The sender's id where it can be a key, else a hash of it; a hash of topic and body where there is none.</summary>
    public static string Usable(string? eventId, string topic, byte[] body) => eventId switch
    {
        null or "" => Hash([.. Encoding.UTF8.GetBytes(topic), 0, .. body]),
        _ when IsUsable(eventId) => eventId,
        _ => Hash(Encoding.UTF8.GetBytes(eventId)),
    };

    /// <summary>Whether a text can be part of a key.</summary>
    public static bool IsUsable(string text) => text.Length <= MaximumLength && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.');

    private static string Hash(byte[] bytes) => "sha256-" + Convert.ToHexStringLower(SHA256.HashData(bytes));
}
