using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

#nullable disable

namespace SendGrid;

/// <summary>The service's answer.</summary>
public class Response(HttpStatusCode statusCode, HttpContent responseBody, HttpResponseHeaders responseHeaders)
{
    /// <summary>The status; 202 when the mail was accepted.</summary>
    public HttpStatusCode StatusCode { get; set; } = statusCode;

    /// <summary>Whether the status is 2xx.</summary>
    public bool IsSuccessStatusCode => (int)StatusCode is >= 200 and <= 299;

    /// <summary>The body.</summary>
    public HttpContent Body { get; set; } = responseBody;

    /// <summary>The headers.</summary>
    public HttpResponseHeaders Headers { get; set; } = responseHeaders;

    /// <summary>The body as a dictionary; nested values stay <see cref="JsonElement"/>.</summary>
    public virtual async Task<Dictionary<string, object>> DeserializeResponseBodyAsync(HttpContent content = null)
    {
        string text = await (content ?? Body).ReadAsStringAsync();
        return JsonSerializer.Deserialize<Dictionary<string, object>>(text.Length == 0 ? "{}" : text);
    }

    /// <summary>The headers as a dictionary; several values are joined with commas.</summary>
    public virtual Dictionary<string, string> DeserializeResponseHeaders(HttpResponseHeaders headers = null) =>
        (headers ?? Headers).ToDictionary(header => header.Key, header => string.Join(",", header.Value), StringComparer.Ordinal);
}

/// <summary>The MIME types of a mail's text.</summary>
public class MimeType
{
    /// <summary>HTML.</summary>
    public static readonly string Html = "text/html";

    /// <summary>Plain text.</summary>
    public static readonly string Text = "text/plain";
}
