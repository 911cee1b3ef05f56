using System.Globalization;
using Azure;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Storage.Queues.Models;
using LeadToCash.Local.Storage.Queues;
using LeadToCash.Local.Storage.Tables;

namespace LeadToCash.Local.Storage.Http;

/// <summary>Queues of an account over its REST interface.</summary>
internal sealed class HttpQueues(Uri endpoint, HttpPipeline pipeline) : IQueueBackend
{
    private const string MetadataPrefix = "x-ms-meta-";
    private const string Messages = "/messages";

    public string AccountName { get; } = StorageLocation.AccountOf(endpoint);

    public Uri ServiceUri => endpoint;

    public Uri QueueUri(string queue) => new($"{endpoint.GetLeftPart(UriPartial.Path).TrimEnd('/')}/{queue}{endpoint.Query}");

    public ValueTask<Response> CreateQueueAsync(string queue, IDictionary<string, string>? metadata, bool async, CancellationToken cancellationToken) =>
        SendAsync(WithMetadata(Create("queue.create", queue, RequestMethod.Put), metadata), async, cancellationToken);

    public ValueTask<Response> DeleteQueueAsync(string queue, bool async, CancellationToken cancellationToken) =>
        SendAsync(Create("queue.drop", queue, RequestMethod.Delete), async, cancellationToken);

    public async ValueTask<QueueResult<QueueState>> GetPropertiesAsync(string queue, bool async, CancellationToken cancellationToken)
    {
        Response response = await SendAsync(Create("queue.properties", queue, RequestMethod.Get, query: "comp=metadata"), async, cancellationToken);
        Dictionary<string, string> metadata = response.Headers
            .Where(header => header.Name.StartsWith(MetadataPrefix, StringComparison.OrdinalIgnoreCase))
            .ToDictionary(header => header.Name[MetadataPrefix.Length..], header => header.Value, StringComparer.OrdinalIgnoreCase);
        string? count = response.Headers.TryGetValue("x-ms-approximate-messages-count", out string? text) ? text : "0";
        return new(new(metadata, long.Parse(count, CultureInfo.InvariantCulture)), response);
    }

    public ValueTask<Response> SetMetadataAsync(string queue, IDictionary<string, string> metadata, bool async, CancellationToken cancellationToken) =>
        SendAsync(WithMetadata(Create("queue.metadata", queue, RequestMethod.Put, query: "comp=metadata"), metadata), async, cancellationToken);

    public async ValueTask<ResultPage<QueueItem>> ListQueuesAsync(
        string? prefix, bool withMetadata, string? continuation, int? pageSize, bool async, CancellationToken cancellationToken)
    {
        string query = "comp=list" + QueryText.Parameter("prefix", prefix) + QueryText.Parameter("marker", continuation)
            + QueryText.Parameter("maxresults", pageSize?.ToString(CultureInfo.InvariantCulture)) + (withMetadata ? "&include=metadata" : "");
        Response response = await SendAsync(Create("queue.list", "", RequestMethod.Get, query: query), async, cancellationToken);
        (List<QueueItem> queues, string? next) = QueueXml.Listing(response.ContentStream!);
        return new(queues, next, response);
    }

    public async ValueTask<QueueResult<SendReceipt>> SendAsync(
        string queue, string text, TimeSpan? visibility, TimeSpan? timeToLive, bool async, CancellationToken cancellationToken)
    {
        Request request = Create("queue.send", queue, RequestMethod.Post, Messages, Seconds("visibilitytimeout", visibility) + Seconds("messagettl", timeToLive));
        SetText(request, text);
        Response response = await SendAsync(request, async, cancellationToken);
        return new(QueueXml.Receipt(QueueXml.Messages(response.ContentStream!).Single()), response);
    }

    public ValueTask<QueueResult<IReadOnlyList<StoredMessage>>> ReceiveAsync(
        string queue, int? maximum, TimeSpan? visibility, bool async, CancellationToken cancellationToken) =>
        ReadAsync(Create("queue.receive", queue, RequestMethod.Get, Messages, Count(maximum) + Seconds("visibilitytimeout", visibility)), async, cancellationToken);

    public ValueTask<QueueResult<IReadOnlyList<StoredMessage>>> PeekAsync(
        string queue, int? maximum, bool async, CancellationToken cancellationToken) =>
        ReadAsync(Create("queue.peek", queue, RequestMethod.Get, Messages, "peekonly=true" + Count(maximum)), async, cancellationToken);

    public async ValueTask<QueueResult<UpdateReceipt>> UpdateAsync(
        string queue, string messageId, string popReceipt, string? text, TimeSpan visibility, bool async, CancellationToken cancellationToken)
    {
        string query = QueryText.Parameter("popreceipt", popReceipt) + Seconds("visibilitytimeout", visibility);
        Request request = Create("queue.update", queue, RequestMethod.Put, MessagePath(messageId), query);
        if (text is not null)
        {
            SetText(request, text);
        }

        Response response = await SendAsync(request, async, cancellationToken);
        string receipt = response.Headers.TryGetValue("x-ms-popreceipt", out string? given) ? given : popReceipt;
        string? visibleOn = response.Headers.TryGetValue("x-ms-time-next-visible", out string? instant) ? instant : null;
        return new(new(receipt, visibleOn is null ? default : QueueXml.ParseInstant(visibleOn)), response);
    }

    public ValueTask<Response> DeleteMessageAsync(string queue, string messageId, string popReceipt, bool async, CancellationToken cancellationToken) =>
        SendAsync(Create("queue.delete", queue, RequestMethod.Delete, MessagePath(messageId), QueryText.Parameter("popreceipt", popReceipt)), async, cancellationToken);

    public ValueTask<Response> ClearAsync(string queue, bool async, CancellationToken cancellationToken) =>
        SendAsync(Create("queue.clear", queue, RequestMethod.Delete, Messages), async, cancellationToken);

    private async ValueTask<QueueResult<IReadOnlyList<StoredMessage>>> ReadAsync(Request request, bool async, CancellationToken cancellationToken)
    {
        Response response = await SendAsync(request, async, cancellationToken);
        return new([.. QueueXml.Messages(response.ContentStream!).Select(QueueXml.Stored)], response);
    }

    private async ValueTask<Response> SendAsync(Request request, bool async, CancellationToken cancellationToken) =>
        (await pipeline.SendAsync(request, async, cancellationToken)).OrThrow();

    private Request Create(string operation, string queue, RequestMethod method, string path = "", string query = "")
    {
        StorageMeter.Count(ServiceUri, operation, queue);
        Request request = pipeline.CreateRequest(method, endpoint, $"/{queue}{path}", query);
        request.Headers.SetValue(HttpHeader.Names.Accept, "application/xml");
        return request;
    }

    private static Request WithMetadata(Request request, IDictionary<string, string>? metadata)
    {
        foreach ((string name, string value) in metadata ?? new Dictionary<string, string>(StringComparer.Ordinal))
        {
            request.Headers.SetValue(MetadataPrefix + name, value);
        }

        return request;
    }

    private static void SetText(Request request, string text)
    {
        request.Headers.SetValue(HttpHeader.Names.ContentType, "application/xml");
        request.Content = QueueXml.Message(text);
    }

    private static string MessagePath(string messageId) => $"{Messages}/{Uri.EscapeDataString(messageId)}";

    private static string Count(int? maximum) => QueryText.Parameter("numofmessages", maximum?.ToString(CultureInfo.InvariantCulture));

    private static string Seconds(string name, TimeSpan? span) =>
        QueryText.Parameter(name, span is { } value ? ((long)value.TotalSeconds).ToString(CultureInfo.InvariantCulture) : null);
}
