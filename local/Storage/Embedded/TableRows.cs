using Azure;
using LeadToCash.Local.Storage.Filters;
using LeadToCash.Local.Storage.Tables;

namespace LeadToCash.Local.Storage.Embedded;

/// <summary>The statements on tables and their rows.</summary>
internal static class TableRows
{
    public static long? FindTable(SqliteSession session, string table)
    {
        using Statement.Cursor found = session.Prepare("SELECT id FROM tables WHERE name = ?1").Bind(1, table).Open();
        return found.Next() ? found.Int64(0) : null;
    }

    public static long RequireTable(SqliteSession session, string table) => FindTable(session, table) ?? throw StorageRefusal.TableNotFound;

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

    /// <summary>The row's stamp and body.</summary>
    public static Statement.Cursor Read(SqliteSession session, long table, string partitionKey, string rowKey) =>
        session.Prepare("SELECT stamp, body FROM entities WHERE table_id = ?1 AND pk = ?2 AND rk = ?3")
            .Bind(1, table).Bind(2, partitionKey).Bind(3, rowKey).Open();

    public static EntityRecord? Find(SqliteSession session, long table, string partitionKey, string rowKey)
    {
        using Statement.Cursor row = Read(session, table, partitionKey, rowKey);
        return row.Next() ? Record(partitionKey, rowKey, row.Int64(0), row.Blob(1)) : null;
    }

    public static void Put(SqliteSession session, long table, string partitionKey, string rowKey, long stamp, ReadOnlySpan<byte> body) =>
        session.Prepare("INSERT OR REPLACE INTO entities (table_id, pk, rk, stamp, body) VALUES (?1, ?2, ?3, ?4, ?5)")
            .Bind(1, table).Bind(2, partitionKey).Bind(3, rowKey).Bind(4, stamp).Bind(5, body).Execute();

    public static void Delete(SqliteSession session, long table, string partitionKey, string rowKey) =>
        session.Prepare("DELETE FROM entities WHERE table_id = ?1 AND pk = ?2 AND rk = ?3")
            .Bind(1, table).Bind(2, partitionKey).Bind(3, rowKey).Execute();

    public static EntityRecord Record(string partitionKey, string rowKey, long stamp, ReadOnlySpan<byte> body) => new()
    {
        PartitionKey = partitionKey,
        RowKey = rowKey,
        Timestamp = new DateTimeOffset(stamp, TimeSpan.Zero),
        ETag = new ETag(ETags.Text(stamp)),
        Properties = EntityCodec.Decode(body),
    };
}
