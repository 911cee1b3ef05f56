namespace LeadToCash.Local.Storage.Embedded;

/// <summary>
/// Gathers changes into groups that are written together. Who comes while nobody writes does it at once, on his own thread: a lone change then
/// changes no thread. Who comes meanwhile waits for the next group, which the queue's own thread writes: most of the time it waits for the disk,
/// and a pool thread that waits is missing elsewhere. Before it takes the next group, those whose changes are done have a turn on the pool: what
/// they write next goes with it.
/// </summary>
internal sealed class WriteQueue : IThreadPoolWorkItem
{
    private const int LargestGroup = 256;

    /// <summary>Where all pool threads wait for changes, nobody has a turn.</summary>
    private static readonly TimeSpan LongestTurn = TimeSpan.FromMilliseconds(1);

    private readonly object _gate = new();
    private readonly Queue<WriteRequest> _waiting = [];
    private readonly List<WriteRequest> _group = [];
    private readonly Action<List<WriteRequest>> _write;
    private readonly Thread _thread;
    private bool _isWriting;
    private bool _isHandedOver;
    private bool _isClosed;

    /// <param name="write">Writes a group; one group at a time.</param>
    public WriteQueue(Action<List<WriteRequest>> write)
    {
        _write = write;
        _thread = new(WriteUntilClosed) { IsBackground = true, Name = "storage writer" };
        _thread.Start();
    }

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

        if (WriteGroup())
        {
            HandOver();
        }
    }

    /// <summary>Takes no more changes, and returns when those that wait are written.</summary>
    public void Close()
    {
        lock (_gate)
        {
            _isClosed = true;
            Monitor.PulseAll(_gate);
        }

        _thread.Join();
    }

    private void HandOver()
    {
        lock (_gate)
        {
            _isHandedOver = true;
            Monitor.PulseAll(_gate);
        }
    }

    private void WriteUntilClosed()
    {
        while (HasWork())
        {
            do
            {
                LetOthersHaveATurn();
            }
            while (WriteGroup());
        }
    }

    private void LetOthersHaveATurn()
    {
        lock (_gate)
        {
            ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
            Monitor.Wait(_gate, LongestTurn);
        }
    }

    /// <summary>The turn is over.</summary>
    void IThreadPoolWorkItem.Execute()
    {
        lock (_gate)
        {
            Monitor.PulseAll(_gate);
        }
    }

    /// <summary>Waits until groups are handed over; false when the queue is closed and all is written.</summary>
    private bool HasWork()
    {
        lock (_gate)
        {
            while (!_isHandedOver && (_isWriting || !_isClosed))
            {
                Monitor.Wait(_gate);
            }

            bool hasWork = _isHandedOver;
            _isHandedOver = false;
            return hasWork;
        }
    }

    /// <summary>Writes what waits; true when more has come meanwhile, which is then the caller's to see to.</summary>
    private bool WriteGroup()
    {
        _group.Clear();
        lock (_gate)
        {
            while (_group.Count < LargestGroup && _waiting.TryDequeue(out WriteRequest? request))
            {
                _group.Add(request);
            }
        }

        _write(_group);
        lock (_gate)
        {
            _isWriting = _waiting.Count > 0;
            if (_isClosed && !_isWriting)
            {
                Monitor.PulseAll(_gate);
            }

            return _isWriting;
        }
    }
}
