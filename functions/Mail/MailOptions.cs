using System.ComponentModel.DataAnnotations;

namespace LeadToCash.Mail;

/// <summary>Settings <c>Mail:*</c>. Without <c>SendGrid:ApiKey</c> mails are kept in the mailbox.</summary>
public sealed class MailOptions
{
    /// <summary>Sender's address.</summary>
    [Required]
    [EmailAddress]
    public string From { get; set; } = "no-reply@leadtocash.example";

    /// <summary>Sender's name.</summary>
    public string FromName { get; set; } = "LeadToCash";

    /// <summary>Address of the sales team.</summary>
    [Required]
    [EmailAddress]
    public string Sales { get; set; } = "sales@leadtocash.example";

    /// <summary>Address of the service team.</summary>
    [Required]
    [EmailAddress]
    public string Service { get; set; } = "service@leadtocash.example";

    /// <summary>Address of operations, for what is blocked.</summary>
    [Required]
    [EmailAddress]
    public string Operations { get; set; } = "operations@leadtocash.example";
}
