using System.Text.Json;
using LeadToCash.Cases;
using Microsoft.AspNetCore.Http;

namespace LeadToCash.Webhooks;

/// <summary>The conventions of one sender of webhooks.</summary>
public interface IWebhookSender
{
    /// <summary>Name in the URL: <c>shopify</c>.</summary>
    string Source { get; }

    /// <summary>Checks the signature over the raw bytes, in constant time.</summary>
    /// <returns>Null if it is right, else why not, without a hint at what would be.</returns>
    Refusal? Check(IHeaderDictionary headers, ReadOnlySpan<byte> body, DateTimeOffset now);

    /// <summary>A call that only tries whether we are there; it is answered and not kept.</summary>
    bool IsPing(ReadOnlySpan<byte> body) => false;

    /// <summary>What the delivery is about, in the sender's words.</summary>
    string Topic(IHeaderDictionary headers, JsonElement body);

    /// <summary>The sender's id of the event, the same on every repetition; null if it gives none.</summary>
    string? EventId(IHeaderDictionary headers, JsonElement body);
}
