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
internal sealed class WriteRequest<T>(Func<SqliteSession, long, T> work) : WriteRequest
{
    private readonly TaskCompletionSource<T> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private RequestFailedException? _refusal;
    private T? _result;

    public Task<T> Completion => _completion.Task;

    public override void Run(SqliteSession session, long stamp)
    {
        _refusal = null;
        try
        {
            _result = work(session, stamp);
        }
        catch (RequestFailedException refusal)
        {
            _refusal = refusal; // refusals come before the first write (see EmbeddedStore.WriteAsync), so there is nothing to undo
        }
    }

    public override void Committed()
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

    public override void Failed(Exception failure) => _completion.SetException(failure);
}
