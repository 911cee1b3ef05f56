using Microsoft.DurableTask;

namespace LeadToCash.Local.Durable;

/// <content>How the run ends.</content>
internal sealed partial class OrchestrationRun
{
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
