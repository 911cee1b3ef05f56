using System.Text.Json.Serialization;

#nullable disable

namespace SendGrid.Helpers.Mail;

/// <summary>How a mail is handled.</summary>
public class MailSettings
{
    /// <summary>A blind copy of every mail.</summary>
    [JsonPropertyName("bcc")]
    public BCCSettings BccSettings { get; set; }

    /// <summary>Sends to everyone, whatever they unsubscribed from.</summary>
    [JsonPropertyName("bypass_list_management")]
    public BypassListManagement BypassListManagement { get; set; }

    /// <summary>Sends to those who reported spam.</summary>
    [JsonPropertyName("bypass_spam_management")]
    public BypassSpamManagement BypassSpamManagement { get; set; }

    /// <summary>Sends to addresses that bounced.</summary>
    [JsonPropertyName("bypass_bounce_management")]
    public BypassBounceManagement BypassBounceManagement { get; set; }

    /// <summary>Sends to those who unsubscribed globally.</summary>
    [JsonPropertyName("bypass_unsubscribe_management")]
    public BypassUnsubscribeManagement BypassUnsubscribeManagement { get; set; }

    /// <summary>A footer under every mail.</summary>
    [JsonPropertyName("footer")]
    public FooterSettings FooterSettings { get; set; }

    /// <summary>Checks a mail without sending it.</summary>
    [JsonPropertyName("sandbox_mode")]
    public SandboxMode SandboxMode { get; set; }

    /// <summary>Tests a mail for spam.</summary>
    [JsonPropertyName("spam_check")]
    public SpamCheck SpamCheck { get; set; }
}

/// <summary>A blind copy of every mail.</summary>
public class BCCSettings
{
    /// <summary>Whether it is switched on.</summary>
    [JsonPropertyName("enable")]
    public bool? Enable { get; set; }

    /// <summary>The address.</summary>
    [JsonPropertyName("email")]
    public string Email { get; set; }
}

/// <summary>Sends to addresses that bounced.</summary>
public class BypassBounceManagement
{
    /// <summary>Whether it is switched on.</summary>
    [JsonPropertyName("enable")]
    public bool Enable { get; set; }
}

/// <summary>Sends to everyone, whatever they unsubscribed from.</summary>
public class BypassListManagement
{
    /// <summary>Whether it is switched on.</summary>
    [JsonPropertyName("enable")]
    public bool Enable { get; set; }
}

/// <summary>Sends to those who reported spam.</summary>
public class BypassSpamManagement
{
    /// <summary>Whether it is switched on.</summary>
    [JsonPropertyName("enable")]
    public bool Enable { get; set; }
}

/// <summary>Sends to those who unsubscribed globally.</summary>
public class BypassUnsubscribeManagement
{
    /// <summary>Whether it is switched on.</summary>
    [JsonPropertyName("enable")]
    public bool Enable { get; set; }
}

/// <summary>A footer under every mail.</summary>
public class FooterSettings
{
    /// <summary>Whether it is switched on.</summary>
    [JsonPropertyName("enable")]
    public bool Enable { get; set; }

    /// <summary>The plain text.</summary>
    [JsonPropertyName("text")]
    public string Text { get; set; }

    /// <summary>The HTML text.</summary>
    [JsonPropertyName("html")]
    public string Html { get; set; }
}

/// <summary>Checks a mail without sending it.</summary>
public class SandboxMode
{
    /// <summary>Whether it is switched on.</summary>
    [JsonPropertyName("enable")]
    public bool? Enable { get; set; }
}

/// <summary>Tests a mail for spam.</summary>
public class SpamCheck
{
    /// <summary>Whether it is switched on.</summary>
    [JsonPropertyName("enable")]
    public bool? Enable { get; set; }

    /// <summary>1 (lax) to 10 (strict).</summary>
    [JsonPropertyName("threshold")]
    public int? Threshold { get; set; }

    /// <summary>Where the test's result is sent.</summary>
    [JsonPropertyName("post_to_url")]
    public string PostToUrl { get; set; }
}
