using System.Text.Json.Serialization;

#nullable disable

namespace SendGrid.Helpers.Mail
{
    /// <summary>One form of a mail's text.</summary>
    public class Content
    {
        /// <summary>Creates empty content.</summary>
        public Content()
        {
        }

        /// <summary>Creates content of a MIME type.</summary>
        public Content(string type, string value)
        {
            Type = type;
            Value = value;
        }

        /// <summary>The MIME type, such as <c>text/plain</c>.</summary>
        [JsonPropertyName("type")]
        public string Type { get; set; }

        /// <summary>The text.</summary>
        [JsonPropertyName("value")]
        public string Value { get; set; }
    }
}

namespace SendGrid.Helpers.Mail.Model
{
    /// <summary>The HTML form of a mail's text.</summary>
    public class HtmlContent(string value) : Content(MimeType.Html, value)
    {
    }

    /// <summary>The plain form of a mail's text.</summary>
    public class PlainTextContent(string value) : Content(MimeType.Text, value)
    {
    }
}
