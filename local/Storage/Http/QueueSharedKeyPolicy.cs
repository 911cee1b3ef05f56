using System.Globalization;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables;

namespace LeadToCash.Local.Storage.Http;

/// <summary>Signs queue requests with the account's key (SharedKey).</summary>
internal sealed class QueueSharedKeyPolicy(TableSharedKeyCredential credential) : HttpPipelineSynchronousPolicy
{
    private static readonly string[] SignedHeaders =
    [
        "Content-Encoding", "Content-Language", "Content-Length", "Content-MD5", "Content-Type", "Date",
        "If-Modified-Since", "If-Match", "If-None-Match", "If-Unmodified-Since", "Range",
    ];

    public override void OnSendingRequest(HttpMessage message)
    {
        Request request = message.Request;
        request.Headers.SetValue("x-ms-date", DateTime.UtcNow.ToString("R", CultureInfo.InvariantCulture));
        string signature = credential.Sign(TextToSign(request));
        request.Headers.SetValue(HttpHeader.Names.Authorization, $"SharedKey {credential.AccountName}:{signature}");
    }

    private string TextToSign(Request request) => string.Join(
        '\n',
        [request.Method.Method, .. SignedHeaders.Select(name => Value(request, name)), .. ServiceHeaders(request), Resource(request.Uri.ToUri())]);

    private static string Value(Request request, string name) => name switch
    {
        "Content-Length" => request.Content is { } content && content.TryComputeLength(out long length) && length > 0
            ? length.ToString(CultureInfo.InvariantCulture)
            : "",
        _ => request.Headers.TryGetValue(name, out string? value) ? value : "",
    };

    private static IEnumerable<string> ServiceHeaders(Request request) => request.Headers
        .Where(header => header.Name.StartsWith("x-ms-", StringComparison.OrdinalIgnoreCase))
        .OrderBy(header => header.Name.ToLowerInvariant(), StringComparer.Ordinal)
        .Select(header => $"{header.Name.ToLowerInvariant()}:{header.Value.Trim()}");

    private string Resource(Uri uri)
    {
        IEnumerable<string> parameters = uri.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Select(part => part.Split('=', 2))
            .Select(pair => (Name: Uri.UnescapeDataString(pair[0]).ToLowerInvariant(), Value: Uri.UnescapeDataString(pair.ElementAtOrDefault(1) ?? "")))
            .OrderBy(pair => pair.Name, StringComparer.Ordinal)
            .Select(pair => $"{pair.Name}:{pair.Value}");
        return string.Join('\n', [$"/{credential.AccountName}{uri.AbsolutePath}", .. parameters]);
    }
}
