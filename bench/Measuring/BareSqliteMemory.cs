namespace LeadToCash.Bench.Measuring;

/// <summary>SQLite in memory, a transaction for each commit, on the caller's thread: nothing is flushed, so nothing is won by grouping.</summary>
internal sealed class BareSqliteMemory(int bodySize) : IBareStorage
{
    private readonly Lock _lock = new();
    private readonly BareSqlite _database = new(":memory:", bodySize);

    public string Name => "bare-sqlite";

    public Task CommitAsync(string key, int rows)
    {
        lock (_lock)
        {
            _database.Commit([(key, rows)]);
        }

        return Task.CompletedTask;
    }

    public Task ReadAsync(string key)
    {
        lock (_lock)
        {
            _database.Read(key);
        }

        return Task.CompletedTask;
    }

    public ValueTask DisposeAsync()
    {
        _database.Dispose();
        return default;
    }
}
