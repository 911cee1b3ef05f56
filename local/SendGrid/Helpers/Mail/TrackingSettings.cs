using System.Text.Json.Serialization;

#nullable disable

namespace SendGrid.Helpers.Mail;

/// <summary>What is counted about a mail.</summary>
public class TrackingSettings
{
    /// <summary>Whether clicks on links are counted.</summary>
    [JsonPropertyName("click_tracking")]
    public ClickTracking ClickTracking { get; set; }

    /// <summary>Whether opening a mail is counted.</summary>
    [JsonPropertyName("open_tracking")]
    public OpenTracking OpenTracking { get; set; }

    /// <summary>An unsubscribe link in every mail.</summary>
    [JsonPropertyName("subscription_tracking")]
    public SubscriptionTracking SubscriptionTracking { get; set; }

    /// <summary>Campaign parameters added to links.</summary>
    [JsonPropertyName("ganalytics")]
    public Ganalytics Ganalytics { get; set; }
}

/// <summary>Whether clicks on links are counted.</summary>
public class ClickTracking
{
    /// <summary>Whether it is switched on.</summary>
    [JsonPropertyName("enable")]
    public bool? Enable { get; set; }

    /// <summary>Whether plain-text mails are included.</summary>
    [JsonPropertyName("enable_text")]
    public bool? EnableText { get; set; }
}

/// <summary>Whether opening a mail is counted.</summary>
public class OpenTracking
{
    /// <summary>Whether it is switched on.</summary>
    [JsonPropertyName("enable")]
    public bool? Enable { get; set; }

    /// <summary>The tag in the text that is replaced.</summary>
    [JsonPropertyName("substitution_tag")]
    public string SubstitutionTag { get; set; }
}

/// <summary>An unsubscribe link in every mail.</summary>
public class SubscriptionTracking
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

    /// <summary>The tag in the text that is replaced.</summary>
    [JsonPropertyName("substitution_tag")]
    public string SubstitutionTag { get; set; }
}

/// <summary>Campaign parameters added to links.</summary>
public class Ganalytics
{
    /// <summary>Whether it is switched on.</summary>
    [JsonPropertyName("enable")]
    public bool? Enable { get; set; }

    /// <summary>The referrer.</summary>
    [JsonPropertyName("utm_source")]
    public string UtmSource { get; set; }

    /// <summary>The medium.</summary>
    [JsonPropertyName("utm_medium")]
    public string UtmMedium { get; set; }

    /// <summary>The search term.</summary>
    [JsonPropertyName("utm_term")]
    public string UtmTerm { get; set; }

    /// <summary>The variant of the content.</summary>
    [JsonPropertyName("utm_content")]
    public string UtmContent { get; set; }

    /// <summary>The campaign.</summary>
    [JsonPropertyName("utm_campaign")]
    public string UtmCampaign { get; set; }
}

/// <summary>Which unsubscribe group a mail belongs to.</summary>
public class ASM
{
    /// <summary>The unsubscribe group.</summary>
    [JsonPropertyName("group_id")]
    public int GroupId { get; set; }

    /// <summary>The groups shown on the preferences page, at most 25.</summary>
    [JsonPropertyName("groups_to_display")]
    public List<int> GroupsToDisplay { get; set; }
}
