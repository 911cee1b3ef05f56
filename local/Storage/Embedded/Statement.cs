using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace LeadToCash.Local.Storage.Embedded;

/// <summary>
/// A prepared statement, kept and bound anew for each use. It talks to SQLite below ADO.NET, whose commands, parameters and
/// readers would cost more than the statements themselves.
/// </summary>
internal sealed class Statement : IDisposable
{
    private readonly sqlite3 _database;
    private readonly sqlite3_stmt _handle;

    public Statement(sqlite3 database, string sql)
    {
        _database = database;
        Check(raw.sqlite3_prepare_v2(database, sql, out _handle));
    }

    public Statement Bind(int index, long value)
    {
        Check(raw.sqlite3_bind_int64(_handle, index, value));
        return this;
    }

    public Statement Bind(int index, string value)
    {
        Check(raw.sqlite3_bind_text(_handle, index, value));
        return this;
    }

    /// <summary>Binds text that is UTF-8 already.</summary>
    public Statement BindText(int index, ReadOnlySpan<byte> value)
    {
        Check(raw.sqlite3_bind_text(_handle, index, value));
        return this;
    }

    public Statement Bind(int index, ReadOnlySpan<byte> value)
    {
        Check(raw.sqlite3_bind_blob(_handle, index, value));
        return this;
    }

    /// <summary>Runs to the end and returns how many rows were changed.</summary>
    public int Execute()
    {
        using Cursor cursor = Open();
        while (cursor.Next())
        {
        }

        return raw.sqlite3_changes(_database);
    }

    /// <summary>Starts reading; the cursor must be disposed before the statement is bound again.</summary>
    public Cursor Open() => new(this);

    public void Dispose() => _handle.Dispose();

    private void Check(int code) => SqliteException.ThrowExceptionForRC(code, _database);

    internal readonly struct Cursor(Statement statement) : IDisposable
    {
        public bool Next()
        {
            int code = raw.sqlite3_step(statement._handle);
            if (code is not (raw.SQLITE_ROW or raw.SQLITE_DONE))
            {
                statement.Check(code);
            }

            return code == raw.SQLITE_ROW;
        }

        public long Int64(int column) => raw.sqlite3_column_int64(statement._handle, column);

        public string Text(int column) => raw.sqlite3_column_text(statement._handle, column).utf8_to_string();

        /// <summary>Valid until the cursor moves.</summary>
        public ReadOnlySpan<byte> Blob(int column) => raw.sqlite3_column_blob(statement._handle, column);

        public void Dispose() => raw.sqlite3_reset(statement._handle);
    }
}
