using System.Collections.Concurrent;
using LeadToCash.Local.Durable;
using Microsoft.Data.Sqlite;

namespace LeadToCash.Local.Storage.Embedded;

/// <summary>
/// One open storage: a SQLite file, or memory. Changes that wait go into one transaction together (group commit); a change is acknowledged
/// when its transaction is flushed to disk. Reads run beside it, each on the last committed state.
/// </summary>
internal sealed class EmbeddedStore : IDisposable
{
    private readonly Lock _memoryGate = new();
    private readonly ConcurrentBag<SqliteSession> _readers = [];
    private readonly SqliteSession _writer;
    private readonly WriteQueue? _writes;
    private readonly FileStream? _lock;
    private readonly string? _path;
    private volatile bool _closing;
    private long _lastStamp;
    private long _tablesVersion;

    private EmbeddedStore(string? path)
    {
        _path = path;
        if (path is not null)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
            _lock = StoreLock.Take(path);
        }

        _writer = OpenWriter(path, _lock);
        _writes = path is null ? null : new WriteQueue(RunGroup);
    }

    /// <summary>Called at the places around a commit; for crash tests.</summary>
    public static Action<CommitPoint> AtCommitPoint { get; set; } = static _ => { };

    /// <summary>Opens the file, which is created when missing; null opens an empty storage in memory.</summary>
    /// <exception cref="InvalidOperationException">Another process has it open, or it is not ours, or of a newer format.</exception>
    public static EmbeddedStore Open(string? path) => new(path);

    /// <inheritdoc cref="WriteAsync{T}(WriteRequest{T}, bool, CancellationToken)"/>
    public ValueTask<T> WriteAsync<T>(Func<SqliteSession, long, T> write, bool async, CancellationToken cancellationToken) =>
        WriteAsync(new WriteFunction<T>(write), async, cancellationToken);

    /// <summary>Runs a change on the writer, and completes when it is on disk. With <paramref name="async"/> false the caller's thread waits for it.</summary>
    public ValueTask<T> WriteAsync<T>(WriteRequest<T> request, bool async, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (_writes is null)
        {
            lock (_memoryGate)
            {
                ObjectDisposedException.ThrowIf(_closing, this);
                RunGroup([request]);
            }
        }
        else
        {
            _writes.Add(request);
        }

        return async || request.Completion.IsCompleted ? new(request.Completion) : new(request.Completion.GetAwaiter().GetResult());
    }

    /// <summary>Runs <paramref name="work"/> on a session that sees the last committed state, on the caller's thread.</summary>
    public T Read<T>(Func<SqliteSession, T> work)
    {
        if (_path is null)
        {
            lock (_memoryGate)
            {
                ObjectDisposedException.ThrowIf(_closing, this);
                return work(_writer);
            }
        }

        ObjectDisposedException.ThrowIf(_closing, this);
        SqliteSession session = _readers.TryTake(out SqliteSession? idle) ? idle : OpenReader(_path);
        session.Tables.Follow(Volatile.Read(ref _tablesVersion));
        try
        {
            return work(session);
        }
        finally
        {
            _readers.Add(session);
            if (_closing)
            {
                DisposeReaders();
            }
        }
    }

    /// <summary>Writes what waits, then closes; the content of a memory storage is gone.</summary>
    public void Dispose()
    {
        if (_closing)
        {
            return;
        }

        _writes?.Close();
        _closing = true;
        DisposeReaders();
        lock (_memoryGate)
        {
            _writer.Dispose();
        }

        _lock?.Dispose();
    }

    private static SqliteSession OpenWriter(string? path, FileStream? fileLock)
    {
        SqliteSession? session = null;
        try
        {
            session = new(path ?? ":memory:");
            session.Execute("PRAGMA page_size = 4096; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA temp_store = MEMORY;");

            // SQLite walks over its whole cache at each commit: a large one costs more than it saves beside the system's own.
            session.Execute("PRAGMA cache_size = -8192; PRAGMA wal_autocheckpoint = 2000; PRAGMA journal_size_limit = 67108864;");
            StoreFormat.Prepare(session, path ?? "The storage in memory");
            return session;
        }
        catch (Exception failure)
        {
            session?.Dispose();
            fileLock?.Dispose();
            if (failure is SqliteException)
            {
                throw new InvalidOperationException($"{path ?? "The storage in memory"} can't be opened as embedded storage: {failure.Message}", failure);
            }

            throw;
        }
    }

    private static SqliteSession OpenReader(string path)
    {
        SqliteSession session = new(path);
        session.Execute("PRAGMA query_only = 1; PRAGMA cache_size = -8192; PRAGMA mmap_size = 1073741824;");
        return session;
    }

    private void DisposeReaders()
    {
        while (_readers.TryTake(out SqliteSession? reader))
        {
            reader.Dispose();
        }
    }

    private void RunGroup(List<WriteRequest> group)
    {
        Exception? failure = TryCommit(group);
        if (failure is null)
        {
            group.ForEach(static request => request.Committed());
        }
        else if (group.Count == 1)
        {
            group[0].Failed(StorageRefusal.InternalError(failure));
        }
        else
        {
            group.ForEach(request => RunGroup([request])); // one of them did it: alone, it hurts no other
        }
    }

    private Exception? TryCommit(List<WriteRequest> group)
    {
        try
        {
            _writer.Prepare("BEGIN IMMEDIATE").Execute();
            foreach (WriteRequest request in group)
            {
                request.Run(_writer, NextStamp());
            }

            AtCommitPoint(CommitPoint.StorageChanged);
            _writer.Prepare("COMMIT").Execute();
            Volatile.Write(ref _tablesVersion, _writer.Tables.Version);
            AtCommitPoint(CommitPoint.StorageCommitted);
            return null;
        }
        catch (Exception failure) // the writer's own boundary: whatever went wrong goes to those who wait
        {
            RollBack();
            return failure;
        }
    }

    private void RollBack()
    {
        _writer.Tables.Forget();
        try
        {
            _writer.Execute("ROLLBACK");
        }
        catch (Microsoft.Data.Sqlite.SqliteException)
        {
            // SQLite has already rolled back, as it does when the disk is full
        }
    }

    private long NextStamp() => _lastStamp = Math.Max(DateTime.UtcNow.Ticks, _lastStamp + 1);
}
