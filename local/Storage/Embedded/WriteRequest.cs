using Azure;

namespace LeadToCash.Local.Storage.Embedded;

/// <summary>A change that waits for the writer. It may run more than once before it counts, and counts only after the commit.</summary>
internal abstract class WriteRequest
{
    public abstract void Run(SqliteSession session, long stamp);

    /// <summary>The transaction that holds the change is on disk.</summary>
    public abstract void Committed();

    /// <summary>The change is not on disk and won't be.</summary>
    public abstract void Failed(Exception failure);
}

/// <inheritdoc/>
internal abstract class WriteRequest<T> : WriteRequest
{
    private readonly TaskCompletionSource<T> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private RequestFailedException? _refusal;
    private T? _result;

    public Task<T> Completion => _completion.Task;

    public sealed override void Run(SqliteSession session, long stamp)
    {
        _refusal = null;
        try
        {
            _result = Write(session, stamp);
        }
        catch (RequestFailedException refusal)
        {
            _refusal = refusal; // refusals come before the first write, so there is nothing to undo
        }
    }

    public sealed override void Committed()
    {
        if (_refusal is null)
        {
            _completion.SetResult(_result!);
        }
        else
        {
            _completion.SetException(_refusal);
        }
    }

    public sealed override void Failed(Exception failure) => _completion.SetException(failure);

    /// <summary>
    /// Decides first and writes then: it may throw <see cref="RequestFailedException"/> only before its first write, so that a refusal needs no
    /// savepoint.
    /// </summary>
    /// <param name="session">The writer's session, in a transaction.</param>
    /// <param name="stamp">A time stamp (UTC ticks) that no other change has.</param>
    protected abstract T Write(SqliteSession session, long stamp);
}

/// <summary>A change that is written as a function.</summary>
internal sealed class WriteFunction<T>(Func<SqliteSession, long, T> write) : WriteRequest<T>
{
    protected override T Write(SqliteSession session, long stamp) => write(session, stamp);
}
