using System.Text.Json.Serialization;

#nullable disable

namespace SendGrid.Helpers.Mail;

/// <summary>One envelope of a mail: who gets it and what differs for them.</summary>
public class Personalization
{
    /// <summary>Recipients; sent without repeats.</summary>
    [JsonPropertyName("to")]
    [JsonConverter(typeof(DistinctAddresses))]
    public List<EmailAddress> Tos { get; set; }

    /// <summary>Copies; sent without repeats.</summary>
    [JsonPropertyName("cc")]
    [JsonConverter(typeof(DistinctAddresses))]
    public List<EmailAddress> Ccs { get; set; }

    /// <summary>Blind copies; sent without repeats.</summary>
    [JsonPropertyName("bcc")]
    [JsonConverter(typeof(DistinctAddresses))]
    public List<EmailAddress> Bccs { get; set; }

    /// <summary>A sender that differs from the mail's.</summary>
    [JsonPropertyName("from")]
    public EmailAddress From { get; set; }

    /// <summary>A subject that differs from the mail's.</summary>
    [JsonPropertyName("subject")]
    public string Subject { get; set; }

    /// <summary>Mail headers.</summary>
    [JsonPropertyName("headers")]
    public Dictionary<string, string> Headers { get; set; }

    /// <summary>Tags in the text and what replaces them.</summary>
    [JsonPropertyName("substitutions")]
    public Dictionary<string, string> Substitutions { get; set; }

    /// <summary>Values that come back with every event about this mail.</summary>
    [JsonPropertyName("custom_args")]
    public Dictionary<string, string> CustomArgs { get; set; }

    /// <summary>When to send, in seconds since 1970, at most 72 hours ahead.</summary>
    [JsonPropertyName("send_at")]
    public long? SendAt { get; set; }

    /// <summary>The data of a dynamic template.</summary>
    [JsonPropertyName("dynamic_template_data")]
    public object TemplateData { get; set; }
}
