namespace LeadToCash.Local.Durable;

/// <summary>
/// The one logical thread of an orchestrator: continuations queue here and run in order on the engine's call of <see cref="Run"/>, whatever pool
/// thread that is on. Work that arrives from elsewhere belongs to a task that is not the orchestration's; it is refused and reported.
/// </summary>
internal sealed class OrchestratorThread : SynchronizationContext
{
    [ThreadStatic]
    private static OrchestratorThread? _current;

    private readonly Queue<Action> _ready = new();
    private readonly Scheduler _scheduler;
    private readonly Action _foreignContinuation;

    /// <param name="foreignContinuation">Called, on a foreign thread, when a foreign task wants to continue the orchestrator.</param>
    internal OrchestratorThread(Action foreignContinuation)
    {
        _scheduler = new Scheduler(this);
        _foreignContinuation = foreignContinuation;
    }

    internal bool IsCurrent => _current == this;

    /// <summary>Runs <paramref name="action"/>, which calls <see cref="RunReady"/> as often as it makes something ready.</summary>
    internal void Run(Action action)
    {
        SynchronizationContext? outer = Current;
        OrchestratorThread? outerThread = _current;
        _current = this;
        SetSynchronizationContext(this);
        try
        {
            var turn = new Task(action);
            turn.RunSynchronously(_scheduler);
            turn.GetAwaiter().GetResult();
        }
        finally
        {
            SetSynchronizationContext(outer);
            _current = outerThread;
        }
    }

    public override void Post(SendOrPostCallback d, object? state) => Enqueue(() => d(state));

    public override void Send(SendOrPostCallback d, object? state) =>
        throw new NotSupportedException("An orchestrator's continuation can't be sent to; it runs when its orchestration does.");

    public override SynchronizationContext CreateCopy() => this;

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
