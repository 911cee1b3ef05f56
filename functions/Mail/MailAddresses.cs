using System.Net.Mail;

namespace LeadToCash.Mail;

/// <summary>Tells addresses from other texts.</summary>
internal static class MailAddresses
{
    private const int Longest = 254;

    /// <summary>Whether a text is one bare address, without a name beside it, at a host with a domain.</summary>
    public static bool IsOne(string text) =>
        text.Length <= Longest && !text.Any(c => char.IsControl(c) || char.IsWhiteSpace(c))
        && MailAddress.TryCreate(text, out MailAddress? address) && address.Address == text && address.Host.Contains('.') && !address.Host.EndsWith('.');
}
