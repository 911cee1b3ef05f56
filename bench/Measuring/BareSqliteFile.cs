using System.Collections.Concurrent;

namespace LeadToCash.Bench.Measuring;

/// <summary>A SQLite file with group commit: one thread flushes what waits in one transaction, then answers.</summary>
internal sealed class BareSqliteFile : IBareStorage
{
    private const int LargestGroup = 256;

    private readonly BlockingCollection<Write> _waiting = [];
    private readonly ConcurrentBag<BareSqlite> _readers = [];
    private readonly string _path;
    private readonly int _bodySize;
    private readonly BareSqlite _database;
    private readonly Thread _writer;

    public BareSqliteFile(string path, int bodySize)
    {
        _path = path;
        _bodySize = bodySize;
        _database = new(path, bodySize);
        _writer = new(WriteUntilClosed) { IsBackground = true, Name = "bare SQLite" };
        _writer.Start();
    }

    public string Name => "bare-sqlite";

    public Task CommitAsync(string key, int rows)
    {
        Write write = new(key, rows, new(TaskCreationOptions.RunContinuationsAsynchronously));
        _waiting.Add(write);
        return write.Done.Task;
    }

    public Task ReadAsync(string key)
    {
        BareSqlite reader = _readers.TryTake(out BareSqlite? idle) ? idle : new(_path, _bodySize);
        reader.Read(key);
        _readers.Add(reader);
        return Task.CompletedTask;
    }

    public ValueTask DisposeAsync()
    {
        _waiting.CompleteAdding();
        _writer.Join();
        _waiting.Dispose();
        foreach (BareSqlite reader in _readers)
        {
            reader.Dispose();
        }

        _database.Dispose();
        return default;
    }

    private void WriteUntilClosed()
    {
        List<Write> group = [];
        foreach (Write first in _waiting.GetConsumingEnumerable())
        {
            group.Add(first);
            while (group.Count < LargestGroup && _waiting.TryTake(out Write? next))
            {
                group.Add(next);
            }

            _database.Commit(group.Select(write => (write.Key, write.Rows)));
            group.ForEach(write => write.Done.SetResult());
            group.Clear();
        }
    }

    private sealed record Write(string Key, int Rows, TaskCompletionSource Done);
}
