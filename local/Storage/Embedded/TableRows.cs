using System.Text;
using Azure;
using LeadToCash.Local.Storage.Filters;
using LeadToCash.Local.Storage.Tables;

namespace LeadToCash.Local.Storage.Embedded;

/// <summary>The statements on tables and their rows.</summary>
internal static class TableRows
{
    public static ResultPage<string> ListTables(SqliteSession session, FilterNode? filter, string? from, int size)
    {
        List<string> names = [];
        using Statement.Cursor tables = session.Prepare("SELECT name FROM tables WHERE name >= ?1 ORDER BY name").Bind(1, from ?? "").Open();
        while (tables.Next())
        {
            string name = tables.Text(0);
            if (names.Count == size)
            {
                return new(names, name, StorageResponse.Ok);
            }

            if (filter is null || filter.Matches(new EntityRecord { Properties = [new(EntityNames.TableName, name)] }))
            {
                names.Add(name);
            }
        }

        return new(names, null, StorageResponse.Ok);
    }

    /// <summary>The row's number, stamp and body, by its keys in UTF-8.</summary>
    public static Statement.Cursor Seek(SqliteSession session, long table, ReadOnlySpan<byte> partitionKey, ReadOnlySpan<byte> rowKey) =>
        session.Prepare("SELECT id, stamp, body FROM entities WHERE table_id = ?1 AND pk = ?2 AND rk = ?3")
            .Bind(1, table).BindText(2, partitionKey).BindText(3, rowKey).Open();

    public static EntityRecord? Find(SqliteSession session, long table, string partitionKey, string rowKey)
    {
        using Statement.Cursor row = Seek(session, table, Encoding.UTF8.GetBytes(partitionKey), Encoding.UTF8.GetBytes(rowKey));
        return row.Next() ? Record(partitionKey, rowKey, row.Int64(1), row.Blob(2)) : null;
    }

    public static void Insert(
        SqliteSession session, long table, ReadOnlySpan<byte> partitionKey, ReadOnlySpan<byte> rowKey, long stamp, ReadOnlySpan<byte> body) =>
        session.Prepare("INSERT INTO entities (table_id, pk, rk, stamp, body) VALUES (?1, ?2, ?3, ?4, ?5)")
            .Bind(1, table).BindText(2, partitionKey).BindText(3, rowKey).Bind(4, stamp).Bind(5, body).Execute();

    public static void Update(SqliteSession session, long row, long stamp, ReadOnlySpan<byte> body) =>
        session.Prepare("UPDATE entities SET stamp = ?2, body = ?3 WHERE id = ?1").Bind(1, row).Bind(2, stamp).Bind(3, body).Execute();

    public static void Delete(SqliteSession session, long row) =>
        session.Prepare("DELETE FROM entities WHERE id = ?1").Bind(1, row).Execute();

    public static EntityRecord Record(string partitionKey, string rowKey, long stamp, ReadOnlySpan<byte> body) => new()
    {
        PartitionKey = partitionKey,
        RowKey = rowKey,
        Timestamp = new DateTimeOffset(stamp, TimeSpan.Zero),
        ETag = new ETag(ETags.Text(stamp)),
        Properties = EntityCodec.Decode(body),
    };
}
