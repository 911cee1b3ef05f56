using Microsoft.DurableTask;

namespace LeadToCash.Local.Durable;

/// <summary>
/// One live run of an orchestrator: fed with history it repeats what was decided, fed with new events it decides further. It stays in memory
/// between episodes, so that a warm instance goes on where it stopped.
/// </summary>
internal sealed partial class OrchestrationRun
{
    private readonly Execution _execution;
    private readonly ITaskOrchestrator _orchestrator;
    private readonly RunSettings _settings;
    private readonly RunContext _context;
    private readonly OrchestratorThread _thread;
    private readonly SortedDictionary<int, Decision> _decided = [];
    private readonly Dictionary<int, TaskCompletionSource<string?>> _open = [];
    private readonly List<int> _cancelledTimers = [];
    private readonly Queue<HistoryEvent> _heldBack = new();
    private Task<object?>? _body;
    private bool _bodyEndedHere;
    private volatile bool _foreign;
    private Exception? _unreadable;
    private int _nextId;

    /// <param name="execution">What runs.</param>
    /// <param name="orchestrator">The code that runs it.</param>
    /// <param name="settings">The task hub's settings for runs.</param>
    /// <param name="foreignContinuation">Called when a foreign task wants to continue the orchestrator between episodes.</param>
    internal OrchestrationRun(Execution execution, ITaskOrchestrator orchestrator, RunSettings settings, Action foreignContinuation)
    {
        _execution = execution;
        _orchestrator = orchestrator;
        _settings = settings;
        Events = new ExternalEvents(settings.Converter);
        _thread = new OrchestratorThread(() =>
        {
            _foreign = true;
            foreignContinuation();
        },
        settings.LongestBlock);
        _context = new RunContext(this, execution, settings);
    }

    internal ExternalEvents Events { get; }

    internal DateTime Now { get; private set; }

    internal bool IsReplaying { get; private set; }

    internal bool IsSuspended { get; private set; }

    internal string? CustomStatus { get; set; }

    internal Completion.StartsOver? StartingOver { get; set; }

    internal bool PreservesEvents { get; set; }

    /// <summary>Rebuilds the run from its history. Afterwards the code has decided exactly what the history holds.</summary>
    /// <exception cref="OrchestratorRuleException">The code decided otherwise, or blocked.</exception>
    internal void Replay(IReadOnlyList<HistoryEvent> history)
    {
        IsReplaying = true;
        _thread.Run(() =>
        {
            foreach (HistoryEvent item in history)
            {
                if (item is Decision decision)
                {
                    Confirm(decision);
                }
                else
                {
                    Take(item);
                    ThrowIfBlocked();
                }
            }
        });

        IsReplaying = false;
        _cancelledTimers.Clear();
        if (_decided.Count > 0)
        {
            throw EngineErrors.Unexpected(_execution.Name, _decided.Values.First());
        }
    }

    /// <summary>Takes new events and returns what the orchestrator decided on them, in order.</summary>
    internal List<HistoryEvent> Play(IReadOnlyList<HistoryEvent> events)
    {
        _thread.Run(() =>
        {
            foreach (HistoryEvent item in events.TakeWhile(_ => !_thread.HasBlocked))
            {
                Take(item);
            }
        });

        List<HistoryEvent> decisions = [.. _decided.Values, .. _cancelledTimers.Select(id => new TimerCancelled(id))];
        _decided.Clear();
        _cancelledTimers.Clear();
        return decisions;
    }

    internal int NextId() => _nextId++;

    internal void ThrowUnlessOnThread(string member)
    {
        if (!_thread.IsCurrent)
        {
            throw EngineErrors.ForeignThread(_execution.Name, member);
        }
    }

    /// <summary>Records a decision whose outcome arrives later, and returns the task of that outcome.</summary>
    internal Task<string?> Open(Decision decision, CancellationToken cancellationToken = default)
    {
        var outcome = new TaskCompletionSource<string?>();
        _decided.Add(decision.Id, decision);
        _open.Add(decision.Id, outcome);
        if (cancellationToken.CanBeCanceled)
        {
            cancellationToken.Register(() => CancelTimer(decision.Id, outcome, cancellationToken));
        }

        return outcome.Task;
    }

    /// <summary>Records a decision that has no outcome.</summary>
    internal void Record(Decision decision) => _decided.Add(decision.Id, decision);

    private void CancelTimer(int id, TaskCompletionSource<string?> outcome, CancellationToken cancellationToken)
    {
        if (_open.Remove(id))
        {
            _cancelledTimers.Add(id);
            outcome.TrySetCanceled(cancellationToken);
        }
    }

    private void ThrowIfBlocked()
    {
        if (_thread.HasBlocked)
        {
            throw EngineErrors.Blocked(_execution.Name, _execution.InstanceId);
        }
    }

    private void Confirm(Decision expected)
    {
        if (!_decided.Remove(expected.Id, out Decision? taken))
        {
            throw EngineErrors.Missing(_execution.Name, expected);
        }

        if (!expected.Matches(taken))
        {
            throw EngineErrors.Different(_execution.Name, expected, taken);
        }
    }
}
