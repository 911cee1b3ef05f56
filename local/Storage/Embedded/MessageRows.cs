using System.Text.Json;
using LeadToCash.Local.Storage.Queues;

namespace LeadToCash.Local.Storage.Embedded;

/// <summary>The statements on queues and their messages.</summary>
internal static class MessageRows
{
    public static (long Id, string Metadata)? FindQueue(SqliteSession session, string queue)
    {
        using Statement.Cursor found = session.Prepare("SELECT id, metadata FROM queues WHERE name = ?1").Bind(1, queue).Open();
        return found.Next() ? (found.Int64(0), found.Text(1)) : null;
    }

    public static long RequireQueue(SqliteSession session, string queue) => FindQueue(session, queue)?.Id ?? throw StorageRefusal.QueueNotFound;

    public static long Count(SqliteSession session, long queue)
    {
        using Statement.Cursor count = session.Prepare("SELECT count(*) FROM messages WHERE queue_id = ?1").Bind(1, queue).Open();
        return count.Next() ? count.Int64(0) : 0;
    }

    public static void Insert(SqliteSession session, long queue, MessageKey key, StoredMessage message) => session.Prepare(
            "INSERT INTO messages (queue_id, visible_at, number, inserted, expires, dequeued, body) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)")
        .Bind(1, queue).Bind(2, key.VisibleAt).Bind(3, key.Number).Bind(4, message.InsertedOn.UtcTicks).Bind(5, message.ExpiresOn.UtcTicks)
        .Bind(6, message.DequeueCount).Bind(7, message.Text).Execute();

    public static void Delete(SqliteSession session, long queue, MessageKey key) =>
        session.Prepare("DELETE FROM messages WHERE queue_id = ?1 AND visible_at = ?2 AND number = ?3")
            .Bind(1, queue).Bind(2, key.VisibleAt).Bind(3, key.Number).Execute();

    /// <summary>The message that a client names by id and receipt.</summary>
    /// <exception cref="Azure.RequestFailedException">There is none (404), or the receipt is void (400).</exception>
    public static (MessageKey Key, StoredMessage Message) Require(SqliteSession session, long queue, string messageId, string popReceipt)
    {
        long number = MessageKey.NumberIn(messageId, queue) ?? throw StorageRefusal.MessageNotFound;
        MessageKey? key = MessageKey.FromReceipt(popReceipt);
        if (key?.Number == number)
        {
            using Statement.Cursor row = session.Prepare(
                    "SELECT visible_at, number, inserted, expires, dequeued, body FROM messages WHERE queue_id = ?1 AND visible_at = ?2 AND number = ?3")
                .Bind(1, queue).Bind(2, key.Value.VisibleAt).Bind(3, number).Open();
            if (row.Next())
            {
                return (key.Value, Message(row, queue));
            }
        }

        throw Exists(session, queue, number) ? StorageRefusal.PopReceiptMismatch : StorageRefusal.MessageNotFound;
    }

    /// <summary>The next visible messages, and the expired ones that stood before them.</summary>
    public static (List<(MessageKey Key, StoredMessage Message)> Visible, List<MessageKey> Expired) Next(
        SqliteSession session, long queue, DateTimeOffset now, int count)
    {
        List<(MessageKey, StoredMessage)> visible = [];
        List<MessageKey> expired = [];
        using Statement.Cursor rows = session.Prepare(
                "SELECT visible_at, number, inserted, expires, dequeued, body FROM messages WHERE queue_id = ?1 AND visible_at <= ?2 ORDER BY visible_at, number")
            .Bind(1, queue).Bind(2, now.UtcTicks).Open();
        while (visible.Count < count && rows.Next())
        {
            if (rows.Int64(3) <= now.UtcTicks)
            {
                expired.Add(Key(rows));
            }
            else
            {
                visible.Add((Key(rows), Message(rows, queue)));
            }
        }

        return (visible, expired);
    }

    public static string ToText(IDictionary<string, string>? metadata) => JsonSerializer.Serialize(
        new SortedDictionary<string, string>(metadata ?? new Dictionary<string, string>(StringComparer.Ordinal), StringComparer.OrdinalIgnoreCase));

    public static Dictionary<string, string> ToMetadata(string text) =>
        new(JsonSerializer.Deserialize<Dictionary<string, string>>(text)!, StringComparer.OrdinalIgnoreCase);

    /// <summary>Searches the whole queue; only for who comes with a wrong receipt.</summary>
    private static bool Exists(SqliteSession session, long queue, long number)
    {
        using Statement.Cursor row = session.Prepare("SELECT 1 FROM messages WHERE queue_id = ?1 AND number = ?2").Bind(1, queue).Bind(2, number).Open();
        return row.Next();
    }

    private static MessageKey Key(Statement.Cursor row) => new(row.Int64(0), row.Int64(1));

    private static StoredMessage Message(Statement.Cursor row, long queue) => new(
        MessageKey.MessageId(queue, row.Int64(1)),
        PopReceipt: null,
        row.Text(5),
        new DateTimeOffset(row.Int64(2), TimeSpan.Zero),
        new DateTimeOffset(row.Int64(3), TimeSpan.Zero),
        NextVisibleOn: null,
        row.Int64(4));
}
