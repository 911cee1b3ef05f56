using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace LeadToCash.Local.Storage.Embedded;

/// <summary>One connection with its prepared statements. Not safe for concurrent use.</summary>
internal sealed class SqliteSession : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly Dictionary<string, Statement> _statements = new(StringComparer.Ordinal);

    /// <param name="dataSource">The file, or <c>:memory:</c>.</param>
    public SqliteSession(string dataSource)
    {
        Tables = new TableIds(this);
        SqliteConnectionStringBuilder settings = new() { DataSource = dataSource, Pooling = false };
        _connection = new(settings.ConnectionString);
        _connection.Open();
        raw.sqlite3_busy_timeout(_connection.Handle!, 10_000);
    }

    public TableIds Tables { get; }

    /// <summary>The statement of this text, prepared once per session.</summary>
    public Statement Prepare(string sql)
    {
        if (!_statements.TryGetValue(sql, out Statement? statement))
        {
            statement = new(_connection.Handle!, sql);
            _statements.Add(sql, statement);
        }

        return statement;
    }

    /// <summary>Runs statements that need no parameters and are not worth keeping.</summary>
    public void Execute(string script)
    {
        int code = raw.sqlite3_exec(_connection.Handle!, script);
        SqliteException.ThrowExceptionForRC(code, _connection.Handle!);
    }

    public long Scalar(string sql)
    {
        using Statement statement = new(_connection.Handle!, sql);
        using Statement.Cursor cursor = statement.Open();
        return cursor.Next() ? cursor.Int64(0) : 0;
    }

    public void Dispose()
    {
        foreach (Statement statement in _statements.Values)
        {
            statement.Dispose();
        }

        _connection.Dispose();
    }
}
