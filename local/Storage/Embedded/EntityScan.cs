using System.Text;
using LeadToCash.Local.Storage.Filters;
using LeadToCash.Local.Storage.Tables;

namespace LeadToCash.Local.Storage.Embedded;

/// <summary>One page of a query: the range of keys that the filter leaves is read in order, the rest of the filter is asked of each entity.</summary>
internal sealed class EntityScan
{
    private readonly FilterNode? _filter;
    private readonly int _size;
    private readonly KeyRange _partitions;
    private readonly KeyRange _rows;
    private readonly (string PartitionKey, string RowKey)? _from;

    public EntityScan(FilterNode? filter, int size, string? continuation)
    {
        _filter = filter;
        _size = size;
        _partitions = KeyRange.Of(filter, EntityNames.PartitionKey);
        _rows = KeyRange.Of(filter, EntityNames.RowKey);
        _from = continuation is null ? null : Keys(continuation);
    }

    public (List<EntityRecord> Records, string? Continuation) Run(SqliteSession session, long table)
    {
        List<EntityRecord> records = [];
        using Statement.Cursor rows = Open(session, table);
        while (rows.Next())
        {
            if (records.Count == _size)
            {
                return (records, Token(rows.Text(0), rows.Text(1)));
            }

            EntityRecord record = TableRows.Record(rows.Text(0), rows.Text(1), rows.Int64(2), rows.Blob(3));
            if (_filter is null || _filter.Matches(record))
            {
                records.Add(record);
            }
        }

        return (records, null);
    }

    private Statement.Cursor Open(SqliteSession session, long table)
    {
        StringBuilder sql = new("SELECT pk, rk, stamp, body FROM entities WHERE table_id = ?1");
        List<string> values = [];
        if (_partitions.Single is { } partition)
        {
            Condition("pk = ", partition);
            Low("rk", _from is { } from ? new(from.RowKey, true) : _rows.Low);
            High("rk", _rows.High);
        }
        else
        {
            if (_from is { } from)
            {
                Condition("(pk, rk) >= (", from.PartitionKey);
                values.Add(from.RowKey);
                sql.Append(", ?").Append(values.Count + 1).Append(')');
            }
            else
            {
                Low("pk", _partitions.Low);
            }

            High("pk", _partitions.High);
        }

        Statement statement = session.Prepare(sql.Append(" ORDER BY pk, rk").ToString()).Bind(1, table);
        for (int i = 0; i < values.Count; i++)
        {
            statement.Bind(i + 2, values[i]);
        }

        return statement.Open();

        void Low(string column, KeyBound? bound)
        {
            if (bound is { } low)
            {
                Condition(low.Inclusive ? $"{column} >= " : $"{column} > ", low.Key);
            }
        }

        void High(string column, KeyBound? bound)
        {
            if (bound is { } high)
            {
                Condition(high.Inclusive ? $"{column} <= " : $"{column} < ", high.Key);
            }
        }

        void Condition(string text, string value)
        {
            values.Add(value);
            sql.Append(" AND ").Append(text).Append('?').Append(values.Count + 1);
        }
    }

    private static string Token(string partitionKey, string rowKey) =>
        $"{Convert.ToBase64String(Encoding.UTF8.GetBytes(partitionKey))} {Convert.ToBase64String(Encoding.UTF8.GetBytes(rowKey))}";

    private static (string PartitionKey, string RowKey) Keys(string token)
    {
        try
        {
            string[] keys = [.. token.Split(' ').Select(part => Encoding.UTF8.GetString(Convert.FromBase64String(part)))];
            return keys is [var partitionKey, var rowKey] ? (partitionKey, rowKey) : throw new FormatException();
        }
        catch (FormatException)
        {
            throw StorageRefusal.InvalidInput("The continuation token is not one of this storage.");
        }
    }
}
