namespace LeadToCash.Local.Durable;

/// <content>What the run takes: events of the history, and new ones.</content>
internal sealed partial class OrchestrationRun
{
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

    private void Handle(HistoryEvent item)
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

        _thread.RunReady();
    }

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
}
