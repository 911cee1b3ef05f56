namespace LeadToCash.Mail;

/// <summary>A mail to one person, as text and HTML.</summary>
public sealed record OutgoingMail
{
    /// <summary>Names this mail for ever: <c>{process}/{step}</c>. A second mail under the same key is not sent.</summary>
    public required string Key { get; init; }

    /// <summary>Address.</summary>
    public required string To { get; init; }

    /// <summary>One line.</summary>
    public required string Subject { get; init; }

    /// <summary>For mail programs that show no HTML.</summary>
    public required string Text { get; init; }

    /// <summary>A whole HTML document with inline style.</summary>
    public required string Html { get; init; }

    /// <summary>URL for one-click unsubscribe (RFC 8058); set on marketing mails only.</summary>
    public string? UnsubscribeUrl { get; init; }

    /// <summary>Files that go with it, each under a name of its own.</summary>
    public IReadOnlyList<MailAttachment> Attachments { get; init; } = [];
}

/// <summary>Sends mails, each key once.</summary>
public interface IMailer
{
    /// <summary>Sends a mail unless one went out under the same key.</summary>
    /// <exception cref="HttpRequestException">The mail service can't be reached; repeat.</exception>
    Task SendAsync(OutgoingMail mail, CancellationToken cancellationToken);
}
