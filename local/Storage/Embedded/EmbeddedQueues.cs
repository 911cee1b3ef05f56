using Azure;
using Azure.Storage.Queues.Models;
using LeadToCash.Local.Storage.Queues;
using LeadToCash.Local.Storage.Tables;

namespace LeadToCash.Local.Storage.Embedded;

/// <summary>Queues in embedded storage, on the system's clock.</summary>
internal sealed class EmbeddedQueues(string storeKey) : IQueueBackend
{
    private const int LargestListing = 5000;
    private static readonly TimeSpan DefaultVisibility = TimeSpan.FromSeconds(30);

    public string AccountName => StorageLocation.EmbeddedAccount;

    public Uri ServiceUri { get; } = StorageLocation.EmbeddedUri(storeKey);

    public Uri QueueUri(string queue) => new($"{ServiceUri.AbsoluteUri}/{queue}");

    public ValueTask<Response> CreateQueueAsync(string queue, IDictionary<string, string>? metadata, bool async, CancellationToken cancellationToken)
    {
        QueueRules.CheckName(queue);
        string text = MessageRows.ToText(metadata);
        return StoreFor("queue.create", queue).WriteAsync<Response>(
            (session, _) =>
            {
                if (MessageRows.FindQueue(session, queue) is { } existing)
                {
                    return string.Equals(existing.Metadata, text, StringComparison.Ordinal)
                        ? StorageResponse.NoContent
                        : throw StorageRefusal.QueueAlreadyExists;
                }

                session.Prepare("INSERT INTO queues (name, metadata) VALUES (?1, ?2)").Bind(1, queue).Bind(2, text).Execute();
                return StorageResponse.Created;
            },
            async,
            cancellationToken);
    }

    public ValueTask<Response> DeleteQueueAsync(string queue, bool async, CancellationToken cancellationToken) => ChangeAsync(
        "queue.drop",
        queue,
        static (session, id) =>
        {
            session.Prepare("DELETE FROM messages WHERE queue_id = ?1").Bind(1, id).Execute();
            session.Prepare("DELETE FROM queues WHERE id = ?1").Bind(1, id).Execute();
        },
        async,
        cancellationToken);

    public ValueTask<QueueResult<QueueState>> GetPropertiesAsync(string queue, bool async, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        QueueState state = StoreFor("queue.properties", queue).Read(session =>
        {
            (long id, string metadata) = MessageRows.FindQueue(session, queue) ?? throw StorageRefusal.QueueNotFound;
            return new QueueState(MessageRows.ToMetadata(metadata), MessageRows.Count(session, id));
        });
        return new(new QueueResult<QueueState>(state, StorageResponse.Ok));
    }

    public ValueTask<Response> SetMetadataAsync(string queue, IDictionary<string, string> metadata, bool async, CancellationToken cancellationToken)
    {
        string text = MessageRows.ToText(metadata);
        return ChangeAsync(
            "queue.metadata",
            queue,
            (session, id) => session.Prepare("UPDATE queues SET metadata = ?2 WHERE id = ?1").Bind(1, id).Bind(2, text).Execute(),
            async,
            cancellationToken);
    }

    public ValueTask<ResultPage<QueueItem>> ListQueuesAsync(
        string? prefix, bool withMetadata, string? continuation, int? pageSize, bool async, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        int size = pageSize ?? LargestListing;
        return new(StoreFor("queue.list", "").Read(session =>
        {
            List<QueueItem> queues = [];
            using Statement.Cursor rows = session.Prepare("SELECT name, metadata FROM queues WHERE name >= ?1 ORDER BY name")
                .Bind(1, continuation ?? prefix ?? "").Open();
            while (rows.Next() && rows.Text(0).StartsWith(prefix ?? "", StringComparison.Ordinal))
            {
                if (queues.Count == size)
                {
                    return new ResultPage<QueueItem>(queues, rows.Text(0), StorageResponse.Ok);
                }

                queues.Add(new(rows.Text(0), withMetadata ? MessageRows.ToMetadata(rows.Text(1)) : null));
            }

            return new ResultPage<QueueItem>(queues, null, StorageResponse.Ok);
        }));
    }

    public ValueTask<QueueResult<SendReceipt>> SendAsync(
        string queue, string text, TimeSpan? visibility, TimeSpan? timeToLive, bool async, CancellationToken cancellationToken)
    {
        QueueRules.CheckText(text);
        TimeSpan hidden = QueueRules.Visibility(visibility ?? TimeSpan.Zero, 0);
        QueueRules.Expiry(DateTimeOffset.UnixEpoch, timeToLive, hidden);
        return StoreFor("queue.send", queue).WriteAsync(
            (session, stamp) =>
            {
                long id = MessageRows.RequireQueue(session, queue);
                DateTimeOffset now = new(stamp, TimeSpan.Zero);
                MessageKey key = new((now + hidden).UtcTicks, stamp);
                DateTimeOffset expires = QueueRules.Expiry(now, timeToLive, hidden);
                StoredMessage message = new(MessageKey.MessageId(id, stamp), key.PopReceipt, text, now, expires, now + hidden, 0);
                MessageRows.Insert(session, id, key, message);
                SendReceipt receipt = new(message.MessageId, now, expires, key.PopReceipt, now + hidden);
                return new QueueResult<SendReceipt>(receipt, StorageResponse.Created);
            },
            async,
            cancellationToken);
    }

    public ValueTask<QueueResult<IReadOnlyList<StoredMessage>>> ReceiveAsync(
        string queue, int? maximum, TimeSpan? visibility, bool async, CancellationToken cancellationToken)
    {
        int count = QueueRules.Count(maximum);
        TimeSpan hidden = QueueRules.Visibility(visibility ?? DefaultVisibility, 1);
        cancellationToken.ThrowIfCancellationRequested();
        EmbeddedStore store = StoreFor("queue.receive", queue);
        if (Visible(store, queue, 1).Count == 0)
        {
            return new(new QueueResult<IReadOnlyList<StoredMessage>>([], StorageResponse.Ok)); // a poll of an empty queue need not wait for the writer
        }

        return store.WriteAsync(
            (session, stamp) => new QueueResult<IReadOnlyList<StoredMessage>>(
                Receive(session, MessageRows.RequireQueue(session, queue), stamp, count, hidden), StorageResponse.Ok),
            async,
            cancellationToken);
    }

    public ValueTask<QueueResult<IReadOnlyList<StoredMessage>>> PeekAsync(
        string queue, int? maximum, bool async, CancellationToken cancellationToken)
    {
        int count = QueueRules.Count(maximum);
        cancellationToken.ThrowIfCancellationRequested();
        return new(new QueueResult<IReadOnlyList<StoredMessage>>(Visible(StoreFor("queue.peek", queue), queue, count), StorageResponse.Ok));
    }

    public ValueTask<QueueResult<UpdateReceipt>> UpdateAsync(
        string queue, string messageId, string popReceipt, string? text, TimeSpan visibility, bool async, CancellationToken cancellationToken)
    {
        QueueRules.CheckText(text ?? "");
        TimeSpan hidden = QueueRules.Visibility(visibility, 0);
        return StoreFor("queue.update", queue).WriteAsync(
            (session, stamp) =>
            {
                long id = MessageRows.RequireQueue(session, queue);
                (MessageKey key, StoredMessage message) = MessageRows.Require(session, id, messageId, popReceipt);
                MessageKey moved = Moved(key, stamp, hidden);
                MessageRows.Delete(session, id, key);
                MessageRows.Insert(session, id, moved, text is null ? message : message with { Text = text });
                UpdateReceipt receipt = new(moved.PopReceipt, new DateTimeOffset(moved.VisibleAt, TimeSpan.Zero));
                return new QueueResult<UpdateReceipt>(receipt, StorageResponse.NoContent);
            },
            async,
            cancellationToken);
    }

    public ValueTask<Response> DeleteMessageAsync(string queue, string messageId, string popReceipt, bool async, CancellationToken cancellationToken) =>
        ChangeAsync(
            "queue.delete",
            queue,
            (session, id) => MessageRows.Delete(session, id, MessageRows.Require(session, id, messageId, popReceipt).Key),
            async,
            cancellationToken);

    public ValueTask<Response> ClearAsync(string queue, bool async, CancellationToken cancellationToken) => ChangeAsync(
        "queue.clear",
        queue,
        static (session, id) => session.Prepare("DELETE FROM messages WHERE queue_id = ?1").Bind(1, id).Execute(),
        async,
        cancellationToken);

    /// <summary>
    /// Shows again what was taken and never given back. For a host that starts: nobody else can have this storage open, so whoever
    /// took the messages is gone, and waiting for their locks to end would only cost time.
    /// </summary>
    public async Task ShowTakenAsync(string queue, CancellationToken cancellationToken) => await StoreFor("queue.show-taken", queue).WriteAsync<Response>(
        (session, stamp) =>
        {
            session.Prepare("UPDATE messages SET visible_at = ?2 WHERE queue_id = ?1 AND visible_at > ?2 AND dequeued > 0")
                .Bind(1, MessageRows.RequireQueue(session, queue)).Bind(2, stamp).Execute();
            return StorageResponse.NoContent;
        },
        async: true,
        cancellationToken);

    private static List<StoredMessage> Receive(SqliteSession session, long queue, long stamp, int count, TimeSpan hidden)
    {
        List<StoredMessage> received = [];
        (List<(MessageKey, StoredMessage)> visible, List<MessageKey> expired) = MessageRows.Next(session, queue, new(stamp, TimeSpan.Zero), count);
        expired.ForEach(key => MessageRows.Delete(session, queue, key));
        foreach ((MessageKey key, StoredMessage message) in visible)
        {
            MessageKey moved = Moved(key, stamp, hidden);
            MessageRows.Delete(session, queue, key);
            StoredMessage taken = message with
            {
                PopReceipt = moved.PopReceipt,
                NextVisibleOn = new DateTimeOffset(moved.VisibleAt, TimeSpan.Zero),
                DequeueCount = message.DequeueCount + 1,
            };
            MessageRows.Insert(session, queue, moved, taken);
            received.Add(taken);
        }

        return received;
    }

    /// <summary>A place that the message did not have before, or its old receipt would still be good.</summary>
    private static MessageKey Moved(MessageKey key, long stamp, TimeSpan hidden)
    {
        long visibleAt = stamp + hidden.Ticks;
        return key with { VisibleAt = visibleAt == key.VisibleAt ? visibleAt + 1 : visibleAt };
    }

    private static List<StoredMessage> Visible(EmbeddedStore store, string queue, int count) => store.Read(session =>
        MessageRows.Next(session, MessageRows.RequireQueue(session, queue), DateTimeOffset.UtcNow, count).Visible.ConvertAll(found => found.Message));

    private ValueTask<Response> ChangeAsync(
        string operation, string queue, Action<SqliteSession, long> change, bool async, CancellationToken cancellationToken) => StoreFor(operation, queue).WriteAsync<Response>(
        (session, _) =>
        {
            change(session, MessageRows.RequireQueue(session, queue));
            return StorageResponse.NoContent;
        },
        async,
        cancellationToken);

    private EmbeddedStore StoreFor(string operation, string queue)
    {
        StorageMeter.Count(ServiceUri, operation, queue);
        return EmbeddedStores.Get(storeKey);
    }
}
