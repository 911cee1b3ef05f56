#nullable disable annotations
using Azure.Core;
using Azure.Storage.Queues.Models;
using LeadToCash.Local.Storage;
using LeadToCash.Local.Storage.Queues;
using LeadToCash.Local.Storage.Tables;

namespace Azure.Storage.Queues;

/// <summary>An account's queues. Safe to share between threads.</summary>
public class QueueServiceClient
{
    private readonly IQueueBackend _backend;
    private readonly QueueMessageEncoding _encoding;

    /// <summary>For a test's mock.</summary>
    protected QueueServiceClient()
    {
    }

    /// <summary>The account that <paramref name="connectionString"/> names.</summary>
    public QueueServiceClient(string connectionString)
        : this(connectionString, null)
    {
    }

    /// <summary>The account that <paramref name="connectionString"/> names.</summary>
    public QueueServiceClient(string connectionString, QueueClientOptions options)
        : this(QueueBackends.ForConnectionString(connectionString, options), options)
    {
    }

    /// <summary>The account at <paramref name="serviceUri"/>, which carries its own authorization (a SAS).</summary>
    public QueueServiceClient(Uri serviceUri, QueueClientOptions options = null)
        : this(QueueBackends.ForUri(serviceUri, options), options)
    {
    }

    /// <summary>The account at <paramref name="serviceUri"/>, with an identity.</summary>
    public QueueServiceClient(Uri serviceUri, TokenCredential credential, QueueClientOptions options = null)
        : this(QueueBackends.ForToken(serviceUri, credential, options), options)
    {
    }

    private QueueServiceClient(IQueueBackend backend, QueueClientOptions options)
    {
        _backend = backend;
        _encoding = options?.MessageEncoding ?? QueueMessageEncoding.None;
    }

    /// <summary>The account's address.</summary>
    public virtual Uri Uri => _backend.ServiceUri;

    /// <summary>The account's name.</summary>
    public virtual string AccountName => _backend.AccountName;

    /// <summary>A queue of the account; nothing is asked or created.</summary>
    public virtual QueueClient GetQueueClient(string queueName) => new(_backend, queueName, _encoding);

    /// <summary>The queues whose names start with <paramref name="prefix"/>, by name.</summary>
    public virtual Pageable<QueueItem> GetQueues(
        QueueTraits traits = QueueTraits.None, string prefix = null, CancellationToken cancellationToken = default) =>
        new FetchedPages<QueueItem>(Fetcher(traits, prefix), cancellationToken);

    /// <summary>The queues whose names start with <paramref name="prefix"/>, by name.</summary>
    public virtual AsyncPageable<QueueItem> GetQueuesAsync(
        QueueTraits traits = QueueTraits.None, string prefix = null, CancellationToken cancellationToken = default) =>
        new FetchedAsyncPages<QueueItem>(Fetcher(traits, prefix), cancellationToken);

    /// <summary>Creates a queue; a repeat with the same metadata is a success, with other metadata 409 <c>QueueAlreadyExists</c>.</summary>
    public virtual Response<QueueClient> CreateQueue(
        string queueName, IDictionary<string, string> metadata = null, CancellationToken cancellationToken = default) =>
        CreateCoreAsync(queueName, metadata, async: false, cancellationToken).Completed();

    /// <summary>Creates a queue; a repeat with the same metadata is a success, with other metadata 409 <c>QueueAlreadyExists</c>.</summary>
    public virtual Task<Response<QueueClient>> CreateQueueAsync(
        string queueName, IDictionary<string, string> metadata = null, CancellationToken cancellationToken = default) =>
        CreateCoreAsync(queueName, metadata, async: true, cancellationToken).AsTask();

    /// <summary>Deletes a queue with its messages; 404 <c>QueueNotFound</c> without one.</summary>
    public virtual Response DeleteQueue(string queueName, CancellationToken cancellationToken = default) =>
        _backend.DeleteQueueAsync(queueName, async: false, cancellationToken).Completed();

    /// <summary>Deletes a queue with its messages; 404 <c>QueueNotFound</c> without one.</summary>
    public virtual Task<Response> DeleteQueueAsync(string queueName, CancellationToken cancellationToken = default) =>
        _backend.DeleteQueueAsync(queueName, async: true, cancellationToken).AsTask();

    private async ValueTask<Response<QueueClient>> CreateCoreAsync(
        string queueName, IDictionary<string, string> metadata, bool async, CancellationToken cancellationToken)
    {
        QueueClient queue = GetQueueClient(queueName);
        return Response.FromValue(queue, await _backend.CreateQueueAsync(queueName, metadata, async, cancellationToken));
    }

    private PageFetcher<QueueItem> Fetcher(QueueTraits traits, string prefix) => async (continuation, size, async, cancellationToken) =>
    {
        bool withMetadata = traits.HasFlag(QueueTraits.Metadata);
        ResultPage<QueueItem> page = await _backend.ListQueuesAsync(prefix, withMetadata, continuation, size, async, cancellationToken);
        return Page<QueueItem>.FromValues(page.Values, page.Continuation, page.Response);
    };
}
