using Azure;
using Azure.Storage.Queues.Models;
using LeadToCash.Local.Storage.Tables;

namespace LeadToCash.Local.Storage.Queues;

/// <summary>A message as it is stored: its body is text already, encoded by the client.</summary>
internal sealed record StoredMessage(
    string MessageId, string? PopReceipt, string Text, DateTimeOffset InsertedOn, DateTimeOffset ExpiresOn, DateTimeOffset? NextVisibleOn, long DequeueCount);

/// <summary>What an answer carries with its raw response.</summary>
internal readonly record struct QueueResult<T>(T Value, Response Response);

/// <summary>A queue's metadata and how many messages it holds, about.</summary>
internal readonly record struct QueueState(IDictionary<string, string> Metadata, long ApproximateCount);

/// <summary>Where queues live; see <see cref="Tables.ITableBackend"/> for failures and <c>async</c>.</summary>
internal interface IQueueBackend
{
    string AccountName { get; }

    Uri ServiceUri { get; }

    Uri QueueUri(string queue);

    /// <summary>201 created, 204 when it was there with the same metadata, else 409 <c>QueueAlreadyExists</c>.</summary>
    ValueTask<Response> CreateQueueAsync(string queue, IDictionary<string, string>? metadata, bool async, CancellationToken cancellationToken);

    ValueTask<Response> DeleteQueueAsync(string queue, bool async, CancellationToken cancellationToken);

    ValueTask<QueueResult<QueueState>> GetPropertiesAsync(string queue, bool async, CancellationToken cancellationToken);

    ValueTask<Response> SetMetadataAsync(string queue, IDictionary<string, string> metadata, bool async, CancellationToken cancellationToken);

    ValueTask<ResultPage<QueueItem>> ListQueuesAsync(
        string? prefix, bool withMetadata, string? continuation, int? pageSize, bool async, CancellationToken cancellationToken);

    /// <summary>A null visibility means at once, a null time to live seven days, minus one second for ever.</summary>
    ValueTask<QueueResult<SendReceipt>> SendAsync(
        string queue, string text, TimeSpan? visibility, TimeSpan? timeToLive, bool async, CancellationToken cancellationToken);

    ValueTask<QueueResult<IReadOnlyList<StoredMessage>>> ReceiveAsync(
        string queue, int? maximum, TimeSpan? visibility, bool async, CancellationToken cancellationToken);

    ValueTask<QueueResult<IReadOnlyList<StoredMessage>>> PeekAsync(string queue, int? maximum, bool async, CancellationToken cancellationToken);

    /// <summary>A null text leaves the body as it is.</summary>
    ValueTask<QueueResult<UpdateReceipt>> UpdateAsync(
        string queue, string messageId, string popReceipt, string? text, TimeSpan visibility, bool async, CancellationToken cancellationToken);

    ValueTask<Response> DeleteMessageAsync(string queue, string messageId, string popReceipt, bool async, CancellationToken cancellationToken);

    ValueTask<Response> ClearAsync(string queue, bool async, CancellationToken cancellationToken);
}
