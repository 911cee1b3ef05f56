namespace LeadToCash.Local.Storage.Embedded;

/// <summary>
/// Gathers changes into groups that are written together. Who comes while nobody writes does it at once, on his own thread: a lone change then
/// changes no thread. Who comes meanwhile waits for the next group, which a pool thread writes.
/// </summary>
/// <param name="write">Writes a group; one group at a time.</param>
internal sealed class WriteQueue(Action<List<WriteRequest>> write) : IThreadPoolWorkItem
{
    private const int LargestGroup = 256;

    private readonly object _gate = new();
    private readonly Queue<WriteRequest> _waiting = [];
    private readonly List<WriteRequest> _group = [];
    private bool _isWriting;
    private bool _isClosed;

    public void Add(WriteRequest request)
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_isClosed, this);
            _waiting.Enqueue(request);
            if (_isWriting)
            {
                return;
            }

            _isWriting = true;
        }

        WriteNext();
    }

    /// <summary>Takes no more changes, and returns when those that wait are written.</summary>
    public void Close()
    {
        lock (_gate)
        {
            _isClosed = true;
            while (_isWriting)
            {
                Monitor.Wait(_gate);
            }
        }
    }

    void IThreadPoolWorkItem.Execute() => WriteNext();

    private void WriteNext()
    {
        bool isAwaited;
        do
        {
            Take();
            write(_group);
            isAwaited = HasMore(out bool isBlocking);

            // A thread that blocks may be the one that the pool would need for the next group.
            if (isAwaited && !isBlocking)
            {
                ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
                return;
            }
        }
        while (isAwaited);
    }

    private void Take()
    {
        _group.Clear();
        lock (_gate)
        {
            while (_group.Count < LargestGroup && _waiting.TryDequeue(out WriteRequest? request))
            {
                _group.Add(request);
            }
        }
    }

    private bool HasMore(out bool isBlocking)
    {
        lock (_gate)
        {
            isBlocking = _waiting.TryPeek(out WriteRequest? next) && next.IsBlocking;
            _isWriting = next is not null;
            if (!_isWriting)
            {
                Monitor.PulseAll(_gate);
            }

            return _isWriting;
        }
    }
}
