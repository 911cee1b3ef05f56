using Microsoft.Data.Sqlite;

namespace LeadToCash.Bench.Measuring;

/// <summary>One table of keys and bodies, written with Microsoft.Data.Sqlite as its documentation shows.</summary>
internal sealed class BareSqlite : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly SqliteCommand _put;
    private readonly SqliteCommand _get;

    public BareSqlite(string dataSource, int bodySize)
    {
        _connection = new(new SqliteConnectionStringBuilder { DataSource = dataSource, Pooling = false }.ConnectionString);
        _connection.Open();
        using SqliteCommand layout = _connection.CreateCommand();
        layout.CommandText =
            """
            PRAGMA page_size = 8192; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
            CREATE TABLE IF NOT EXISTS rows (pk TEXT NOT NULL, rk INTEGER NOT NULL, body BLOB NOT NULL, PRIMARY KEY (pk, rk)) WITHOUT ROWID;
            """;
        layout.ExecuteNonQuery();
        _put = _connection.CreateCommand();
        _put.CommandText = "INSERT OR REPLACE INTO rows (pk, rk, body) VALUES ($pk, $rk, $body)";
        _put.Parameters.Add("$pk", SqliteType.Text);
        _put.Parameters.Add("$rk", SqliteType.Integer);
        _put.Parameters.AddWithValue("$body", new byte[bodySize]);
        _get = _connection.CreateCommand();
        _get.CommandText = "SELECT body FROM rows WHERE pk = $pk AND rk = 0";
        _get.Parameters.Add("$pk", SqliteType.Text);
    }

    public void Commit(IEnumerable<(string Key, int Rows)> group)
    {
        using SqliteTransaction transaction = _connection.BeginTransaction();
        _put.Transaction = transaction;
        foreach ((string key, int rows) in group)
        {
            _put.Parameters[0].Value = key;
            for (int row = 0; row < rows; row++)
            {
                _put.Parameters[1].Value = row;
                _put.ExecuteNonQuery();
            }
        }

        transaction.Commit();
    }

    public object? Read(string key)
    {
        _get.Parameters[0].Value = key;
        return _get.ExecuteScalar();
    }

    public void Dispose()
    {
        _put.Dispose();
        _get.Dispose();
        _connection.Dispose();
    }
}
