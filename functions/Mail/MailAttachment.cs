namespace LeadToCash.Mail;

/// <summary>A file that goes with a mail.</summary>
/// <param name="Name">File name as the recipient sees it; no path.</param>
/// <param name="ContentType">Media type: <c>application/pdf</c>.</param>
/// <param name="Content">The bytes; all attachments of a mail together at most 20 MB, which SendGrid takes when encoded.</param>
public sealed record MailAttachment(string Name, string ContentType, byte[] Content)
{
    private const int Longest = 120;

    /// <summary>A text as a file name on every system: letters, digits, blanks, and <c>-._</c>; the rest becomes a hyphen.</summary>
    public static string SafeName(string text)
    {
        string safe = new([.. text.Take(Longest).Select(c => char.IsLetterOrDigit(c) || c is ' ' or '-' or '.' or '_' ? c : '-')]);
        return safe.Trim(' ', '.') is { Length: > 0 } name ? name : "document";
    }
}
