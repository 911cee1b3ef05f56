using System.Diagnostics;

namespace LeadToCash.Local.Durable;

/// <summary>
/// The one logical thread of an orchestrator: continuations queue here and run in order on the engine's call of <see cref="Run"/>, whatever pool
/// thread that is on. Work that arrives from elsewhere belongs to a task that is not the orchestration's; it is refused and reported. Code that
/// blocks the pool thread is interrupted: at once when it waits for a task, otherwise after a time.
/// </summary>
internal sealed class OrchestratorThread : SynchronizationContext
{
    [ThreadStatic]
    private static OrchestratorThread? _current;

    private readonly Lock _lock = new();
    private readonly Queue<Action> _ready = new();
    private readonly Scheduler _scheduler;
    private readonly Action _foreignContinuation;
    private readonly TimeSpan _longestBlock;
    private Thread? _runner;
    private long _runningSince;
    private volatile bool _hasBlocked;

    /// <param name="foreignContinuation">Called, on a foreign thread, when a foreign task wants to continue the orchestrator.</param>
    /// <param name="longestBlock">How long, in real time, code may block the thread before it is interrupted.</param>
    internal OrchestratorThread(Action foreignContinuation, TimeSpan longestBlock)
    {
        _scheduler = new Scheduler(this);
        _foreignContinuation = foreignContinuation;
        _longestBlock = longestBlock;
        SetWaitNotificationRequired();
    }

    internal bool IsCurrent => _current == this;

    /// <summary>Whether code had to be interrupted because it blocked the thread.</summary>
    internal bool HasBlocked => _hasBlocked;

    /// <summary>Runs <paramref name="action"/>, which calls <see cref="RunReady"/> as often as it makes something ready.</summary>
    internal void Run(Action action)
    {
        SynchronizationContext? outer = Current;
        OrchestratorThread? outerThread = _current;
        _current = this;
        SetSynchronizationContext(this);
        BeginRunning();
        try
        {
            var turn = new Task(action);
            turn.RunSynchronously(_scheduler);
            turn.GetAwaiter().GetResult();
        }
        finally
        {
            EndRunning();
            SetSynchronizationContext(outer);
            _current = outerThread;
        }
    }

    /// <summary>Called by the runtime before code waits for a handle or lock, with a task behind it or not.</summary>
    public override int Wait(IntPtr[] waitHandles, bool waitAll, int millisecondsTimeout)
    {
        // A wait for a task is wrong in any case: the orchestration's own can't complete meanwhile, and others must not be waited for.
        if (IsCurrent && IsWaitForTask(new StackTrace()))
        {
            _hasBlocked = true;
            Thread.CurrentThread.Interrupt();
        }

        return WaitHelper(waitHandles, waitAll, millisecondsTimeout);
    }

    /// <summary>Called from time to time while the thread runs: ends a block that lasts too long.</summary>
    internal void InterruptIfBlocked()
    {
        lock (_lock)
        {
            if (_runner is { } runner
                && Stopwatch.GetElapsedTime(_runningSince) > _longestBlock
                && runner.ThreadState.HasFlag(System.Threading.ThreadState.WaitSleepJoin))
            {
                _hasBlocked = true;
                runner.Interrupt();
            }
        }
    }

    public override void Post(SendOrPostCallback d, object? state) => Enqueue(() => d(state));

    public override void Send(SendOrPostCallback d, object? state) =>
        throw new NotSupportedException("An orchestrator's continuation can't be sent to; it runs when its orchestration does.");

    public override SynchronizationContext CreateCopy() => this;

    /// <summary>Whether a method of <see cref="Task"/> waits, in what the orchestrator's code called.</summary>
    private static bool IsWaitForTask(StackTrace stack) => stack.GetFrames()
        .Select(frame => frame.GetMethod())
        .TakeWhile(method => method?.Name != nameof(Run) || method.DeclaringType != typeof(OrchestratorThread))
        .Any(method => method?.DeclaringType == typeof(Task) && method.Name.Contains("Wait", StringComparison.Ordinal));

    private void BeginRunning()
    {
        lock (_lock)
        {
            _runner = Thread.CurrentThread;
            _runningSince = Stopwatch.GetTimestamp();
        }

        BlockingWatch.Add(this);
    }

    private void EndRunning()
    {
        BlockingWatch.Remove(this);
        lock (_lock)
        {
            _runner = null;
        }

        if (_hasBlocked)
        {
            TakePendingInterrupt();
        }
    }

    /// <summary>An interrupt that came when the code no longer blocked must not hit what the pool thread does next.</summary>
    private static void TakePendingInterrupt()
    {
        try
        {
            Thread.Sleep(1);
        }
        catch (ThreadInterruptedException)
        {
            // Taken.
        }
    }

    /// <summary>Runs what is ready, in order, until nothing more is.</summary>
    internal void RunReady()
    {
        while (_ready.TryDequeue(out Action? next))
        {
            next();
        }
    }

    private void Enqueue(Action work)
    {
        if (IsCurrent)
        {
            _ready.Enqueue(work);
        }
        else
        {
            _foreignContinuation();
        }
    }

    /// <summary>Keeps ContinueWith and the like on the orchestrator's thread too.</summary>
    private sealed class Scheduler(OrchestratorThread thread) : TaskScheduler
    {
        public override int MaximumConcurrencyLevel => 1;

        protected override void QueueTask(Task task) => thread.Enqueue(() => TryExecuteTask(task));

        protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) =>
            thread.IsCurrent && !taskWasPreviouslyQueued && TryExecuteTask(task);

        protected override IEnumerable<Task> GetScheduledTasks() => [];
    }
}
