using Microsoft.DurableTask;

namespace LeadToCash.Local.Durable;

/// <summary>
/// One live run of an orchestrator: fed with history it repeats what was decided, fed with new events it decides further. It stays in memory
/// between episodes, so that a warm instance goes on where it stopped.
/// </summary>
internal sealed class OrchestrationRun
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
        foreach (HistoryEvent item in events)
        {
            Take(item);
        }

        List<HistoryEvent> decisions = [.. _decided.Values, .. _cancelledTimers.Select(id => new TimerCancelled(id))];
        _decided.Clear();
        _cancelledTimers.Clear();
        return decisions;
    }

    /// <summary>
    /// How the execution ended, or null while it goes on. It goes on while an activity, sub-orchestration or timer is open, even when the code
    /// has returned or thrown.
    /// </summary>
    internal Completion? Completion()
    {
        if (_thread.HasBlocked)
        {
            return Failed(EngineErrors.Blocked(_execution.Name, _execution.InstanceId), final: true);
        }

        if (_unreadable is not null)
        {
            return Failed(_unreadable, final: false);
        }

        if (_foreign || (_body is { IsCompleted: true } && !_bodyEndedHere))
        {
            return Failed(EngineErrors.ForeignAwait(_execution.Name), final: true);
        }

        if (IsSuspended || _body is null || _open.Count > 0)
        {
            return null;
        }

        if (!_body.IsCompleted)
        {
            return Events.HasOpenWaits ? null : Failed(EngineErrors.ForeignAwait(_execution.Name), final: true);
        }

        return _body.IsCompletedSuccessfully ? Ended(_body.Result) : Failed(_body.Exception?.InnerException ?? new TaskCanceledException(_body), final: false);
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

    private void Take(HistoryEvent item)
    {
        switch (item)
        {
            case EpisodeStarted episode:
                Now = episode.At;
                break;
            case ExecutionSuspended:
                IsSuspended = true;
                break;
            case ExecutionResumed:
                IsSuspended = false;
                while (_heldBack.TryDequeue(out HistoryEvent? held))
                {
                    Handle(held);
                }

                break;
            case TimerCancelled or ExecutionTerminated:
                break;
            default:
                HandleOrHold(item);
                break;
        }
    }

    private void HandleOrHold(HistoryEvent item)
    {
        if (IsSuspended)
        {
            _heldBack.Enqueue(item);
        }
        else
        {
            Handle(item);
        }
    }

    private void Handle(HistoryEvent item) => _thread.Run(() =>
    {
        switch (item)
        {
            case ExecutionStarted:
                Begin();
                break;
            case EventRaised raised:
                Deliver(raised);
                break;
            case TaskCompleted task:
                Close(task.Id)?.SetResult(task.Result);
                break;
            case TaskFailed task:
                Close(task.Id)?.SetException(new CallFailedException(task.Id, task.Failure, task.Final));
                break;
            case ChildCompleted child:
                Close(child.Id)?.SetResult(child.Result);
                break;
            case ChildFailed child:
                Close(child.Id)?.SetException(new CallFailedException(child.Id, child.Failure, child.Final));
                break;
            case TimerFired timer:
                Close(timer.Id)?.SetResult(null);
                break;
            default:
                throw new InvalidOperationException($"An orchestrator can't take a {item.GetType().Name}.");
        }
    });

    /// <summary>An event that can't be read fails the orchestration, whatever its code would do about it; as in Azure.</summary>
    private void Deliver(EventRaised raised)
    {
        try
        {
            Events.Deliver(raised);
        }
#pragma warning disable CA1031 // the boundary of the app's own converter
        catch (Exception exception)
#pragma warning restore CA1031
        {
            _unreadable = exception;
        }
    }

    private void ThrowIfBlocked()
    {
        if (_thread.HasBlocked)
        {
            throw EngineErrors.Blocked(_execution.Name, _execution.InstanceId);
        }
    }

    private TaskCompletionSource<string?>? Close(int id) => _open.Remove(id, out TaskCompletionSource<string?>? outcome) ? outcome : null;

    private void Begin()
    {
        _body = RunBodyAsync();
        _ = _body.ContinueWith(
            _ => _bodyEndedHere = _thread.IsCurrent, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    private async Task<object?> RunBodyAsync()
    {
        object? input = _settings.Converter.Deserialize(_execution.Input, _orchestrator.InputType);
        return await _orchestrator.RunAsync(_context, input);
    }

    private Completion Ended(object? result)
    {
        if (StartingOver is { } next)
        {
            return next with { Events = PreservesEvents ? [.. Events.Kept] : [] };
        }

        try
        {
            return new Completion.Returned(PayloadLimits.Check(_settings.Converter.Serialize(result), $"output of orchestrator '{_execution.Name}'"));
        }
        catch (Exception exception) when (exception is NotSupportedException or System.Text.Json.JsonException or ArgumentException)
        {
            return Failed(exception, final: false);
        }
    }

    private Completion.Threw Failed(Exception exception, bool final) =>
        new(TaskFailureDetails.FromException(exception, _settings.ExceptionProperties), final);
}
