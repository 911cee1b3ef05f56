using System.Text.Json.Serialization;

#nullable disable

namespace SendGrid.Helpers.Mail;

/// <summary>A file sent with a mail.</summary>
public class Attachment
{
    /// <summary>The file, base64.</summary>
    [JsonPropertyName("content")]
    public string Content { get; set; }

    /// <summary>The MIME type.</summary>
    [JsonPropertyName("type")]
    public string Type { get; set; }

    /// <summary>The name that the reader sees.</summary>
    [JsonPropertyName("filename")]
    public string Filename { get; set; }

    /// <summary><c>attachment</c> or <c>inline</c>.</summary>
    [JsonPropertyName("disposition")]
    public string Disposition { get; set; }

    /// <summary>The id that an inline image is referred to by.</summary>
    [JsonPropertyName("content_id")]
    public string ContentId { get; set; }
}
