using System.Diagnostics.CodeAnalysis;
using Azure;
using Azure.Core;

namespace LeadToCash.Local.Storage;

/// <summary>An answer that did not come over the wire as such: of embedded storage, or of one action within a transaction.</summary>
internal sealed class StorageResponse(int status, string? etag = null, ResponseError? error = null) : Response
{
    public static StorageResponse Ok { get; } = new(200);

    public static StorageResponse Created { get; } = new(201);

    public static StorageResponse NoContent { get; } = new(204);

    public ResponseError? Error => error;

    /// <summary>The version that a write gave its entity.</summary>
    public static ETag VersionIn(Response response) =>
        response is StorageResponse { Version: { } version } ? new ETag(version) : response.Headers.ETag!.Value;

    private string? Version => etag;

    public override int Status => status;

    public override string ReasonPhrase => error?.Code ?? "";

    public override Stream? ContentStream { get; set; }

    public override string ClientRequestId { get; set; } = "";

    public override bool IsError => status >= 400;

    public override void Dispose() => ContentStream?.Dispose();

    protected override bool TryGetHeader(string name, [NotNullWhen(true)] out string? value)
    {
        value = Header(name);
        return value is not null;
    }

    protected override bool TryGetHeaderValues(string name, [NotNullWhen(true)] out IEnumerable<string>? values)
    {
        values = Header(name) is { } value ? [value] : null;
        return values is not null;
    }

    protected override bool ContainsHeader(string name) => Header(name) is not null;

    protected override IEnumerable<HttpHeader> EnumerateHeaders()
    {
        foreach (string name in new[] { "ETag", "x-ms-error-code" })
        {
            if (Header(name) is { } value)
            {
                yield return new(name, value);
            }
        }
    }

    private string? Header(string name) => name.ToUpperInvariant() switch
    {
        "ETAG" => etag,
        "X-MS-ERROR-CODE" => error?.Code,
        _ => null,
    };
}
